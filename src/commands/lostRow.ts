import { l10n, window } from 'vscode';
import { stands, unawaited } from '../base/unawaited';

/**
 * True for the arguments of a tree command whose row VS Code no longer knew: the tree was drawn anew between the menu and
 * the click, and the row's place is empty. From the palette or a keybinding there are no arguments.
 */
export function isRowLost(args: readonly unknown[]): boolean {
  const [clicked, selected] = args;
  const rows = Array.isArray(selected) && selected.length > 0 ? (selected as unknown[]) : [clicked];
  return args.length > 0 && rows.every(isNothing);
}

/** Says that nothing was done about such a row: it may be there still, at another place. */
export async function sayRowLost(): Promise<void> {
  await window.showInformationMessage(l10n.t('Nothing was done: the list has changed. Choose the row again.'));
}

/** Says how many of the selected rows are such rows, where some are; the command goes on with the others. */
export function tellLostRows([, selected]: readonly unknown[]): void {
  const lost = Array.isArray(selected) ? selected.filter(isNothing).length : 0;
  if (lost > 0) {
    unawaited(
      window.showInformationMessage(
        l10n.t(
          lost === 1 ? 'Left out, no longer in the list: 1 row.' : 'Left out, no longer in the list: {0} rows.',
          lost,
        ),
      ),
      stands,
    );
  }
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}
