import { QuickInputButtons, l10n, window, type Disposable } from 'vscode';
import type * as Times from '../schedule/index';
import { disposeAll } from './disposeAll';
import { back, shownActive, type Answer } from './inputs';
import { createTimeRows, type TimeQuestion, type TimeRow, type TimeRowDeps } from './timeRows';

export interface TimeDeps
  extends Pick<TimeRowDeps, 'clock'>, Pick<TimeRowDeps['person'], 'local' | 'timeZone' | 'zone'> {
  /** The bundle that reads times. */
  times: () => Promise<typeof Times>;
}

/** At once, or at a time in Unix milliseconds and what was typed for it. */
export type TimeChoice = { kind: 'atOnce' } | { kind: 'planned'; time: number; typed: string };

/**
 * One box for now and later: the row that plans nothing, then the next free maintenance windows, presets, and any time as a
 * person would type it, shown as it can be understood (local, UTC, time left) while they type. What cannot be a plan time is
 * refused in the box, with the text kept; where it can mean several, none is taken before the person moves to one; a time
 * outside the maintenance windows must be chosen once more.
 */
export async function pickTime(
  { clock, times, local, timeZone, zone }: TimeDeps,
  question: TimeQuestion & {
    /** What was typed before, on the way back. */
    typed: string;
    canGoBack: boolean;
  },
): Promise<Answer<TimeChoice>> {
  const bundle = await times();
  const rows = createTimeRows({ clock, person: { local, timeZone, zone }, times: bundle }, question);
  const pick = window.createQuickPick<TimeRow>();
  pick.title = question.title;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = false;
  pick.placeholder = l10n.t('When? For example: tonight 2am, Sunday 02:00, +3h, tomorrow 18:00 UTC, 周日凌晨2点');
  pick.buttons = question.canGoBack ? [QuickInputButtons.Back] : [];
  pick.value = question.typed;
  // While it asks about a time outside the windows, the chosen row counts and not the text, which stays as it is.
  let asking = false;
  const show = (items: TimeRow[], asks = false) => {
    asking = asks;
    pick.items = items;
    if (items.some(({ readingOf }) => readingOf !== undefined)) {
      pick.activeItems = [];
    }
  };
  // Time passes while the box is open: what was ahead may not be any more, so the text is read again.
  const chosenRow = (): TimeRow | undefined => {
    const active = shownActive(pick);
    if (pick.value === '' || asking) {
      return active;
    }
    const fresh = rows.of(pick.value);
    return fresh.some(({ readingOf }) => readingOf !== undefined)
      ? active?.readingOf === pick.value
        ? active
        : undefined
      : // Who is on a row that only warns reads it.
        active && active.time === undefined && !active.atOnce
        ? undefined
        : fresh[0];
  };

  show(rows.of(pick.value));
  let subscriptions: Disposable[] = [];
  const choice = await new Promise<Answer<TimeChoice>>(resolve => {
    subscriptions = [
      pick.onDidChangeValue(text => {
        show(rows.of(text));
      }),
      pick.onDidAccept(() => {
        const chosen = chosenRow();
        if (chosen?.atOnce) {
          resolve({ kind: 'atOnce' });
        } else if (chosen?.time === undefined || chosen.time < clock.now() + bundle.leastAheadMs) {
          const fresh = rows.of(pick.value);
          // What still holds is left alone, and with it the row that the person has moved to meanwhile.
          if (
            asking ||
            fresh.map(({ label }) => label).join('\n') !== pick.items.map(({ label }) => label).join('\n')
          ) {
            show(fresh);
          }
        } else if (rows.isOutside(chosen.time) && !chosen.outsideAnyway) {
          show(rows.outside(chosen.time), true);
        } else {
          resolve({ kind: 'planned', time: chosen.time, typed: pick.value });
        }
      }),
      pick.onDidTriggerButton(() => {
        resolve(back);
      }),
      pick.onDidHide(() => {
        resolve(undefined);
      }),
    ];
    pick.show();
  });
  disposeAll([pick, ...subscriptions]);
  return choice;
}
