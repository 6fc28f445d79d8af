import type { Translate } from '../../base/translate';
import { visible } from '../../base/inert';
import { adviceOf } from '../advice';
import type { TimelineAccount } from './model';

/** What is missing or wrong with the events of the accounts shown, one sentence or two each. */
export function notesOf(accounts: readonly TimelineAccount[], t: Translate): string[] {
  return accounts.flatMap(({ name, store }) => {
    const { error, incomplete, namesError } = store.state();
    const notes = [
      ...(error ? [t('The events could not be read. {0}', visible(adviceOf(error) ?? error.message))] : []),
      ...(incomplete ? [t('The list of events is incomplete. Refresh to read it again.')] : []),
      ...(namesError ? [t('Instance names are not shown. {0}', visible(namesError.advice))] : []),
    ];
    return accounts.length > 1 ? notes.map(note => `${name}: ${note}`) : notes;
  });
}

/** What to say where there is no event at all. */
export function emptyOf(accounts: readonly TimelineAccount[], t: Translate): string {
  if (accounts.length === 0) {
    return t('Sign in to see the events of your instances over time.');
  }
  const states = accounts.map(({ store }) => store.state());
  if (states.some(({ loading, loadedAt, error }) => loading || (loadedAt === undefined && !error))) {
    return t('The events are being read.');
  }
  return states.some(({ error }) => error) ? '' : t('No system events. Nothing needs an answer.');
}
