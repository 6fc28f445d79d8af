import type { Translate } from '../../base/translate';
import type { EnsEvent } from '../../ens/types';
import { actionFor, owesAnswer } from '../../events/actions';
import { deadlineOf } from '../../events/deadline';
import { sectionOf } from '../../events/event';
import { formatAway, formatElsewhere, formatLeft, formatUtc, type LocalWriter } from '../../base/format';
import { nodeZone } from '../../events/nodeZone';
import { unreadTimes } from '../../events/unreadTimes';
import { isOpen, keyOf } from '../../operations/operation';
import type { DetailsFacts } from './detailsFacts';
import { markup, theirs, type Markup } from './markup';
import { paragraph, section, table } from './parts';

interface Moment {
  name: string;
  /** Unix milliseconds. */
  time: number;
  /** How far away it is, where that is more than "in" and "ago". */
  left?: string;
}

/**
 * All times of an event: local, at the node where its clock differs for any of them, UTC, and how far away they were when
 * the page was made.
 */
export function times(details: DetailsFacts, local: LocalWriter, t: Translate): Markup {
  const { now } = details;
  const shown = moments(details, t).map(moment => ({
    ...moment,
    atNode: formatElsewhere(moment.time, local, nodeZone(details.nodeId)),
  }));
  const differs = shown.some(({ atNode }) => atNode !== undefined);
  const beside = (text: string) => (differs ? [markup`${text}`] : []);
  const rows = [
    ...shown.map(({ name, time, left, atNode }) => [
      markup`${name}`,
      markup`${local(time)}`,
      ...beside(atNode ?? local(time)),
      markup`${formatUtc(time)}`,
      markup`${left ?? formatAway(time, now, t)}`,
    ]),
    ...unreadTimes(details.event, t).map(({ label, text }) => [
      markup`${label}`,
      theirs(text),
      ...beside('—'),
      markup`—`,
      markup`—`,
    ]),
  ];
  const columns = [t('What'), t('Local time'), ...(differs ? [t('At the node')] : []), t('UTC'), t('From now')];
  const caption = t('As of {0}', local(now));
  return section(
    'times',
    t('Times'),
    rows.length === 0 ? paragraph(t('The service gave no time.')) : table(caption, columns, rows),
    paragraph(
      t('The service does not say when an operation began or ended. What this computer saw is under Operations.'),
    ),
  );
}

function moments({ node, event, operations, now }: DetailsFacts, t: Translate): Moment[] {
  const deadline = deadlineOf(event);
  const planned = operations.find(
    operation => keyOf(operation) === node.key && isOpen(operation) && operation.plan.opsType === 'scheduled',
  );
  const ended = operations.find(operation => keyOf(operation) === node.key && operation.end);
  const moment = (name: string, time: number | undefined): Moment[] => (time === undefined ? [] : [{ name, time }]);
  return [
    ...moment(t('Published'), event.publishTime),
    ...(deadline ? [{ ...deadlineMoment(event, deadline, t), left: leftUntil(event, deadline.time, now, t) }] : []),
    ...(event.notBefore === deadline?.time ? [] : moment(t('Time given by the service'), event.notBefore)),
    ...(planned?.plan.opsType === 'scheduled' ? moment(t('Your plan'), planned.plan.planTime) : []),
    ...moment(t('Your operation was confirmed'), (planned ?? ended)?.at),
    ...moment(t('Its end was seen'), ended?.end?.at),
  ];
}

function deadlineMoment(
  event: EnsEvent,
  { time, estimated }: { time: number; estimated: boolean },
  t: Translate,
): Moment {
  if (estimated) {
    return { name: t('Deadline (estimated, five days after publication)'), time };
  }
  // Where nothing can be answered there is nothing to miss.
  const isPlan = sectionOf(event) === 'scheduled' || actionFor(event) === undefined;
  return { name: isPlan ? t('Planned by the service') : t('Deadline'), time };
}

/** Only an answer that is owed can be overdue. */
function leftUntil(event: EnsEvent, time: number, now: number, t: Translate): string {
  return owesAnswer(event) ? formatLeft(time, now, t) : formatAway(time, now, t);
}
