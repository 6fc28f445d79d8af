import type { Accounts } from '../accounts/accounts';
import type { AccountState } from '../accounts/current';
import type { EventStore } from '../events/store';
import { NoAccount } from './advice';
import type { EventsView } from './eventsView';
import type { Loader } from './loader';

export interface AccountLifetimes {
  /** Aborts when the account is signed out or this window's extension host ends. */
  signalOf: (profileId: string) => AbortSignal;
  dispose: () => void;
}

/**
 * Ties the list to the active account: another account starts an empty list and reads it, unless the view has never been
 * seen. Also the lifetime of each account, for what goes on in the background.
 */
export function followAccount({
  accounts,
  view,
  loader,
  store,
}: {
  accounts: Accounts;
  view: EventsView;
  loader: Loader;
  store: EventStore;
}): AccountLifetimes {
  const lifetimes = new Map<string, AbortController>();
  let revision = revisionOf(accounts.state());

  const show = (state: AccountState) => {
    if (state.kind === 'signedOut' && state.explanation !== undefined) {
      store.patch({ error: new NoAccount(state.explanation) });
    } else if (state.kind === 'signedIn' && view.tree.visible && !loader.hasRead()) {
      void loader.load();
    }
    view.update();
  };
  const unsubscribe = accounts.onDidChange(state => {
    const ids = new Set(accounts.profiles().map(({ id }) => id));
    for (const [id, lifetime] of lifetimes) {
      if (!ids.has(id)) {
        lifetime.abort();
        lifetimes.delete(id);
      }
    }
    if (revisionOf(state) !== revision) {
      revision = revisionOf(state);
      loader.reset();
    }
    show(state);
  });
  const visibility = view.tree.onDidChangeVisibility(() => {
    show(accounts.state());
  });
  show(accounts.state());

  return {
    signalOf: profileId => {
      const lifetime = lifetimes.get(profileId) ?? new AbortController();
      lifetimes.set(profileId, lifetime);
      return lifetime.signal;
    },
    dispose: () => {
      unsubscribe();
      visibility.dispose();
      for (const lifetime of lifetimes.values()) {
        lifetime.abort();
      }
    },
  };
}

function revisionOf(state: AccountState): number | undefined {
  return state.kind === 'signedIn' ? state.revision : undefined;
}
