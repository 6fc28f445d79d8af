import { commands, l10n, window } from 'vscode';
import type { Session } from '../accounts/session';
import type { EventCommandDeps } from './deps';

/** The active account; signed out, it offers to sign in and answers undefined. */
export async function requireSession({ session }: Pick<EventCommandDeps, 'session'>): Promise<Session | undefined> {
  const current = session();
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
