import { formatShort, type LocalWriter } from '../base/format';
import type { Translate } from '../base/translate';

/** What is held back of an event: until when it is snoozed, Unix milliseconds, and whether its type is muted. */
interface Held {
  snoozedUntil?: number;
  muted: boolean;
}

/** For a row: `snoozed for 3 h 20`, `muted`; nothing where nothing is held back. `now` in Unix milliseconds. */
export function silenceWords({ snoozedUntil, muted }: Held, now: number, t: Translate): string[] {
  return [
    ...(snoozedUntil === undefined ? [] : [t('snoozed for {0}', formatShort(snoozedUntil - now, t))]),
    ...(muted ? [t('muted')] : []),
  ];
}

/** The same for a tooltip, with the time. */
export function silenceTimes({ snoozedUntil, muted }: Held, local: LocalWriter, t: Translate): string[] {
  return [
    ...(snoozedUntil === undefined ? [] : [t('snoozed until {0}', local(snoozedUntil))]),
    ...(muted ? [t('muted')] : []),
  ];
}
