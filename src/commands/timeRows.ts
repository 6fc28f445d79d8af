import { QuickPickItemKind, ThemeIcon, l10n, type QuickPickItem } from 'vscode';
import type { Clock } from '../ens/ports';
import { formatAhead, formatLocal, formatUtc } from '../base/format';
import type * as Times from '../schedule/index';
import type { MaintenanceWindows } from '../views/maintenanceWindows';

export interface TimeRow extends QuickPickItem {
  /** Unix milliseconds; absent on rows that say why there is none. */
  time?: number;
  /** Set on the row that takes a time although it lies outside the maintenance windows. */
  outsideAnyway?: true;
}

export interface TimeQuestion {
  title: string;
  /** Soonest deadline of the events, Unix milliseconds. */
  deadline?: number | undefined;
  /** When other operations are planned, Unix milliseconds. */
  taken?: readonly number[] | undefined;
  maintenance: MaintenanceWindows;
}

const minute = 60_000;
const slotCount = 3;

/** The rows of the time pick, made anew for each text and moment. `times` is the bundle that reads times. */
export function createTimeRows(
  times: typeof Times,
  clock: Pick<Clock, 'now'>,
  { deadline, taken, maintenance: { windows, problems } }: TimeQuestion,
) {
  // A deadline that has passed rules out no time: the sooner the better.
  const ahead = (now: number) => (deadline === undefined || deadline <= now ? undefined : deadline);
  const isOutside = (time: number) => windows.length > 0 && !times.isInside(windows, time);

  const slots = (now: number): TimeRow[] => {
    // A window that is open leaves a few minutes to confirm in.
    const from = Math.ceil((now + 5 * minute) / (5 * minute)) * 5 * minute;
    return times.nextSlots(windows, { from, until: ahead(now), count: slotCount, taken: taken ?? [] }).map(slot => ({
      label: formatLocal(slot.start),
      time: slot.start,
      description: formatAhead(slot.start, now, l10n.t),
      detail: l10n.t('{0} · free until {1}', formatUtc(slot.start), formatLocal(slot.end)),
      iconPath: new ThemeIcon('tools'),
      alwaysShow: true,
    }));
  };

  const presets = (now: number): TimeRow[] =>
    times.planTimePresets({ now, t: l10n.t, deadline: ahead(now) }).map(({ label, time }) => ({
      label,
      time,
      description: isOutside(time)
        ? `${formatAhead(time, now, l10n.t)} · ${l10n.t('outside your maintenance windows')}`
        : formatAhead(time, now, l10n.t),
      detail: `${formatLocal(time)} · ${formatUtc(time)}`,
      iconPath: new ThemeIcon('clock'),
    }));

  const offered = (now: number): TimeRow[] => {
    const wrong = problems.map(label => ({ ...warning(label), detail: l10n.t('Correct it in the settings.') }));
    if (windows.length === 0) {
      return [...presets(now), ...wrong];
    }
    const free = slots(now);
    const none = ahead(now)
      ? l10n.t('No maintenance window is free before the deadline.')
      : l10n.t('No maintenance window is free within a year.');
    return [
      separator(l10n.t('In your maintenance windows')),
      ...(free.length > 0 ? free : [warning(none)]),
      ...wrong,
      separator(l10n.t('Other times')),
      ...presets(now).filter(({ time }) => free.every(slot => slot.time !== time)),
    ];
  };

  return {
    isOutside,
    /** For what was typed, as it was understood (local, UTC, time left) or why not; the times on offer where it is nothing. */
    of: (text: string): TimeRow[] => {
      const now = clock.now();
      const parsed = times.parsePlanTime(text, { now, t: l10n.t, deadline });
      switch (parsed.kind) {
        case 'empty':
          return offered(now);
        case 'refused':
          return [{ label: parsed.message, iconPath: new ThemeIcon('error'), alwaysShow: true }];
        case 'understood': {
          const outside = isOutside(parsed.time) ? [l10n.t('This is outside your maintenance windows.')] : [];
          return [
            {
              label: formatLocal(parsed.time),
              time: parsed.time,
              description: formatAhead(parsed.time, now, l10n.t),
              detail: formatUtc(parsed.time),
              iconPath: new ThemeIcon('calendar'),
              alwaysShow: true,
            },
            ...[...parsed.warnings, ...outside].map(warning),
          ];
        }
      }
    },
    /** Asks once more about a time outside the windows, and offers those inside. */
    outside: (time: number): TimeRow[] => {
      const now = clock.now();
      return [
        {
          label: l10n.t('Plan it outside your maintenance windows: {0}', formatLocal(time)),
          time,
          outsideAnyway: true,
          description: formatAhead(time, now, l10n.t),
          detail: l10n.t('Choose this once more to keep it: {0}', formatUtc(time)),
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
