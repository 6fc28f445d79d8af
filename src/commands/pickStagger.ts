import { ThemeIcon, l10n, window } from 'vscode';
import type { EnsEvent } from '../ens/types';
import { deadlineOf } from '../events/deadline';
import { formatDuration } from '../events/format';
import { staggerTimes } from '../operations/stagger';

const minute = 60_000;
const intervals = [5, 10, 15, 30, 60];

/**
 * For several events and one planned time: all at once, or one after the other. Only intervals that keep every event
 * inside its deadline are offered. Answers the time of each event, Unix milliseconds; undefined when cancelled.
 */
export async function pickStagger(
  events: readonly EnsEvent[],
  start: number,
  title: string,
): Promise<number[] | undefined> {
  const together = events.map(() => start);
  // A deadline that even the first time misses cannot be kept by any order.
  const deadlines = events
    .map(event => deadlineOf(event)?.time)
    .map(time => (time !== undefined && time > start ? time : undefined));
  const spread = intervals.flatMap(minutes => {
    const found = staggerTimes({ start, every: minutes * minute, count: events.length, deadlines });
    return 'times' in found ? [{ minutes, times: found.times }] : [];
  });
  if (events.length < 2 || spread.length === 0) {
    return together;
  }
  const choice = await window.showQuickPick(
    [
      { label: l10n.t('All at the same time'), iconPath: new ThemeIcon('layers'), times: together },
      ...spread.map(({ minutes, times }) => ({
        label: l10n.t('One every {0} min', minutes),
        description: l10n.t('the last one {0} after the first', formatDuration(Math.max(...times) - start, l10n.t)),
        iconPath: new ThemeIcon('list-ordered'),
        times,
      })),
    ],
    { title, placeHolder: l10n.t('Together, or one after the other'), ignoreFocusOut: true },
  );
  return choice?.times;
}
