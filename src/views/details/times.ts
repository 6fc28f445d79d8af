import type { Translate } from '../../base/translate';
import { dueOf } from '../../events/deadline';
import { dueLabel, dueLeft } from '../../events/dueWords';
import { formatAway, formatElsewhere, formatUtc, type LocalWriter } from '../../base/format';
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
  const due = dueOf(event);
  const own = operations.filter(operation => keyOf(operation) === node.key);
  const operation = own.find(isOpen) ?? own.find(({ end }) => end);
  const plan = operation?.end ? undefined : operation?.plan;
  const moment = (name: string, time: number | undefined): Moment[] => (time === undefined ? [] : [{ name, time }]);
  return [
    ...moment(t('Published'), event.publishTime),
    ...(due ? [{ name: dueLabel(due, t), time: due.time, left: dueLeft(due, now, t) }] : []),
    ...(event.notBefore === due?.time ? [] : moment(t('Time given by the service'), event.notBefore)),
    ...(plan?.opsType === 'scheduled' ? moment(t('Your plan'), plan.planTime) : []),
    ...moment(t('Your operation was confirmed'), operation?.at),
    ...moment(t('Its end was seen'), operation?.end?.at),
  ];
}
