import { FileDecoration, ThemeColor, Uri, window } from 'vscode';

/** Rows with this address are drawn like what cannot be chosen. It names nothing. */
export const greyedRow = Uri.from({ scheme: 'ens-events-row', path: '/greyed' });

/** Greys the rows of what was answered: VS Code has no colour for a label other than a decoration of its address. */
export function greyRows(): { dispose: () => void } {
  return window.registerFileDecorationProvider({
    provideFileDecoration: ({ scheme }) =>
      scheme === greyedRow.scheme
        ? new FileDecoration(undefined, undefined, new ThemeColor('disabledForeground'))
        : undefined,
  });
}
