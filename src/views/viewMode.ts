import { isEnsError } from '../ens/error';
import type { EventStore } from '../events/store';

/** `list` shows rows, each other mode a welcome text of package.json. */
export type ViewMode = 'signedOut' | 'loading' | 'list' | 'empty' | 'denied' | 'offline';

export interface ViewFacts {
  /** How many accounts are shown. */
  shown: number;
  /** Why there is no account, where the person did not choose it: a row of its own. */
  explanation?: string | undefined;
  /** Of the only account shown. */
  store?: Pick<EventStore, 'state' | 'events'> | undefined;
}

/** What the view is to show; rows of an earlier read stay in sight whatever happens later. */
export function viewModeOf({ shown, explanation, store }: ViewFacts): ViewMode {
  if (explanation !== undefined || shown > 1) {
    return 'list';
  }
  if (!store) {
    return 'signedOut';
  }
  if ([...store.events()].length > 0) {
    return 'list';
  }
  const { error, loadedAt } = store.state();
  if (error) {
    return welcomeOf(error) ?? 'list';
  }
  return loadedAt === undefined ? 'loading' : 'empty';
}

/** Errors that an empty list explains with a welcome text of its own; the others are a row. */
export function welcomeOf(error: Error): 'denied' | 'offline' | undefined {
  const kind = isEnsError(error) ? error.kind : undefined;
  return kind === 'permission' ? 'denied' : kind === 'network' ? 'offline' : undefined;
}
