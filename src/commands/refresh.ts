import type { Accounts } from '../accounts/accounts';
import type { EventCommandDeps } from './deps';

/** Reads the lists of all shown accounts again. Never rejects: a failure becomes a row of its list. */
export async function refresh({ desks }: Pick<EventCommandDeps, 'desks'>): Promise<void> {
  await Promise.all(desks.shown().map(({ loader }) => loader.load()));
}

/**
 * The same where a person asks for it: names of instances are read anew, and accounts whose credentials could not be had are
 * tried again too.
 */
export async function refreshAll({
  accounts,
  desks,
}: Pick<EventCommandDeps, 'desks'> & { accounts: Pick<Accounts, 'retry'> }): Promise<void> {
  await Promise.all([accounts.retry(), ...desks.shown().map(({ loader }) => loader.refresh())]);
}
