export type VaultProblem =
  | 'failed'
  | 'timeout'
  | 'missing'
  | 'unreadable'
  | 'notKept'
  | 'badName'
  /** The secret is not the one that the account was saved with. */
  | 'mismatch'
  /** The account has another host by now. */
  | 'replaced'
  /** A newer version of the extension wrote the list. */
  | 'newer'
  /** Another window is changing the list. */
  | 'busy';

/** What the storage of accounts and secrets refused. Its text is ours alone: no value and no words of the storage. */
export class VaultError extends Error {
  override readonly name = 'VaultError';

  constructor(
    readonly problem: VaultProblem,
    message: string,
    /** One sentence: what the person can do next, already in the reader's language. */
    readonly advice: string,
  ) {
    super(message);
  }
}

export function isVaultError(error: unknown): error is VaultError {
  return error instanceof VaultError;
}
