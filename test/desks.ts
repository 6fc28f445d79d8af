import type { Profile } from '../src/accounts/profile';
import { defaultArrangement, type Arrangement } from '../src/events/arrangement';
import { createSignal } from '../src/base/signal';
import { createEventStore, type StoreChange } from '../src/events/store';
import type { Desk, Desks } from '../src/views/desks';
import { aClient } from './builders';

export function aProfile(fields: Partial<Profile> = {}): Profile {
  return {
    id: 'p1',
    name: 'Test',
    kind: 'accessKey',
    maskedKeyId: 'LTAI…0000',
    site: 'china',
    endpoint: { protocol: 'https', host: 'ens.aliyuncs.com' },
    ...fields,
  };
}

/** A desk whose list is what the test puts into its store; loading changes nothing. */
export function aDesk(fields: Partial<Desk> = {}, profile: Partial<Profile> = {}): Desk {
  const shown = aProfile({ id: fields.profileId ?? 'p1', ...profile });
  return {
    profileId: shown.id,
    store: createEventStore(),
    loader: { load: () => Promise.resolve(), refresh: () => Promise.resolve(), hasRead: () => true, reset: () => {} },
    session: () => ({ profile: shown, client: aClient(), clockSkew: () => undefined }),
    ...fields,
  };
}

export interface FakeDesks extends Desks {
  /** From now on these are shown. */
  readonly show: (...shown: readonly Desk[]) => void;
}

export function someDesks(...first: readonly Desk[]): FakeDesks {
  let shown = first;
  const changed = createSignal<undefined>();
  const eventsChanged = createSignal<StoreChange & { desk: Desk }>();
  const listen = (desks: readonly Desk[]) => {
    for (const desk of desks) {
      desk.store.changes.subscribe(change => {
        eventsChanged.fire({ ...change, desk });
      });
    }
  };
  listen(first);
  return {
    shown: () => shown,
    active: () => shown[0],
    of: profileId => shown.find(desk => desk.profileId === profileId),
    onDidChange: changed.subscribe,
    onDidChangeEvents: eventsChanged.subscribe,
    dispose: () => {},
    show: (...next) => {
      listen(next.filter(desk => !shown.includes(desk)));
      shown = next;
      changed.fire(undefined);
    },
  };
}

/** Arrangements that are the same for each account, until a test sets one. */
export function someArrangements(arrangement: Partial<Arrangement> = {}) {
  const byProfile = new Map<string, Arrangement>();
  const changed = createSignal<undefined>();
  return {
    of: (profileId: string): Arrangement => byProfile.get(profileId) ?? { ...defaultArrangement, ...arrangement },
    set: (profileId: string, next: Arrangement) => {
      byProfile.set(profileId, next);
      changed.fire(undefined);
      return Promise.resolve();
    },
    onDidChange: (listener: () => void) => changed.subscribe(listener),
  };
}

/** A ticker that ticks when the test says so. */
export function aTicker() {
  const ticks = createSignal<undefined>();
  return {
    onTick: ticks.subscribe,
    start: () => {},
    tick: () => {
      ticks.fire(undefined);
    },
  };
}

/** A record without any operation. */
export const noRecords = { at: () => [], changes: createSignal<undefined>() };
