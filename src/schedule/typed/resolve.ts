import { instantAfterGap, instantsAt, type Zone } from '../../base/zones';
import { dayOf } from './calendar';
import { daysMeant } from './days';
import type { Meaning, Part } from './parts';
import type { Refusal } from './refusal';
import { timesOfDay } from './timesOfDay';
import { wallsOf, type Distinctions } from './walls';

/** One moment that a text may mean, whether it has passed or not. */
export interface Candidate {
  /** Unix milliseconds. */
  time: number;
  /** Whose clock it was read on. */
  zone: Zone;
  /** True where the clocks skip what was typed, so that it moved forward with them. */
  isMoved: boolean;
  by: Distinctions;
}

export type Resolution = { candidates: readonly Candidate[] } | { refusal: Refusal };

type PartOf<Kind extends Meaning['kind']> = Part & { kind: Kind };

/** What the parts of a text come to, all of them together. `given` is the zone where none was typed. */
export function resolve(parts: readonly Part[], now: number, given: Zone): Resolution {
  const of = <Kind extends Meaning['kind']>(kind: Kind) =>
    parts.filter((part): part is PartOf<Kind> => part.kind === kind);
  const [impossible] = of('impossible');
  if (impossible) {
    return { refusal: impossibility(impossible) };
  }
  const [firstZone, ...otherZones] = of('zone');
  const zone = firstZone?.zone ?? given;
  const otherZone = otherZones.find(other => other.zone.offsetAt(now) !== zone.offsetAt(now));
  if (firstZone && otherZone) {
    return contradiction([firstZone, otherZone]);
  }
  const [alone] = [...of('length'), ...of('duration'), ...of('instant'), ...of('now')];
  if (alone) {
    return resolveAlone(alone, parts, now, given);
  }
  const [clock, secondClock] = of('clock');
  if (clock && secondClock) {
    return contradiction([clock, secondClock]);
  }
  const [dates, dayParts] = [of('date'), of('dayPart')];
  if (!clock) {
    return { refusal: { reason: 'incomplete', parts: textsOf(parts), missing: 'time' } };
  }
  if (clock.needsDay && dates.length === 0 && dayParts.length === 0) {
    return { refusal: { reason: 'unknown', parts: [clock.text] } };
  }
  return resolveClock({ clock, dates, dayParts, zone, now });
}

/** A part that is a moment by itself: nothing else can be beside it. */
function resolveAlone(
  part: PartOf<'length' | 'duration' | 'instant' | 'now'>,
  parts: readonly Part[],
  now: number,
  zone: Zone,
): Resolution {
  const other = parts.find(one => one !== part);
  if (part.kind === 'length') {
    const parts = [part.text];
    return { refusal: other ? { reason: 'unknown', parts } : { reason: 'incomplete', parts, missing: 'ahead' } };
  }
  if (other) {
    return contradiction([part, other]);
  }
  switch (part.kind) {
    case 'now':
      return { refusal: { reason: 'tooSoon', parts: [part.text], isNow: true } };
    case 'instant':
      return { candidates: [{ time: part.time, zone, isMoved: false, by: {} }] };
    case 'duration':
      return { candidates: part.lengths.map(ahead => ({ time: now + ahead, zone, isMoved: false, by: {} })) };
  }
}

interface ClockParts {
  clock: PartOf<'clock'>;
  dates: readonly PartOf<'date'>[];
  dayParts: readonly PartOf<'dayPart'>[];
  zone: Zone;
  now: number;
}

function resolveClock({ clock, dates, dayParts, zone, now }: ClockParts): Resolution {
  const times = timesOfDay(
    clock.form,
    clock.times,
    dayParts.map(({ part }) => part),
  );
  if (times.length === 0) {
    const misfit = dayParts.find(({ part }) => timesOfDay(clock.form, clock.times, [part]).length === 0);
    const parts: readonly Part[] = misfit ? [misfit, clock] : dayParts;
    return contradiction(parts);
  }
  const today = dayOf(now + zone.offsetAt(now));
  const meant = daysMeant(dates, today);
  if ('how' in meant) {
    return { refusal: { reason: 'contradiction', ...meant } };
  }
  const isAhead = (wall: number) => momentsOf(wall, zone).some(({ time }) => time > now);
  const walls = times.flatMap(time =>
    wallsOf({ time, isMidnight: clock.form === 'midnight', days: meant.days, today, isAhead }),
  );
  const candidates = walls.flatMap(({ wall, by }) =>
    momentsOf(wall, zone).map(({ time, isMoved, pass }) => ({
      time,
      zone,
      isMoved,
      by: { ...by, ...(pass && { pass }) },
    })),
  );
  // Where no day was typed, the sooner is the likelier.
  return { candidates: dates.length === 0 ? candidates.sort((one, other) => one.time - other.time) : candidates };
}

interface Moment {
  time: number;
  isMoved: boolean;
  pass?: 'first' | 'second';
}

/** When the clocks show a wall time: twice where they are put back, later by the gap where they are put forward. */
function momentsOf(wall: number, zone: Zone): Moment[] {
  const [first, second] = instantsAt(wall, zone);
  if (first === undefined) {
    return [{ time: instantAfterGap(wall, zone), isMoved: true }];
  }
  return second === undefined
    ? [{ time: first, isMoved: false }]
    : [
        { time: first, isMoved: false, pass: 'first' },
        { time: second, isMoved: false, pass: 'second' },
      ];
}

function impossibility({ text, why }: PartOf<'impossible'>): Refusal {
  return why === 'noSuchTime' || why === 'noSuchDate'
    ? { reason: 'contradiction', parts: [text], how: { kind: why } }
    : { reason: 'zone', parts: [text], trouble: why };
}

function contradiction(parts: readonly Part[]): Resolution {
  return { refusal: { reason: 'contradiction', parts: textsOf(parts), how: { kind: 'pair' } } };
}

/** Each once: a word such as "tonight" is two parts. */
function textsOf(parts: readonly Part[]): string[] {
  return [...new Set(parts.map(({ text }) => text))];
}
