import type { Translate } from '../base/translate';
import { readWindow, type WindowProblem } from './readWindow';
import { mergeSlots, type Slot } from './slots';
import { momentsOf } from './wallSpans';

/** One good entry of the setting. */
export interface MaintenanceWindow {
  /** As it was written. */
  text: string;
  /** When it is open in `[from, to)`, Unix milliseconds; neither merged nor sorted. */
  between: (from: number, to: number) => Slot[];
}

export interface WindowContext {
  t: Translate;
  /** IANA name of the zone of entries without one; the machine's when absent. */
  timeZone?: string | undefined;
}

/**
 * What a person wrote in the setting: the windows, and a sentence for each entry that is none. One bad entry takes
 * nothing from the others; the sentences have it as it was written: who shows them makes them harmless. Never throws, except RangeError for an unknown `timeZone` of the context.
 */
export function parseWindows(
  entries: unknown,
  { t, timeZone }: WindowContext,
): { windows: MaintenanceWindow[]; problems: string[] } {
  const windows: MaintenanceWindow[] = [];
  const problems: string[] = [];
  for (const entry of [entries ?? []].flat() as unknown[]) {
    const text = typeof entry === 'string' ? entry : JSON.stringify(entry);
    const reading = readWindow(text, timeZone);
    if ('problem' in reading) {
      problems.push(problemSentence(reading.problem, text, t));
    } else {
      const { spans, zone } = reading.read;
      windows.push({ text, between: (from, to) => momentsOf(spans, zone, from, to) });
    }
  }
  return { windows, problems };
}

/** When any of the windows is open, merged, sorted and cut to `[from, to)`; Unix milliseconds. */
export function windowsBetween(windows: readonly MaintenanceWindow[], from: number, to: number): Slot[] {
  return mergeSlots(windows.flatMap(window => window.between(from, to)));
}

/** True while any of the windows is open; Unix milliseconds. */
export function isInside(windows: readonly MaintenanceWindow[], time: number): boolean {
  return windowsBetween(windows, time, time + 1).length > 0;
}

function problemSentence({ kind, part }: WindowProblem, entry: string, t: Translate): string {
  return kind === 'unknown'
    ? t('This maintenance window is not understood: {0}', entry)
    : t('{0} (maintenance window: {1})', partSentence(kind, part, t), entry);
}

function partSentence(kind: Exclude<WindowProblem['kind'], 'unknown'>, part: string, t: Translate): string {
  switch (kind) {
    case 'zone':
      return t('There is no such time zone: {0}', part);
    case 'sharedZone':
      return t('{0} can stand for more than one time zone; type UTC+8 or Asia/Shanghai', part);
    case 'weekday':
      return t('There is no such weekday: {0}', part);
    case 'time':
      return t('Two different times between 00:00 and 24:00 are needed, not {0}', part);
    case 'length':
      return t('A length between one minute and seven days is needed, not {0}', part);
    case 'cron':
      return t('This is no valid cron expression: {0}', part);
    case 'minute':
      return t('The cron expression must name one minute: {0}', part);
    case 'never':
      return t('This cron expression never comes: {0}', part);
  }
}
