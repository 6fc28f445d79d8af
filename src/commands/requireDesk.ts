import { commands, l10n, window } from 'vscode';
import type { Desk } from '../views/desks';
import type { EventCommandDeps } from './deps';

/** What is known of the active account; signed out, it offers to sign in and answers undefined. */
export async function requireDesk({ desks }: Pick<EventCommandDeps, 'desks'>): Promise<Desk | undefined> {
  const current = desks.active();
  if (!current) {
    const signIn = l10n.t('Sign In…');
    const explore = l10n.t('Explore with the Sample Account');
    const choice = await window.showInformationMessage(l10n.t('Sign in to see and answer events.'), signIn, explore);
    if (choice === signIn) {
      await commands.executeCommand('ensEvents.signIn');
    } else if (choice === explore) {
      await commands.executeCommand('ensEvents.exploreSample');
    }
  }
  return current;
}
