import { isEnsError } from '../ens/error';

/** What the person can do next: every typed error of this extension carries it (EnsError, OperationRefused, VaultError…). */
export function adviceOf(error: Error): string | undefined {
  return 'advice' in error && typeof error.advice === 'string' ? error.advice : undefined;
}

/** True where signing in again is the cure. */
export function asksForSignIn(error: Error): boolean {
  return isEnsError(error) && error.kind === 'credential';
}
