import { isEnsError } from './error';

/** True for what a person or a closing window ended: it is not an error and says nothing. */
export function isCancellation(error: unknown): boolean {
  return (isEnsError(error) && error.kind === 'cancelled') || (error instanceof Error && error.name === 'AbortError');
}
