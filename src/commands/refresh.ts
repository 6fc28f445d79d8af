import type { EventCommandDeps } from './deps';

/** Reads the lists of all shown accounts again. Never rejects: a failure becomes a row of its list. */
export async function refresh({ desks }: Pick<EventCommandDeps, 'desks'>): Promise<void> {
  await Promise.all(desks.shown().map(({ loader }) => loader.load()));
}
