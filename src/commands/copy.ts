import { l10n, window } from 'vscode';
import { noCode } from '../ens/error';
import type { CallRecord } from '../ens/ports';
import type { EnsEvent } from '../ens/types';
import { foreignCode } from '../ens/words';
import type { LocalWriter } from '../base/format';
import { plainLabel, visible } from '../base/inert';
import { resourceIdLabel } from '../events/resourceWords';
import { requestIdOf } from '../operations/operation';
import { isEventNode } from '../views/nodes';
import { sayAbsent, sayAccountGone } from './absence';
import { chooseEvents } from './chooseEvents';
import { operationsCalledOn } from './chooseOperations';
import { copyText } from './copyText';
import type { EventCommandDeps } from './deps';
import { isRowLost, sayRowLost } from './lostRow';

/** Characters; longer than any id that is kept of an answer, with its escapes. */
const longestId = 10_000;

/** Copies the event ids of the rows it was called on, one a line; from the palette it asks for an event. */
export function copyEventId(deps: EventCommandDeps, ...args: unknown[]): Promise<void> {
  return copyField(deps, args, { field: ({ eventId }) => eventId, what: () => l10n.t('Event id') });
}

/**
 * Copies the ids of what the rows it was called on are about, instances for the most part, one a line, and says of which
 * kind it was; from the palette it asks for an event.
 */
export function copyInstanceId(deps: EventCommandDeps, ...args: unknown[]): Promise<void> {
  return copyField(deps, args, {
    field: ({ resourceId }) => resourceId,
    what: about => resourceIdLabel(about, l10n.t),
  });
}

/** The same for events that are about no instance: the ids of their node, disk or address. */
export const copyResourceId = copyInstanceId;

type About = Pick<EnsEvent, 'type' | 'eventId' | 'resourceId'>;

async function copyField(
  deps: EventCommandDeps,
  args: unknown[],
  { field, what }: { field: (about: About) => string; what: (about: About) => string },
): Promise<void> {
  const operations = operationsCalledOn(deps.records, args);
  const about: readonly About[] | undefined =
    operations.length > 0
      ? operations.map(operation => ({ ...operation, type: operation.eventType }))
      : (await chooseEvents(deps, args, { title: l10n.t('Copy'), fits: () => true }))?.events;
  const [first] = about ?? [];
  if (about && first) {
    const ids = [...new Set(about.map(one => copied(field(one))))];
    await copyText(ids.join('\n'), ids.length > 1 ? l10n.t('{0} ids', ids.length) : what(first));
  }
}

/**
 * Copies the RequestId of the operation it was called on, or of the newest call about the event it was called on; else
 * asks which of the calls of this window.
 */
export async function copyRequestId(deps: EventCommandDeps, ...args: unknown[]): Promise<void> {
  const [operation] = operationsCalledOn(deps.records, args);
  const requestId = operation ? requestIdOf(operation) : await requestIdOfCall(deps, args);
  if (requestId !== undefined) {
    await copyText(copied(requestId), 'RequestId');
  }
}

/** An id as it is, unless it has line breaks or what is not seen: pasted into a shell, a line break is an Enter. */
function copied(id: string): string {
  return visible(id, longestId);
}

async function requestIdOfCall(
  { history, desks, local }: Pick<EventCommandDeps, 'history' | 'desks' | 'local'>,
  args: readonly unknown[],
): Promise<string | undefined> {
  if (isRowLost(args)) {
    await sayRowLost();
    return undefined;
  }
  const [node] = args;
  const answered = history.list().filter(({ requestId }) => requestId !== undefined);
  const desk = isEventNode(node) ? desks.of(node.account) : undefined;
  const event = isEventNode(node) ? desk?.store.get(node.key) : undefined;
  if (isEventNode(node) && !event) {
    await (desk ? sayAbsent(desk, 1) : sayAccountGone());
    return undefined;
  }
  const ofEvent = event && answered.find(({ eventId }) => eventId?.split(',').includes(event.eventId));
  return (ofEvent ?? (await pickCall(answered, local)))?.requestId;
}

async function pickCall(records: readonly CallRecord[], local: LocalWriter): Promise<CallRecord | undefined> {
  if (records.length === 0) {
    await window.showInformationMessage(l10n.t('No call has been answered in this window yet.'));
    return undefined;
  }
  const items = records.map(record => ({
    label: plainLabel(record.action),
    description: plainLabel(
      [record.outcome, foreignCode(record.code ?? noCode), local(record.at)].filter(Boolean).join(' · '),
    ),
    detail: plainLabel(record.requestId ?? ''),
    record,
  }));
  const choice = await window.showQuickPick(items, {
    title: l10n.t('Copy RequestId'),
    placeHolder: l10n.t('Which call'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return choice?.record;
}
