import { createLocalWriter } from '../src/base/format';
import { createPersonTime, type PersonTime } from '../src/settings/personTime';
import { someSettings } from './settings';

/** Writes times as somebody's clock shows them who is where most nodes are. */
export const shanghai = createLocalWriter({ timeZone: 'Asia/Shanghai' });

/** A person's clock by the setting, which a test can change; the computer's zone where it is empty. */
export interface TestTime extends PersonTime {
  change: (timeZone: unknown) => void;
}

export function somePersonTime(timeZone: unknown = ''): TestTime {
  const stored: Record<string, unknown> = { timeZone };
  const listeners = new Set<() => void>();
  const settings = someSettings(stored, {
    onDidChange: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  return {
    ...createPersonTime(settings),
    change: next => {
      stored['timeZone'] = next;
      for (const listener of listeners) {
        listener();
      }
    },
  };
}
