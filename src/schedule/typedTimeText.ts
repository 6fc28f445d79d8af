import type { LocalWriter } from '../base/format';
import type { Translate } from '../base/translate';
import { weekdayName } from '../base/weekdays';
import { dayOf, formatDay, weekdayOfDay } from './typed/calendar';
import type { Refusal, ZoneTrouble } from './typed/refusal';
import { dayMs, hourMs } from './typed/units';
import type { Distinctions } from './typed/walls';
import type { TypedReading } from './typedTime';

export interface RefusalContext {
  /** Unix milliseconds. */
  now: number;
  /** The person's clock. */
  local: LocalWriter;
  t: Translate;
}

/**
 * Why a typed text is no time to plan for, and what can be typed instead where that is not the same. Parts of the text are
 * in it as they were typed: who shows it makes it harmless.
 */
export function refusalText(refusal: Refusal, context: RefusalContext): { message: string; hint?: string } {
  const { t, local } = context;
  const [first = '', second = first] = refusal.parts;
  switch (refusal.reason) {
    case 'unknown':
      return {
        message: refusal.isTooLong
          ? t('This is too long for a time.')
          : t('Not understood: {0}', refusal.parts.join(t(', '))),
        hint: t('Examples: tonight 2am, Sunday 02:00, +3h, {0}', example(context)),
      };
    case 'incomplete':
      return {
        message:
          refusal.missing === 'time'
            ? t('Add the time of day, for example: {0}', example(context))
            : t('For a time from now, type for example: +3h, in 3 hours'),
      };
    case 'contradiction':
      return contradictionText(refusal, first, second, t);
    case 'zone':
      return zoneText(refusal.trouble, first, t);
    case 'past':
      return refusal.otherOrder === undefined
        ? { message: t('This time has passed: {0}', local(refusal.time)) }
        : {
            message: t('Day and month can be read in two orders, and one has passed: {0}', day(refusal.time, local)),
            hint: t('If you mean the other, type: {0}', day(refusal.otherOrder, local)),
          };
    case 'tooSoon':
      return {
        message: refusal.isNow
          ? t('That is at once, not a time to plan for.')
          : t('Choose a time at least two minutes from now.'),
      };
    case 'tooFar':
      return { message: t('Choose a time within one year: {0}', local(refusal.time)) };
  }
}

function contradictionText(
  { how }: Refusal & { reason: 'contradiction' },
  first: string,
  second: string,
  t: Translate,
): { message: string; hint?: string } {
  const pair = t('"{0}" and "{1}" contradict each other.', first, second);
  switch (how.kind) {
    case 'pair':
      return { message: pair };
    case 'weekday':
      return {
        message: pair,
        hint: t('{0} is a {1}.', formatDay(how.day), weekdayName(how.weekday, t)),
      };
    case 'noSuchDate':
      return { message: t('There is no such date: {0}', first) };
    case 'noSuchTime':
      return { message: t('There is no such time of day: {0}', first) };
  }
}

function zoneText(trouble: ZoneTrouble, zone: string, t: Translate): { message: string; hint?: string } {
  const hint = t('Type an offset such as UTC+8, or a name such as Asia/Shanghai.');
  switch (trouble) {
    case 'sharedZone':
      return { message: t('Abbreviations of time zones can stand for more than one zone: {0}', zone), hint };
    case 'unknownZone':
      return { message: t('There is no such time zone: {0}', zone), hint };
    case 'wideOffset':
      return { message: t('No time zone is more than 14 hours from UTC: {0}', zone), hint };
  }
}

/** What makes one of several readings differ from the others; empty where that is only how far ahead it is. */
export function distinctionText(reading: TypedReading, readings: readonly TypedReading[], t: Translate): string {
  const { by, time, zone } = reading;
  const differs = (key: keyof Distinctions) => new Set(readings.map(other => other.by[key])).size > 1;
  const wallDay = dayOf(time + zone.offsetAt(time));
  const words = [
    differs('timeOfDay') && by.timeOfDay !== undefined ? timeOfDayText(by.timeOfDay, t) : '',
    differs('week') ? (by.week === 'after' ? t('the one after') : t('the coming one')) : '',
    differs('order') ? (by.order === 'monthFirst' ? t('month before day') : t('day before month')) : '',
    differs('night')
      ? t('the night from {0} to {1}', weekdayName(weekdayOfDay(wallDay - 1), t), weekdayName(weekdayOfDay(wallDay), t))
      : '',
    differs('midnight')
      ? by.midnight === 'start'
        ? t('the start of {0}', weekdayName(weekdayOfDay(wallDay), t))
        : t('the end of {0}', weekdayName(weekdayOfDay(wallDay - 1), t))
      : '',
    differs('pass')
      ? by.pass === 'second'
        ? t('after the clocks are put back')
        : t('before the clocks are put back')
      : '',
  ];
  return words.filter(word => word !== '').join(t(', '));
}

/** `02:00 in the morning`; the figures alone don't tell everybody which half of the day it is. */
function timeOfDayText(time: number, t: Translate): string {
  const hour = Math.floor(time / hourMs) % 24;
  const clock = new Date(time % dayMs).toISOString().slice(11, 16);
  if (hour === 0) {
    return t('{0}, midnight', clock);
  }
  if (hour < 12) {
    return t('{0} in the morning', clock);
  }
  if (hour === 12) {
    return t('{0}, noon', clock);
  }
  return hour < 18 ? t('{0} in the afternoon', clock) : t('{0} in the evening', clock);
}

/** `2026-12-11` of the moment, by the person's clock. */
function day(time: number, local: LocalWriter): string {
  return local(time).slice(0, 10);
}

/** Tomorrow at 02:00 as it would be typed. */
function example({ now, local }: RefusalContext): string {
  return `${day(now + dayMs, local)} 02:00`;
}
