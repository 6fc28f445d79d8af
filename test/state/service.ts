import type { EnsEvent } from '../../src/ens/types';
import { eventKey } from '../../src/events/event';
import { anEvent } from '../builders';

/** The service as all windows see it: events that wait for an answer, and how often each was acted on. */
export interface Service {
  /** So many that are not over, and new ones for those that are. */
  readonly active: () => readonly EnsEvent[];
  readonly read: (keys: readonly string[]) => EnsEvent[];
  /** A call arrived. Time goes on at the service with each. */
  readonly receive: (keys: readonly string[]) => void;
  /** Events that were acted on more than once. */
  readonly repeated: () => string[];
  readonly calls: () => number;
}

/** How many questions an event stays in each state. */
const looksPerState = 2;

export function createService(size: number): Service {
  const events = new Map<string, { event: EnsEvent; calls: number; looks: number; age: number }>();
  let made = 0;
  const add = () => {
    made += 1;
    const event = anEvent({ eventId: `e-${made}`, resourceId: `i-${made}` });
    events.set(eventKey(event), { event, calls: 0, looks: 0, age: 0 });
  };
  const isActive = ({ event, age }: { event: EnsEvent; age: number }) => event.status !== 'Executed' && age < 60;
  return {
    active: () => {
      while ([...events.values()].slice(-size * 3).filter(isActive).length < size) {
        add();
      }
      return [...events.values()]
        .slice(-size * 3)
        .filter(isActive)
        .map(entry => {
          entry.age += 1;
          return entry.event;
        });
    },
    read: keys =>
      keys.flatMap(key => {
        const entry = events.get(key);
        if (!entry) {
          return [];
        }
        if (entry.calls > 0) {
          entry.looks += 1;
          const status = entry.looks > 2 * looksPerState ? 'Executed' : 'Executing';
          entry.event = { ...entry.event, status };
        }
        return [entry.event];
      }),
    receive: keys => {
      for (const key of keys) {
        const entry = events.get(key);
        if (entry) {
          entry.calls += 1;
        }
      }
    },
    repeated: () => [...events].filter(([, { calls }]) => calls > 1).map(([key]) => key),
    calls: () => [...events.values()].reduce((sum, { calls }) => sum + calls, 0),
  };
}
