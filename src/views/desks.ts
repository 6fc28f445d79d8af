import type { Accounts } from '../accounts/accounts';
import type { Session } from '../accounts/session';
import type { ShownAccounts } from '../accounts/shown';
import { createSignal } from '../base/signal';
import { createEventStore, type EventStore, type StoreChange } from '../events/store';
import { createLoader, type Loader, type LoaderParts } from './loader';

/** What is known of one account that is shown, and how it is read. */
export interface Desk {
  readonly profileId: string;
  readonly store: EventStore;
  readonly loader: Loader;
  /** Undefined as soon as the account is gone. */
  readonly session: () => Session | undefined;
}

/** The accounts that are shown: the active one first, then those chosen beside it. */
export interface Desks {
  readonly shown: () => readonly Desk[];
  /** The one that a command without a row is about. */
  readonly active: () => Desk | undefined;
  readonly of: (profileId: string) => Desk | undefined;
  /** Hears that accounts came, went or have another name. Answers a function that ends it, as does the next one. */
  readonly onDidChange: (listener: () => void) => () => void;
  /** Hears what changed in the list of a shown account. */
  readonly onDidChangeEvents: (listener: (change: StoreChange & { desk: Desk }) => void) => () => void;
  readonly dispose: () => void;
}

export interface DesksParts extends Pick<LoaderParts, 'clock' | 'extraTypes' | 'withProgress' | 'logError'> {
  accounts: Pick<Accounts, 'state' | 'profiles' | 'onDidChange' | 'onDidChangeProfiles' | 'revisionOf'>;
  chosen: Pick<ShownAccounts, 'ids' | 'onDidChange'>;
  sessionOf: (profileId: string) => Session | undefined;
}

interface Place {
  readonly desk: Desk;
  readonly revision: number;
  readonly close: () => void;
}

/** Keeps one desk for each shown account; other credentials start it anew. */
export function createDesks(parts: DesksParts): Desks {
  const { accounts, chosen } = parts;
  const changed = createSignal<undefined>(parts.logError);
  const eventsChanged = createSignal<StoreChange & { desk: Desk }>(parts.logError);
  let places = new Map<string, Place>();

  const open = (profileId: string): Place => {
    const store = createEventStore(parts.logError);
    const session = () => parts.sessionOf(profileId);
    const loader = createLoader({ ...parts, store, session });
    const desk: Desk = { profileId, store, loader, session };
    const unsubscribe = store.changes.subscribe(change => {
      eventsChanged.fire({ ...change, desk });
    });
    const close = () => {
      unsubscribe();
      loader.reset();
    };
    return { desk, revision: accounts.revisionOf(profileId), close };
  };
  const refresh = () => {
    const next = new Map<string, Place>();
    for (const profileId of wantedIds(accounts, chosen)) {
      const known = places.get(profileId);
      const current = known?.revision === accounts.revisionOf(profileId) ? known : undefined;
      next.set(profileId, current ?? open(profileId));
    }
    const closing = [...places].filter(([id, place]) => next.get(id) !== place);
    places = next;
    for (const [, { close }] of closing) {
      close();
    }
    changed.fire(undefined);
  };
  const subscriptions = [
    accounts.onDidChange(refresh),
    accounts.onDidChangeProfiles(refresh),
    chosen.onDidChange(refresh),
  ];
  refresh();

  const shown = () => [...places.values()].map(({ desk }) => desk);
  return {
    shown,
    active: () => shown()[0],
    of: profileId => places.get(profileId)?.desk,
    onDidChange: changed.subscribe,
    onDidChangeEvents: eventsChanged.subscribe,
    dispose: () => {
      for (const unsubscribe of subscriptions) {
        unsubscribe();
      }
      for (const { close } of places.values()) {
        close();
      }
    },
  };
}

function wantedIds({ state, profiles }: DesksParts['accounts'], chosen: DesksParts['chosen']): Set<string> {
  const existing = new Set(profiles().map(({ id }) => id));
  const current = state();
  const active = current.kind === 'signedIn' ? [current.profile.id] : [];
  return new Set([...active, ...chosen.ids().filter(id => existing.has(id))]);
}
