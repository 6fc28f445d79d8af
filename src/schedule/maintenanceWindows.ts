import type { Translate } from '../base/translate';
import { plainLabel } from '../base/inert';
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
 * nothing from the others. Never throws, except RangeError for an unknown `timeZone` of the context.
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
      problems.push(problemSentence(reading.problem, plainLabel(text, 80), t));
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

function problemSentence(problem: WindowProblem, text: string, t: Translate): string {
  switch (problem) {
    case 'unknown':
      return t('This maintenance window is not understood: {0}', text);
    case 'zone':
      return t('This maintenance window names no known time zone: {0}', text);
    case 'weekday':
      return t('This maintenance window names no known weekday: {0}', text);
    case 'time':
      return t('This maintenance window needs two different times between 00:00 and 24:00: {0}', text);
    case 'length':
      return t('This maintenance window must last between one minute and seven days: {0}', text);
    case 'cron':
      return t('This maintenance window has no valid cron expression: {0}', text);
    case 'minute':
      return t('The cron expression of a maintenance window must name one minute: {0}', text);
    case 'never':
      return t('This maintenance window never opens: {0}', text);
  }
}
