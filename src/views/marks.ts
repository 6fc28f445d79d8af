import { l10n } from 'vscode';
import type { Profile } from '../accounts/profile';
import type { Desk } from './desks';

type Marked = Pick<Profile, 'mark'>;

/** How an account is protected, in a word; empty where it is not. */
export function markWord({ mark }: Marked): string {
  switch (mark) {
    case 'production':
      return l10n.t('Production');
    case 'readOnly':
      return l10n.t('Read-only');
    default:
      return '';
  }
}

/** What the mark does, a line each, and how to change the one that keeps everything from being sent. */
export function markSentences({ mark }: Marked): string[] {
  switch (mark) {
    case 'production':
      return [l10n.t('Production: confirmations are typed')];
    case 'readOnly':
      return [l10n.t('Read-only: no operation is ever sent'), howToAct()];
    default:
      return [];
  }
}

/** How a read-only account comes to act. */
function howToAct(): string {
  return l10n.t('To allow operations, change its protection in Manage Accounts.');
}

/** True where nothing of an account can be answered here. */
export function isReadOnly({ session }: Pick<Desk, 'session'>): boolean {
  return session()?.profile.mark === 'readOnly';
}
