import { l10n } from 'vscode';
import { deadlineOf } from '../events/deadline';
import type { Desk } from './desks';
import type { StatusText } from './statusItem';
import { firstDue, waitingIn } from './waiting';

/** With less time than this to answer, the item stands out, milliseconds. */
const pressing = 3_600_000;

/** What the status bar says of what is due in the shown accounts; undefined where nothing is. `now` in Unix milliseconds. */
export function dueStatus(shown: readonly Pick<Desk, 'store' | 'session'>[], now: number): StatusText | undefined {
  const { due } = waitingIn(shown, now);
  if (due.length === 0) {
    return undefined;
  }
  const isPressing = due.some(({ event }) => {
    const left = (deadlineOf(event)?.time ?? Infinity) - now;
    // For what is late it is the same to hurry or not.
    return left > 0 && left <= pressing;
  });
  return {
    text: `$(clock) ${l10n.t('{0} due today', due.length)}`,
    tooltip: `${l10n.t('Due within 24 hours: {0}', due.length)}\n${firstDue(due, now)}`,
    color: isPressing ? 'statusBarItem.warningBackground' : undefined,
  };
}
