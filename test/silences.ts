import { fixedZone } from '../src/base/zones';
import { notificationSettings } from '../src/events/notificationSettings';
import { createTold } from '../src/events/told';
import { memoryFile } from '../src/events/toldFile';
import type { Desk } from '../src/views/desks';
import { createSilences, type Silences } from '../src/views/silences';
import { createToldOf } from '../src/views/toldOf';
import { noon } from './builders';
import { someSettings } from './settings';

const fail = (error: Error) => {
  throw error;
};

/** What a person holds back of the events of these desks, in memory; `stored` is the settings file. */
export function someSilences(
  desks: readonly Desk[] = [],
  {
    stored = {},
    clock = { now: () => noon },
  }: { stored?: Record<string, unknown>; clock?: { now: () => number } } = {},
): Silences & { told: ReturnType<typeof createTold> } {
  const told = createTold(memoryFile(), fail);
  const settings = someSettings(stored);
  const silences = createSilences({
    shown: () => desks,
    toldOf: createToldOf(told, fail),
    settings: () => notificationSettings(settings.get),
    clock,
    zone: fixedZone(8 * 3_600_000),
    logError: fail,
  });
  return { ...silences, told };
}
