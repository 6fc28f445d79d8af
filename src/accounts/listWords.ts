import type { Translate } from '../base/translate';
import { DocumentError } from '../state/documentError';
import { VaultError } from './vaultError';

/**
 * What cannot be read: the whole list, since a newer version wrote it, it is damaged, or the system does not let it be
 * read; the list of an earlier version; or some of the accounts.
 */
export type ListTrouble = 'newer' | 'damaged' | 'blocked' | 'earlier' | 'entries';

/** Why an account that was chosen is not there, with what to do. */
export function troubleWords(trouble: ListTrouble, t: Translate): string {
  switch (trouble) {
    case 'newer':
      return t('The list of accounts was written by a newer version of ENS Events. Update it, or reload the window.');
    case 'damaged':
    case 'earlier':
      return t('The list of accounts cannot be read. Sign in again; what was there is kept.');
    case 'blocked':
      return t('The list of accounts cannot be read. Check that VS Code may read its own folder.');
    case 'entries':
      return t('Some saved accounts need a newer version of ENS Events. Update it, or sign in to another account.');
  }
}

/** Why the list was not changed. */
export function listFailure(error: unknown, t: Translate): VaultError {
  switch (error instanceof DocumentError ? error.problem : 'failed') {
    case 'newer':
      return new VaultError(
        'newer',
        t('Nothing was changed: the list of accounts was written by a newer version of ENS Events.'),
        t('Update ENS Events, or reload the window.'),
      );
    case 'damaged':
      return new VaultError(
        'unreadable',
        t('Nothing was changed: the list of accounts cannot be read.'),
        t('Sign in again to begin a new one; what was there is kept.'),
      );
    case 'busy':
      return new VaultError(
        'busy',
        t('Nothing was changed: another window is still changing the list of accounts.'),
        t('Try again in a moment. If that does not help, reload the other windows.'),
      );
    case 'failed':
      return new VaultError(
        'failed',
        t('The list of accounts could not be saved.'),
        t('Check that the disk is not full and that VS Code may write to its own folder, then try again.'),
      );
  }
}
