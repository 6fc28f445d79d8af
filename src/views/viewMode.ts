import type { AccountState } from '../accounts/current';
import { isEnsError } from '../ens/error';
import type { ListState } from '../events/store';

/** `list` shows rows, each other mode a welcome text of package.json. */
export type ViewMode = 'signedOut' | 'loading' | 'list' | 'empty' | 'denied' | 'offline';

export interface ViewFacts {
  account: AccountState;
  list: ListState;
  eventCount: number;
}

/** What the view is to show; rows of an earlier read stay in sight whatever happens later. */
export function viewModeOf({ account, list, eventCount }: ViewFacts): ViewMode {
  if (account.kind === 'signedOut') {
    // Why there is no account, where the person did not choose it, is a row of its own.
    return account.explanation === undefined ? 'signedOut' : 'list';
  }
  if (eventCount > 0) {
    return 'list';
  }
  if (list.error) {
    return welcomeOf(list.error) ?? 'list';
  }
  return list.loadedAt === undefined ? 'loading' : 'empty';
}

/** Errors that an empty list explains with a welcome text of its own; the others are a row. */
export function welcomeOf(error: Error): 'denied' | 'offline' | undefined {
  const kind = isEnsError(error) ? error.kind : undefined;
  return kind === 'permission' ? 'denied' : kind === 'network' ? 'offline' : undefined;
}
