import { toastText } from '../base/inert';
import { withoutUnseen } from '../base/joined';
import type { Translate } from '../base/translate';
import type { Profile } from './profile';
import { VaultError } from './vaultError';

export interface Names {
  /** What is wrong with a name, in words; `profileId` is the account that bears it already. */
  readonly problem: (name: string, profileId?: string) => string | undefined;
  /** Throws VaultError where something is. */
  readonly refuseBad: (name: string, profileId?: string) => void;
}

/** The names of accounts, of which each is there once. */
export function createNames(profiles: () => readonly Profile[], t: Translate): Names {
  const problem: Names['problem'] = (name, profileId) => {
    const others = profiles().filter(({ id }) => id !== profileId);
    return nameProblem(
      name,
      others.map(other => other.name),
      t,
    );
  };
  return {
    problem,
    refuseBad: (name, profileId) => {
      const sentence = problem(name, profileId);
      if (sentence !== undefined) {
        throw new VaultError('badName', sentence, t('Choose another name.'));
      }
    },
  };
}

/** Names that differ in case or in spaces around them only would be told apart by nobody. */
function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function nameProblem(name: string, others: readonly string[], t: Translate): string | undefined {
  const trimmed = name.trim();
  if (trimmed === '') {
    return t('Enter a name for the account.');
  }
  if (trimmed.length > 60 || withoutUnseen(trimmed) !== trimmed) {
    return t('Use at most 60 visible characters.');
  }
  return others.some(other => sameName(other, trimmed))
    ? t('There is an account with this name already: {0}', toastText(trimmed))
    : undefined;
}
