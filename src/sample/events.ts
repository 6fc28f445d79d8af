import type { DataPolicy, EnsEvent } from '../ens/types';
import { eventRows, reasons, types, type EventRow } from './eventRows';
import { isLocal, type SampleInstance } from './instances';
import { seededRandom, type SeededRandom } from './random';

/** From when to when an event runs, Unix milliseconds, and how it ends. */
export interface Run {
  startAt: number;
  endAt: number;
  outcome: 'Executed' | 'Failed';
  /** Of a migration; absent is `abandon`, as for one that begins without an answer. */
  dataPolicy?: DataPolicy;
  /** True where it begins because nobody has answered: until then an answer is awaited. */
  byDefault?: boolean;
}

/** An event as the gateway keeps it. `status` holds until a run is set: from then on the clock decides. */
export interface SampleEvent extends Omit<EnsEvent, 'extra' | 'publishTime'> {
  publishTime: number;
  run?: Run;
  /** What NotBefore was before a plan took its place, Unix milliseconds. */
  deadline?: number;
}

/** The longest an event dates back that was made up to fill a large account. */
const oldestHours = 500;
const hour = 3_600_000;

/** When a failure redeploy that nobody answers runs by default, from its publication (ens-api.md section 8), milliseconds. */
export const fiveDays = 5 * 24 * hour;

export function statusAt({ status, run }: SampleEvent, now: number): string {
  if (!run) {
    return status;
  }
  if (now < run.startAt) {
    return run.byDefault ? status : 'Scheduled';
  }
  return now < run.endAt ? 'Executing' : run.outcome;
}

/**
 * The account's events, newest first: the written rows, and beyond them as many variations of these as were asked for.
 * @param start the moment all times are relative to, Unix milliseconds
 * @param executingMs how long a planned event runs once its time has come
 */
export function sampleEvents(
  count: number,
  instances: readonly [SampleInstance, ...SampleInstance[]],
  { start, executingMs, seed }: { start: number; executingMs: number; seed: number },
): SampleEvent[] {
  const random = seededRandom(seed);
  const byName = new Map(instances.map(instance => [instance.name, instance]));
  return Array.from({ length: count }, (_, index) => {
    const written = eventRows[index];
    const row = written ?? variation(eventRows[index % eventRows.length] ?? eventRows[0], random);
    const instance = (written && byName.get(written[3])) ?? pickFor(row, instances, random);
    return eventOf(row, instance, { start, executingMs, random });
  }).sort((a, b) => b.publishTime - a.publishTime);
}

function variation([type, level, status, name, published, due, reason]: EventRow, random: SeededRandom): EventRow {
  const stretch = 0.5 + random.next();
  const age = Math.min(published * stretch, oldestHours);
  return [type, level, status, name, age, typeof due === 'number' ? Math.max(due * stretch, -age) : due, reason];
}

/** An instance that can have such an event (ens-api.md section 8). */
function pickFor(
  [type, , status]: EventRow,
  instances: readonly [SampleInstance, ...SampleInstance[]],
  random: SeededRandom,
): SampleInstance {
  const [first, ...others] = instances.filter(instance => {
    switch (type) {
      case 'redeployNow':
        return instance.disks.some(isLocal);
      case 'restarted':
        return !instance.disks.some(isLocal) && (status !== 'Executing' || instance.status === 'Stopped');
      case 'migrate':
        return instance.family !== 'x86_pm';
      default:
        return true;
    }
  });
  return random.pick([first ?? instances[0], ...others]);
}

function eventOf(
  [type, level, status, , published, due, reason]: EventRow,
  instance: SampleInstance,
  { start, executingMs, random }: { start: number; executingMs: number; random: SeededRandom },
): SampleEvent {
  const publishTime = Math.round(start - published * hour);
  const byDefault = publishTime + fiveDays;
  const notBefore = due === 'byDefault' ? byDefault : due === undefined ? due : Math.round(start + due * hour);
  const run = (startAt: number): Run => ({ startAt, endAt: startAt + executingMs, outcome: outcomeOn(instance) });
  return {
    // Four zeros first: well-formed, and plainly made up.
    eventId: `e-0000${random.text(28, '0123456789abcdef')}`,
    type: types[type],
    level,
    status,
    resourceId: type === 'disk' ? (instance.disks.at(-1)?.diskId ?? instance.instanceId) : instance.instanceId,
    publishTime,
    ...(notBefore !== undefined && { notBefore }),
    reason: reasons[reason],
    extendedAttribute: type === 'ban' || type === 'risk' ? JSON.stringify({ ip: instance.addresses[0] }) : '{}',
    ...(status === 'Scheduled' && notBefore !== undefined && { run: run(notBefore) }),
    ...(type === 'redeployNow' && status === 'Inquiring' && { run: { ...run(byDefault), byDefault: true } }),
  };
}

/** How any run on this instance ends. */
export function outcomeOn(instance: SampleInstance | undefined): Run['outcome'] {
  return instance?.failsRedeploy ? 'Failed' : 'Executed';
}
