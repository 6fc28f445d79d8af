import { createSignal } from '../base/signal';
import type { Translate } from '../base/translate';
import type { Profile } from './profile';
import { troubleWords } from './listWords';
import type { StoredProfiles } from './profileList';

export type AccountState =
  | { kind: 'signedOut'; /** Why, where the person did not choose it. */ explanation?: string }
  | {
      kind: 'signedIn';
      profile: Profile;
      /** Differs as soon as another account or other credentials are in use; equal while only the name changed. */
      revision: number;
    };

/** The account this window works with. */
export interface Current {
  readonly activeId: () => string | undefined;
  readonly state: () => AccountState;
  /** Hears each new state, once; answers a function that ends it. */
  readonly onDidChange: (listener: (state: AccountState) => void) => () => void;
  /** From now on this account, or these credentials of the same account; `why` explains having none. */
  readonly use: (profileId: string | undefined, why?: string) => void;
  /** The account cannot be used for now. Nothing happens where it is not the active one. */
  readonly explain: (profileId: string, why: string) => void;
  /** Tells the listeners, if the state differs from what they heard last. */
  readonly announce: () => void;
}

interface Start {
  activeId: string | undefined;
  explanation: string | undefined;
}

/** What a new window begins with: the account chosen last, or a word on why there is none. */
export function startOf({ profiles, active, trouble }: StoredProfiles, t: Translate): Start {
  if (profiles.some(({ id }) => id === active)) {
    return { activeId: active, explanation: undefined };
  }
  return { activeId: undefined, explanation: trouble && troubleWords(trouble, t) };
}

/** @param onError hears what a listener threw (base/signal.ts) */
export function createCurrent(
  find: (profileId: string) => Profile | undefined,
  start: Start,
  onError?: (error: Error) => void,
): Current {
  const changed = createSignal<AccountState>(onError);
  let { activeId, explanation } = start;
  let revision = 0;

  function state(): AccountState {
    const profile = activeId === undefined ? undefined : find(activeId);
    if (profile !== undefined && explanation === undefined) {
      return { kind: 'signedIn', profile, revision };
    }
    return { kind: 'signedOut', ...(explanation === undefined ? {} : { explanation }) };
  }

  let announced = JSON.stringify(state());
  function announce(): void {
    const current = state();
    const text = JSON.stringify(current);
    if (text !== announced) {
      announced = text;
      changed.fire(current);
    }
  }

  return {
    activeId: () => activeId,
    state,
    announce,
    onDidChange: changed.subscribe,
    use: (profileId, why) => {
      activeId = profileId;
      explanation = why;
      revision += 1;
      announce();
    },
    explain: (profileId, why) => {
      if (profileId === activeId) {
        explanation = why;
        announce();
      }
    },
  };
}
