import { createSignal } from '../base/signal';
import type { EnsEvent } from '../ens/types';
import { owesAnswer } from '../events/actions';
import { deadlineOf } from '../events/deadline';
import { eventKey, hasEnded, type EventKey } from '../events/event';
import { isMuted, type NotificationSettings } from '../events/notificationSettings';
import type { WallClock } from '../events/quietHours';
import { snoozeChoices } from '../events/snooze';
import type { Told, ToldSnapshot } from '../events/told';
import type { Desk } from './desks';
import type { ToldOf } from './toldOf';

/** What is held back of an event, and whether more can be. */
export interface Silence {
  /** Unix milliseconds, while that lies ahead. */
  snoozedUntil?: number;
  /** Its type is muted. */
  muted: boolean;
  canSnooze: boolean;
}

/** An event, where it is listed. */
export interface Listed {
  desk: Desk;
  event: EnsEvent;
}

export interface Silences {
  readonly of: (desk: Desk, event: EnsEvent) => Silence;
  /** Puts events off, for all windows, until a time in Unix milliseconds; 0 ends what there was. Answers what undoes it. */
  readonly snooze: (listed: readonly Listed[], until: number) => Promise<() => Promise<void>>;
  /** Reads anew what other windows put off, and the settings. */
  readonly refresh: () => Promise<void>;
  /** Hears that rows may say something else. Answers a function that ends it. */
  readonly onDidChange: (listener: () => void) => () => void;
  /** Hears that something was put off in this window, or is not any more. Answers a function that ends it. */
  readonly onDidSnooze: (listener: () => void) => () => void;
}

export interface SilencesParts {
  shown: () => readonly Desk[];
  toldOf: ToldOf;
  settings: () => NotificationSettings;
  clock: { now: () => number };
  zone: WallClock;
  logError: (error: Error) => void;
}

/** What a person holds back for a while, for the rows: as of the last look at what all windows remember. */
export function createSilences({ shown, toldOf, settings, clock, zone, logError }: SilencesParts): Silences {
  const changed = createSignal<undefined>(logError);
  const snoozed = createSignal<undefined>(logError);
  let known = new WeakMap<Desk, ToldSnapshot>();
  let { mode, mutedTypes } = settings();

  const untilOf = ({ desk, event }: Listed) => known.get(desk)?.snoozedUntil(eventKey(event));
  const refresh = async () => {
    const read = await Promise.all(shown().map(async desk => [desk, await toldOf(desk).read()] as const));
    known = new WeakMap(read);
    ({ mode, mutedTypes } = settings());
    changed.fire(undefined);
  };
  const put = async (listed: readonly Listed[], until: (one: Listed) => number) => {
    for (const { told, end, keys } of together(listed, toldOf, until)) {
      await told.snooze(keys, end);
    }
    await refresh();
    snoozed.fire(undefined);
  };
  return {
    of: (desk, event) => {
      const now = clock.now();
      const asks = owesAnswer(event);
      const until = asks ? untilOf({ desk, event }) : undefined;
      const muted = !hasEnded(event) && isMuted(event, { mutedTypes });
      return {
        ...(until !== undefined && until > now && { snoozedUntil: until }),
        muted,
        canSnooze: asks && mode !== 'none' && !muted && snoozeChoices(now, [deadlineOf(event)?.time], zone).length > 0,
      };
    },
    snooze: async (listed, until) => {
      await refresh();
      const before = new Map(listed.map(one => [one, untilOf(one) ?? 0]));
      await put(listed, () => until);
      return () => put(listed, one => before.get(one) ?? 0);
    },
    refresh,
    onDidChange: changed.subscribe,
    onDidSnooze: snoozed.subscribe,
  };
}

/** Those that one memory keeps with the same end: each is one line of it. */
function together(listed: readonly Listed[], toldOf: ToldOf, until: (one: Listed) => number) {
  const groups: { told: Told; end: number; keys: EventKey[] }[] = [];
  for (const one of listed) {
    const [told, end] = [toldOf(one.desk), until(one)];
    const group = groups.find(known => known.told === told && known.end === end) ?? { told, end, keys: [] };
    if (group.keys.length === 0) {
      groups.push(group);
    }
    group.keys.push(eventKey(one.event));
  }
  return groups;
}
