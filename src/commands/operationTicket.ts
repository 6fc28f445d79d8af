import { formatUtc, type LocalWriter } from '../base/format';
import { visible } from '../base/inert';
import type { Translate } from '../base/translate';
import { foreignCode } from '../ens/words';
import { actionWord } from '../events/words';
import { requestIdOf, type Operation } from '../operations/operation';
import { whereWords } from '../views/operationWords';

/**
 * Plain text for a ticket or a mail about operations: a line for each fact, an empty one between operations. No text can
 * forge a line. `now` in Unix milliseconds.
 */
export function operationTicket(
  operations: readonly Operation[],
  { now, local }: { now: number; local: LocalWriter },
  t: Translate,
): string {
  return operations.map(operation => `${lines(operation, now, local, t).join('\n')}\n`).join('\n');
}

function lines(operation: Operation, now: number, local: LocalWriter, t: Translate): string[] {
  const { name, resourceId, action, plan, outcome, end, at } = operation;
  const bothTimes = (time: number) => `${local(time)} · ${formatUtc(time)}`;
  const said = outcome && outcome.kind !== 'accepted' ? outcome : undefined;
  const rows: (readonly [label: string, text: string | undefined])[] = [
    [t('Instance id'), resourceId],
    [t('Account'), operation.account],
    [t('Endpoint'), operation.host],
    [t('Confirmed'), bothTimes(at)],
    [t('When'), plan.opsType === 'scheduled' ? bothTimes(plan.planTime) : t('now')],
    [t('RequestId'), requestIdOf(operation)],
    [t('Code'), said && foreignCode(said.code)],
    [t('Message'), said?.message],
    [t('Ended'), end && bothTimes(end.at)],
    [t('Event state at the end'), end?.status],
    [t('Instance afterwards'), end?.summary],
    [t('Event type'), operation.eventType],
    [t('Event id'), operation.eventId],
  ];
  return [
    [name || resourceId, actionWord(action, t), whereWords(operation, now, local, t)]
      .map(text => visible(text))
      .join(' · '),
    ...rows.flatMap(([label, text]) => (text ? [t('{0}: {1}', label, visible(text, longest))] : [])),
  ];
}

/** Longest text of the service, characters. */
const longest = 2000;
