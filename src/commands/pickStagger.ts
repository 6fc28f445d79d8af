import { ThemeIcon, l10n, window } from 'vscode';
import type { EnsEvent } from '../ens/types';
import { deadlineOf } from '../events/deadline';
import { largest } from '../events/extremes';
import { formatDuration } from '../base/format';
import type { PersonTime } from '../settings/personTime';
import { staggerTimes } from '../schedule/stagger';
import type { Slot } from '../schedule/index';
import type { TimeDeps } from './pickTime';
import type { MaintenanceWindows } from '../views/maintenanceWindows';

export interface StaggerQuestion {
  events: readonly EnsEvent[];
  /** Unix milliseconds. */
  start: number;
  title: string;
  maintenance: MaintenanceWindows;
}

const minute = 60_000;
const farthest = 31 * 24 * 60 * minute;
const intervals = [5, 10, 15, 30, 60];

/**
 * For several events and one planned time: all at once, or one after the other. Only intervals that keep every event
 * inside its deadline and the maintenance windows are offered; for the windows it says which ones do not. Answers the
 * time of each event, Unix milliseconds; undefined when cancelled.
 */
export async function pickStagger(
  deps: Pick<TimeDeps, 'times'> & Pick<PersonTime, 'local'>,
  question: StaggerQuestion,
): Promise<number[] | undefined> {
  const { events, start, title } = question;
  const together = events.map(() => start);
  if (events.length < 2) {
    return together;
  }
  // A deadline that even the first time misses cannot be kept by any order.
  const deadlines = events
    .map(event => deadlineOf(event)?.time)
    .map(time => (time !== undefined && time > start ? time : undefined));
  const slots = await slotsFrom(deps, question);
  const spread = intervals.flatMap(minutes => {
    const found = staggerTimes({ start, every: minutes * minute, count: events.length, deadlines, slots });
    return 'times' in found ? [{ minutes, times: found.times, last: largest(found.times) ?? start }] : [];
  });
  if (spread.length === 0 && !slots) {
    return together;
  }
  const left = intervals.filter(interval => spread.every(({ minutes }) => minutes !== interval));
  const choice = await window.showQuickPick(
    [
      { label: l10n.t('All at the same time'), iconPath: new ThemeIcon('layers'), times: together },
      ...spread.map(({ minutes, times, last }) => ({
        label: l10n.t('One every {0} min', minutes),
        description: l10n.t('the last one {0} after the first', formatDuration(last - start, l10n.t)),
        ...(slots && {
          detail: l10n.t('All inside your maintenance windows, the last one at {0}', deps.local(last)),
        }),
        iconPath: new ThemeIcon('list-ordered'),
        times,
      })),
    ],
    { title, placeHolder: slots && left.length > 0 ? misfitWords(left) : togetherWords(), ignoreFocusOut: true },
  );
  return choice?.times;
}

/** When the maintenance windows are open from the start on; undefined where they do not count for it. */
async function slotsFrom(
  { times }: Pick<TimeDeps, 'times'>,
  { start, maintenance: { windows } }: StaggerQuestion,
): Promise<Slot[] | undefined> {
  if (windows.length === 0) {
    return undefined;
  }
  const { isInside, windowsBetween } = await times();
  // A start outside was chosen twice: then the windows are not to hold back the others either.
  return isInside(windows, start) ? windowsBetween(windows, start, start + farthest) : undefined;
}

function togetherWords(): string {
  return l10n.t('Together, or one after the other');
}

function misfitWords(minutes: readonly number[]): string {
  return l10n.t(
    'Together, or one after the other. Too slow for your maintenance windows and the deadlines, in minutes: {0}',
    minutes.join(', '),
  );
}
