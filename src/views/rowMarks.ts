import { FileDecoration, ThemeColor, Uri, l10n, window } from 'vscode';

const scheme = 'ens-events-row';

/** Rows with this address are drawn like what cannot be chosen. It names nothing, as the next one. */
export const greyedRow = Uri.from({ scheme, path: '/greyed' });

/** Rows with this address have a letter at their right end, which no narrow sidebar cuts off: they are the sample account's. */
export const sampleRow = Uri.from({ scheme, path: '/sample' });

/** Marks rows: VS Code has no colour for a label, and no letter beside it, other than a decoration of its address. */
export function markRows(): { dispose: () => void } {
  return window.registerFileDecorationProvider({
    provideFileDecoration: uri => {
      if (uri.scheme !== scheme) {
        return undefined;
      }
      return uri.path === sampleRow.path
        ? new FileDecoration(l10n.t('S'), l10n.t('Sample account'))
        : new FileDecoration(undefined, undefined, new ThemeColor('disabledForeground'));
    },
  });
}
