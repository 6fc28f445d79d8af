import type { Profile } from '../accounts/profile';
import { plainLabel, visible } from '../base/inert';
import { formatUtc, type LocalWriter } from '../base/format';
import type { Translate } from '../base/translate';
import type { EnsEvent, Instance, Region } from '../ens/types';
import { actionFor, permissionFor, type Action } from '../events/actions';
import { dueOf } from '../events/deadline';
import { dueLabel, dueLeft } from '../events/dueWords';
import { nodeName } from '../events/nodeName';
import { levelBoth, statusBoth } from '../events/rawWords';
import { silenceTimes } from '../events/silenceWords';
import { typeWord } from '../events/typeWords';
import { unreadTimes } from '../events/unreadTimes';
import { actionWord, barSentence } from '../events/words';
import type { OperationState } from '../operations/operation';
import { diskWords } from './diskWords';
import { operationStateWord } from './operationWords';
import type { Silence } from './silences';

/** Characters of a text in a line. */
const longest = 90;

export interface TooltipFacts {
  event: EnsEvent;
  instance?: Instance | undefined;
  /** True where the service finds no instance of the event's id. */
  gone?: boolean;
  /** Of the node it is about; empty where that is not known. */
  nodeId: string;
  region?: Region | undefined;
  /** What the instance was called before, where that was another name. */
  formerName?: string | undefined;
  /** The last read of the list, which was not complete, did not bring it. */
  stale?: boolean;
  /** False where the service lists it no more, and its row is still there. */
  listed?: boolean;
  /** Where the operation stands that is at it, of any window. */
  operation?: OperationState | undefined;
  /** Whose it is, where several accounts are shown. */
  account?: Pick<Profile, 'name'> | undefined;
  /** What the person holds back of it. */
  silence?: Silence | undefined;
  /** The account is marked as read-only. */
  readOnly?: boolean;
  /** Unix milliseconds. */
  now: number;
  local: LocalWriter;
}

/** Lines of text; of a row only those that say something. */
export interface TooltipLines {
  name: string;
  about: string;
  rows: readonly (readonly [label: string, text: string])[];
}

/** What a decision needs, in six lines at most: a tooltip lies over what is near the row, and the rest is on the event's page. */
export function eventTooltipLines(facts: TooltipFacts, t: Translate): TooltipLines {
  const { event, instance, nodeId, region, formerName, account, stale = false, listed = true } = facts;
  const name = plainLabel(instance?.name ?? (event.resourceId || event.eventId), longest);
  const doubt = listed ? (stale ? [t('not in the last reading')] : []) : [t('no longer listed')];
  const held = facts.silence ? silenceTimes(facts.silence, facts.local, t) : [];
  const node = nodeName(region, t);
  const action = actionFor(event);
  const rows: (readonly [string, string | undefined])[] = [
    ...timeRow(facts, t),
    ...(action ? [[actionWord(action, t), permissionWords(facts, action, t)] as const] : []),
    [t('Reason'), event.reason && visible(event.reason, longest)],
    [t('Node'), visible(node === undefined ? nodeId : `${node} (${nodeId})`, longest)],
    facts.gone
      ? [t('Instance'), t('The service finds no instance with this id.')]
      : [t('Disks'), instance && visible(diskWords(instance, t), longest)],
  ];
  return {
    name: formerName === undefined ? name : t('{0} (before: {1})', name, plainLabel(formerName, longest)),
    about: [
      ...[...doubt, ...held, typeWord(event.type, t), statusBoth(event.status, t), levelBoth(event.level, t)],
      ...(account ? [plainLabel(account.name, longest)] : []),
    ].join(' · '),
    rows: rows.flatMap(([label, text]) => (text ? [[label, text] as const] : [])),
  };
}

function timeRow({ event, now, local }: TooltipFacts, t: Translate): (readonly [string, string])[] {
  const due = dueOf(event);
  if (due) {
    const times = `${local(due.time)} · ${formatUtc(due.time)} · ${dueLeft(due, now, t)}`;
    // In short, since it has one line.
    return [[due.estimated ? t('Deadline (estimated)') : dueLabel(due, t), times]];
  }
  return unreadTimes(event, t)
    .slice(0, 1)
    .map(({ label, text }) => [label, visible(text, longest)]);
}

/** Whether the row's menu offers it, and why not where it does not. */
function permissionWords(
  { event, readOnly = false, listed = true, operation }: TooltipFacts,
  action: Action,
  t: Translate,
): string {
  const permission = permissionFor(action, event);
  if (!listed) {
    return t('not possible: {0}', t('The service does not list the event any more.'));
  }
  if (!permission.allowed) {
    return t('not possible: {0}', barSentence(permission.bar, t));
  }
  if (operation) {
    return t('not possible: {0}', t('There is an operation on it already: {0}', operationStateWord(operation, t)));
  }
  return readOnly
    ? t(
        'not possible: {0}',
        t('The account is read-only. {0}', t('To allow operations, change its protection in Manage Accounts.')),
      )
    : t('possible');
}
