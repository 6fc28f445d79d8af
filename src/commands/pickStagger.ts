import { ThemeIcon, l10n } from 'vscode';
import type { EnsEvent } from '../ens/types';
import { deadlineOf } from '../events/deadline';
import { largest } from '../events/extremes';
import { formatDuration } from '../base/format';
import type { PersonTime } from '../settings/personTime';
import { staggerTimes } from '../schedule/stagger';
import type { Slot } from '../schedule/index';
import { pickOne, skipped, type Answer, type Choice } from './inputs';
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
 * For several events and one planned time: one after the other, or all at once, which comes last since it leaves nothing
 * running. An interval that some event would miss its deadline or the maintenance windows by can be read, but not taken.
 * Answers the time of each event, Unix milliseconds; `skipped` for a single one.
 */
export async function pickStagger(
  deps: Pick<TimeDeps, 'times'> & Pick<PersonTime, 'local'>,
  question: StaggerQuestion,
): Promise<Answer<readonly number[]> | typeof skipped> {
  const { events, start, title } = question;
  if (events.length < 2) {
    return skipped;
  }
  const slots = await slotsFrom(deps, question);
  const spread = intervals.map(minutes => intervalChoice(minutes, question, slots, deps.local));
  const together = {
    label: l10n.t('All at the same time'),
    iconPath: new ThemeIcon('layers'),
    value: events.map(() => start),
  };
  const active = spread.find(({ value }) => value !== undefined)?.value;
  return pickOne<readonly number[]>({
    ...{ title, canGoBack: true, items: [...spread, together] },
    placeholder: l10n.t('One after the other, or together'),
    active: active ?? together.value,
  });
}

function intervalChoice(
  minutes: number,
  { events, start }: StaggerQuestion,
  slots: Slot[] | undefined,
  local: PersonTime['local'],
): Choice<readonly number[]> {
  // A deadline that even the first time misses cannot be kept by any order.
  const deadlines = events
    .map(event => deadlineOf(event)?.time)
    .map(time => (time !== undefined && time > start ? time : undefined));
  const found = staggerTimes({ start, every: minutes * minute, count: events.length, deadlines, slots });
  const label = l10n.t('One every {0} min', minutes);
  if ('tooLate' in found) {
    const description = tooLateWords(found.tooLate, slots !== undefined);
    return { label, description, iconPath: new ThemeIcon('circle-slash') };
  }
  const last = largest(found.times) ?? start;
  return {
    label,
    description: l10n.t('the last one {0} after the first', formatDuration(last - start, l10n.t)),
    ...(slots && { detail: l10n.t('All inside your maintenance windows, the last one at {0}', local(last)) }),
    iconPath: new ThemeIcon('list-ordered'),
    value: found.times,
  };
}

function tooLateWords(count: number, withWindows: boolean): string {
  if (count === 1) {
    return withWindows
      ? l10n.t('Not possible: 1 would miss its deadline or your maintenance windows')
      : l10n.t('Not possible: 1 would miss its deadline');
  }
  return withWindows
    ? l10n.t('Not possible: {0} would miss their deadline or your maintenance windows', count)
    : l10n.t('Not possible: {0} would miss their deadline', count);
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
