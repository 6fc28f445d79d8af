import { l10n, ThemeIcon, window } from 'vscode';
import { troubleWords } from '../accounts/listWords';
import type { Unread } from '../accounts/profileList';
import { plainLabel, toastText } from '../base/inert';
import { stands, unawaited } from '../base/unawaited';

/** What is saved and cannot be used by this version, in a quick pick: it is there, and all it does is explain itself. */
export function unreadItem(unread: Unread): { label: string; description: string; iconPath: ThemeIcon } {
  const isNewer = unread.kind === 'account' || unread.trouble === 'newer';
  const name = unread.kind === 'account' ? (unread.name ?? l10n.t('Unknown account')) : l10n.t('Saved accounts');
  return {
    label: plainLabel(name),
    description: isNewer ? l10n.t('needs a newer version of ENS Events') : l10n.t('cannot be read'),
    iconPath: new ThemeIcon('warning'),
  };
}

/** Says why nothing can be done with it, and what to do. */
export function explainUnread(unread: Unread): void {
  unawaited(
    window.showInformationMessage(
      unread.kind === 'list'
        ? troubleWords(unread.trouble, l10n.t)
        : l10n.t(
            'A newer version of ENS Events saved this account, or something else changed it. It is kept as it is. Update ENS Events to use it: {0}',
            toastText(unread.name ?? l10n.t('Unknown account')),
          ),
    ),
    stands,
  );
}
