import { createHash } from 'node:crypto';
import type { Translate } from '../base/translate';
import { owesAnswer } from '../events/actions';
import { deadlineOf } from '../events/deadline';
import { eventKey, sectionOf, type EventKey } from '../events/event';
import { formatUtc, type LocalWriter } from '../base/format';
import { visible } from '../base/inert';
import { typeWord } from '../events/typeWords';
import type { CalendarEntry } from './calendar';
import type { SharedEvent } from './sharedEvent';

/** A planned operation; an Operation with its state fits. Times in Unix milliseconds, texts untrusted. */
export interface PlannedOperation {
  eventId: string;
  resourceId: string;
  eventType: string;
  name: string;
  account: string;
  plan: { opsType: string; planTime?: number };
  state: string;
}

interface Moment {
  eventId: string;
  resourceId: string;
  time: number;
  kind: 'plan' | 'deadline' | 'estimate';
  type: string;
  name: string;
  account: string;
}

const beforeDeadlines = ['-P1D', '-PT1H'];
const lastYear = Date.UTC(10_000, 0);

/**
 * What is to come, soonest first: one entry an event, at the time it is scheduled for, else at the time that was planned
 * for it on this computer, else at its deadline, with reminders. `now` in Unix milliseconds; what is past is left out.
 */
export function plansCalendar(
  events: readonly SharedEvent[],
  operations: readonly PlannedOperation[],
  { now, local, t }: { now: number; local: LocalWriter; t: Translate },
): CalendarEntry[] {
  const moments = new Map<EventKey, Moment>();
  for (const shared of events) {
    const moment = momentOf(shared);
    if (moment) {
      moments.set(eventKey(shared.event), moment);
    }
  }
  for (const operation of operations) {
    const { eventId, resourceId, plan, state, eventType: type, name, account } = operation;
    const key = eventKey(operation);
    if (state === 'planned' && plan.planTime !== undefined && moments.get(key)?.kind !== 'plan') {
      moments.set(key, { eventId, resourceId, time: plan.planTime, kind: 'plan', type, name, account });
    }
  }
  return [...moments.values()]
    .filter(({ time }) => time > now && time < lastYear)
    .sort((a, b) => a.time - b.time)
    .map(moment => entryOf(moment, local, t));
}

function momentOf({ event, instance, account }: SharedEvent): Moment | undefined {
  const deadline = deadlineOf(event);
  const section = sectionOf(event);
  if (!deadline || (section !== 'scheduled' && section !== 'needsAnswer')) {
    return undefined;
  }
  const kind = deadline.estimated ? 'estimate' : owesAnswer(event) ? 'deadline' : 'plan';
  const { eventId, resourceId, type } = event;
  const name = instance?.name ?? (resourceId || eventId);
  return { eventId, resourceId, time: deadline.time, kind, type, name, account };
}

function entryOf(moment: Moment, local: LocalWriter, t: Translate): CalendarEntry {
  const { eventId, resourceId, time, kind, type, name, account } = moment;
  return {
    uid: `${createHash('sha256').update(eventKey(moment)).digest('hex').slice(0, 32)}@ens-events`,
    start: time,
    summary: titleOf(kind, typeWord(type, t), visible(name), t),
    description: [
      `${local(time)} · ${formatUtc(time)}`,
      t('{0}: {1}', t('Account'), visible(account)),
      t('{0}: {1}', t('Event id'), visible(eventId)),
      t('{0}: {1}', t('Resource id'), visible(resourceId)),
    ],
    reminders: kind === 'plan' ? [] : beforeDeadlines,
  };
}

function titleOf(kind: Moment['kind'], what: string, name: string, t: Translate): string {
  switch (kind) {
    case 'plan':
      return t('Planned {0}: {1}', what, name);
    case 'deadline':
      return t('Deadline, {0}: {1}', what, name);
    case 'estimate':
      return t('Deadline (estimated), {0}: {1}', what, name);
  }
}
