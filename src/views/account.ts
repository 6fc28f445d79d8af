import type { Accounts } from '../accounts/accounts';
import type { Desks } from './desks';
import type { EventsView } from './eventsView';
import { unawaited } from '../base/unawaited';

export interface AccountLifetimes {
  /** Aborts when the account is signed out or this window's extension host ends. */
  signalOf: (profileId: string) => AbortSignal;
  dispose: () => void;
}

/** The lifetime of each account, for what goes on in the background. */
export function createLifetimes(
  accounts: Pick<Accounts, 'profiles' | 'onDidChange' | 'onDidChangeProfiles'>,
): AccountLifetimes {
  const lifetimes = new Map<string, AbortController>();
  const end = () => {
    const ids = new Set(accounts.profiles().map(({ id }) => id));
    for (const [id, lifetime] of lifetimes) {
      if (!ids.has(id)) {
        lifetime.abort();
        lifetimes.delete(id);
      }
    }
  };
  const subscriptions = [accounts.onDidChange(end), accounts.onDidChangeProfiles(end)];
  return {
    signalOf: profileId => {
      const lifetime = lifetimes.get(profileId) ?? new AbortController();
      lifetimes.set(profileId, lifetime);
      return lifetime.signal;
    },
    dispose: () => {
      for (const unsubscribe of subscriptions) {
        unsubscribe();
      }
      for (const lifetime of lifetimes.values()) {
        lifetime.abort();
      }
    },
  };
}

/** Reads an account's list when it is first in sight: nothing is asked of the service before that. */
export function readWhenSeen(desks: Desks, { tree }: Pick<EventsView, 'tree'>): { dispose: () => void } {
  const read = () => {
    if (tree.visible) {
      for (const { loader } of desks.shown()) {
        if (!loader.hasRead()) {
          unawaited(loader.load(), 'a failure to read is a row of its list');
        }
      }
    }
  };
  const unsubscribe = desks.onDidChange(read);
  const visibility = tree.onDidChangeVisibility(read);
  read();
  return {
    dispose: () => {
      unsubscribe();
      visibility.dispose();
    },
  };
}

/**
 * Another window's change of an account may come without a word, in a browser for instance: it is looked for whenever
 * the window gets the focus, and now and then.
 */
export function keepLooking(
  accounts: Pick<Accounts, 'look'>,
  {
    onDidChangeWindowState,
    onTick,
  }: {
    onDidChangeWindowState: (listener: (state: { readonly focused: boolean }) => void) => { dispose: () => void };
    onTick: (listener: () => void) => () => void;
  },
): { dispose: () => void } {
  const focus = onDidChangeWindowState(({ focused }) => {
    if (focused) {
      accounts.look();
    }
  });
  const unsubscribe = onTick(accounts.look);
  return {
    dispose: () => {
      focus.dispose();
      unsubscribe();
    },
  };
}
