import { QuickPickItemKind, ThemeIcon, l10n, type QuickPickItem } from 'vscode';
import { formatAhead, formatElsewhere, formatUtc } from '../base/format';
import { plainLabel } from '../base/inert';
import { shortWeekdayName } from '../base/weekdays';
import type { Clock } from '../ens/ports';
import type * as Times from '../schedule/index';
import type { PersonTime } from '../settings/personTime';
import type { MaintenanceWindows } from '../views/maintenanceWindows';

export interface TimeRow extends QuickPickItem {
  /** Unix milliseconds; absent on rows that say why there is none. */
  time?: number;
  /** Set on the row that plans nothing. */
  atOnce?: true;
  /** Set on the row that takes a time although it lies outside the maintenance windows. */
  outsideAnyway?: true;
  /** The text that it is one of several readings of. */
  readingOf?: string;
}

export interface TimeQuestion {
  title: string;
  /** What the row says that plans nothing, and its detail. */
  now: { label: string; detail: string };
  /** Soonest deadline of the events, Unix milliseconds. */
  deadline?: number | undefined;
  /** When other operations are planned, Unix milliseconds. */
  taken?: readonly number[] | undefined;
  /** IANA name of the zone of the nodes that are concerned, where it is known and one. */
  nodeZone?: string | undefined;
  maintenance: MaintenanceWindows;
}

export interface TimeRowDeps {
  clock: Pick<Clock, 'now'>;
  person: Pick<PersonTime, 'local' | 'timeZone' | 'zone'>;
  /** The bundle that reads times. */
  times: typeof Times;
}

const minute = 60_000;
const day = 24 * 60 * minute;
const slotCount = 3;
/** What is left of the time until a deadline, where there is as much: the longer the better. */
const marginsMs = [60 * minute, 15 * minute];
/** Characters. */
const longestMessage = 200;

/** The rows of the time pick, made anew for each text and moment. */
export function createTimeRows(
  { clock, person, times }: TimeRowDeps,
  { now: atOnce, deadline, taken, nodeZone, maintenance: { windows, problems } }: TimeQuestion,
) {
  // A deadline that has passed rules out no time: the sooner the better.
  const ahead = (now: number) => (deadline === undefined || deadline <= now ? undefined : deadline);
  const isOutside = (time: number) => windows.length > 0 && !times.isInside(windows, time);

  /** `Sun 2026-11-29 02:00 GMT+8`. */
  const withWeekday = (time: number) => {
    const weekday = new Date(Math.floor((time + person.zone.offsetAt(time)) / day) * day).getUTCDay();
    return `${shortWeekdayName(weekday, l10n.t)} ${person.local(time)}`;
  };
  const elsewhere = (time: number) => {
    const there = formatElsewhere(time, person.local, nodeZone);
    return [formatUtc(time), ...(there === undefined ? [] : [l10n.t('at the node: {0}', there)])];
  };

  const slots = (now: number): TimeRow[] => {
    // A window that is open leaves a few minutes to confirm in.
    const from = Math.ceil((now + 5 * minute) / (5 * minute)) * 5 * minute;
    return times.nextSlots(windows, { from, until: ahead(now), count: slotCount, taken: taken ?? [] }).map(slot => ({
      label: withWeekday(slot.start),
      time: slot.start,
      description: formatAhead(slot.start, now, l10n.t),
      detail: [
        l10n.t('in your maintenance windows'),
        l10n.t('free until {0}', person.local(slot.end)),
        ...elsewhere(slot.start),
      ].join(' · '),
      iconPath: new ThemeIcon('tools'),
      alwaysShow: true,
    }));
  };

  const nowRow = (): TimeRow => ({ ...atOnce, atOnce: true, iconPath: new ThemeIcon('play'), alwaysShow: true });

  /** What speaks against a time stands in the label: a screen reader says it first. */
  const labelled = (label: string, against: readonly string[]) => [label, ...against].join(' · ');

  /** The last time that leaves something over until the deadline. */
  const latestSafe = (now: number): { label: string; time: number; deadline?: string }[] => {
    const latest = ahead(now);
    if (latest === undefined) {
      return [];
    }
    const [time] = marginsMs
      .map(margin => Math.floor((latest - margin) / (5 * minute)) * 5 * minute)
      .filter(candidate => candidate >= now + times.leastAheadMs);
    const label = l10n.t('Latest safe time before the deadline');
    return time === undefined ? [] : [{ label, time, deadline: l10n.t('deadline {0}', withWeekday(latest)) }];
  };

  const presets = (now: number): TimeRow[] => {
    const offered: { label: string; time: number; deadline?: string }[] = [
      ...times.planTimePresets({ now, t: l10n.t, timeZone: person.timeZone(), deadline: ahead(now) }),
      ...latestSafe(now),
    ];
    return offered.map(({ label, time, deadline: words }) => ({
      label: labelled(label, isOutside(time) ? [l10n.t('outside your maintenance windows')] : []),
      time,
      // Together in one line they would be cut.
      description: [withWeekday(time), formatAhead(time, now, l10n.t)].join(' · '),
      detail: [...(words === undefined ? [] : [words]), ...elsewhere(time)].join(' · '),
      iconPath: new ThemeIcon('clock'),
    }));
  };

  const offered = (now: number): TimeRow[] => {
    const wrong = problems.map(label => ({ ...warning(label), detail: l10n.t('Correct it in the settings.') }));
    const free = windows.length === 0 ? [] : slots(now);
    const none = ahead(now)
      ? l10n.t('No maintenance window is free before the deadline.')
      : l10n.t('No maintenance window is free within a year.');
    return [
      nowRow(),
      separator(l10n.t('Schedule')),
      ...free,
      ...(windows.length > 0 && free.length === 0 ? [warning(none)] : []),
      ...presets(now).filter(({ time }) => free.every(slot => slot.time !== time)),
      ...wrong,
    ];
  };

  /** What speaks against a time: in few words, for a row of several, and as a sentence. */
  const warningsOf = ({ time, isMoved }: Times.TypedReading, now: number): { short: string; whole: string }[] => {
    const latest = ahead(now);
    return [
      {
        holds: isMoved,
        short: l10n.t('moved on with the clocks'),
        whole: l10n.t('Clocks are put forward then and skip this time. The time after the change is taken.'),
      },
      {
        holds: latest !== undefined && time >= latest,
        short: l10n.t('after the deadline'),
        whole: l10n.t('After the deadline ({0}): the service may act first.', person.local(latest ?? NaN)),
      },
      {
        holds: isOutside(time),
        short: l10n.t('outside your maintenance windows'),
        whole: l10n.t('Outside your maintenance windows.'),
      },
    ].filter(({ holds }) => holds);
  };

  const readingRow = (reading: Times.TypedReading, now: number, what: string): TimeRow => ({
    label: labelled(
      withWeekday(reading.time),
      warningsOf(reading, now).map(({ short }) => short),
    ),
    time: reading.time,
    description: [what, formatAhead(reading.time, now, l10n.t)].filter(text => text !== '').join(' · '),
    detail: elsewhere(reading.time).join(' · '),
    iconPath: new ThemeIcon('calendar'),
    alwaysShow: true,
  });

  /** One reading is a row to take, with what speaks against it below; of several each says what makes it differ. */
  const readingRows = (text: string, readings: readonly Times.TypedReading[], now: number): TimeRow[] => {
    const [only, ...others] = readings;
    if (only && others.length === 0) {
      return [readingRow(only, now, ''), ...warningsOf(only, now).map(({ whole }) => warning(whole))];
    }
    // A separator would be hidden while something is typed.
    const question = l10n.t('This can mean more than one time. Choose one with the arrow keys.');
    return [
      ...readings.map(reading => {
        const what = times.distinctionText(reading, readings, l10n.t);
        return { ...readingRow(reading, now, what), readingOf: text };
      }),
      { label: question, iconPath: new ThemeIcon('question'), alwaysShow: true },
    ];
  };

  return {
    isOutside,
    /** For what was typed, as it can be understood (local, UTC, time left) or why not; the times on offer where it is nothing. */
    of: (text: string): TimeRow[] => {
      const now = clock.now();
      const typed = times.readTypedTime(text, { now, timeZone: person.timeZone() });
      switch (typed.kind) {
        case 'empty':
          return offered(now);
        case 'refused': {
          if (typed.reason === 'tooSoon' && typed.isNow === true) {
            return [nowRow()];
          }
          const { message, hint } = times.refusalText(typed, { now, local: person.local, t: l10n.t });
          return [
            {
              label: plainLabel(message, longestMessage),
              ...(hint !== undefined && { detail: hint }),
              iconPath: new ThemeIcon('error'),
              alwaysShow: true,
            },
          ];
        }
        case 'readings':
          return readingRows(text, typed.readings, now);
      }
    },
    /** Asks once more about a time outside the windows, and offers those inside. */
    outside: (time: number): TimeRow[] => {
      const now = clock.now();
      return [
        {
          label: l10n.t('Outside your maintenance windows: {0}', withWeekday(time)),
          time,
          outsideAnyway: true,
          description: formatAhead(time, now, l10n.t),
          detail: l10n.t('Press Enter again to use it anyway: {0}', elsewhere(time).join(' · ')),
          iconPath: new ThemeIcon('warning'),
          alwaysShow: true,
        },
        ...slots(now),
      ];
    },
  };
}

function warning(label: string): TimeRow {
  return { label, iconPath: new ThemeIcon('warning'), alwaysShow: true };
}

function separator(label: string): TimeRow {
  return { label, kind: QuickPickItemKind.Separator };
}
