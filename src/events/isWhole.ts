import type { ListState } from './store';

/** True where what a list lacks is not there: it was read, in full, and its last read did not fail. */
export function isWhole({ loadedAt, error, incomplete }: ListState): boolean {
  return loadedAt !== undefined && error === undefined && incomplete === undefined;
}
