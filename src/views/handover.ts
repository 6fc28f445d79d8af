import type { Clock } from '../ens/ports';
import type { Findings } from '../events/findings';
import type { Told, ToldSnapshot } from '../events/told';
import type { Desk } from './desks';
import { unawaited } from '../base/unawaited';

/**
 * Between a window that found something while it had no focus (one reads in the background for all of them) and the one
 * the person is in, which reads its list once then and tells what is new in it.
 */
export interface Handover {
  /** Lets the other windows know of what this one found, once. */
  readonly offer: (desk: Desk, found: Findings, told: Told) => Promise<void>;
  /** Reads the list where another window found something since. */
  readonly take: (desk: Desk, told: ToldSnapshot) => void;
}

export function createHandover(clock: Pick<Clock, 'now'>): Handover {
  const offered = new WeakMap<Desk, string>();
  const taken = new WeakMap<Desk, number>();
  return {
    offer: async (desk, { news, reminders, marks }, told) => {
      const what = news.length + reminders.length > 0 ? marks.join() : '';
      if (what !== '' && offered.get(desk) !== what) {
        offered.set(desk, what);
        await told.wait(desk.profileId, clock.now());
      }
    },
    take: (desk, told) => {
      const since = told.waitingSince(desk.profileId) ?? 0;
      const { loadedAt = 0 } = desk.store.state();
      // Each once, whatever the clock said: one of a clock that was ahead would be new for ever.
      if (since > loadedAt && since !== taken.get(desk)) {
        taken.set(desk, since);
        // What comes of it is told once it is read.
        unawaited(desk.loader.load(), 'a failure to read is a row of its list');
      }
    },
  };
}
