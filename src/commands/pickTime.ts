import { QuickInputButtons, l10n, window, type Disposable } from 'vscode';
import type { Clock } from '../ens/ports';
import type * as Times from '../schedule/index';
import { disposeAll } from './disposeAll';
import { createTimeRows, type TimeQuestion, type TimeRow } from './timeRows';

export interface TimeDeps {
  clock: Pick<Clock, 'now'>;
  /** The bundle that reads times. */
  times: () => Promise<typeof Times>;
}

/**
 * The time pick: the next free maintenance windows, presets, and any time as a person would type it, shown as it was
 * understood (local, UTC, time left) while they type. What cannot be a plan time is refused in the box, with the text
 * kept; a time outside the maintenance windows must be chosen once more.
 * @returns Unix milliseconds, `back`, or undefined when cancelled
 */
export async function pickTime(
  { clock, times }: TimeDeps,
  question: TimeQuestion,
): Promise<number | 'back' | undefined> {
  const rows = createTimeRows(await times(), clock, question);
  const pick = window.createQuickPick<TimeRow>();
  pick.title = question.title;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = false;
  pick.placeholder = l10n.t('When, for instance: tonight 2am, +3h, 周日 02:00, 2026-11-29 02:00');
  pick.buttons = [QuickInputButtons.Back];
  // While it asks about a time outside the windows, the chosen row counts and not the text, which stays as it is.
  let asking = false;
  const show = (items: TimeRow[], asks = false) => {
    asking = asks;
    pick.items = items;
  };

  show(rows.of(''));
  let subscriptions: Disposable[] = [];
  const choice = await new Promise<number | 'back' | undefined>(resolve => {
    subscriptions = [
      pick.onDidChangeValue(text => {
        show(rows.of(text));
      }),
      pick.onDidAccept(() => {
        // Time passes while the box is open: what was ahead may not be any more, so it is read again.
        const [chosen] = pick.value === '' || asking ? pick.activeItems : rows.of(pick.value);
        if (chosen?.time === undefined || chosen.time <= clock.now()) {
          show(rows.of(pick.value));
        } else if (rows.isOutside(chosen.time) && !chosen.outsideAnyway) {
          show(rows.outside(chosen.time), true);
        } else {
          resolve(chosen.time);
        }
      }),
      pick.onDidTriggerButton(() => {
        resolve('back');
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
