/** The part of `vscode.SecretStorage` that accounts use; it may reject, throw or never answer. */
export interface SecretStore {
  get: (key: string) => PromiseLike<string | undefined>;
  store: (key: string, value: string) => PromiseLike<void>;
  delete: (key: string) => PromiseLike<void>;
  /** Fires for this window's own changes too. */
  onDidChange: (listener: (event: { readonly key: string }) => void) => { dispose: () => unknown };
}

/** The part of `vscode.Memento` (globalState) that accounts use: VS Code writes all of it, late, and the last one wins. */
export interface KeyValueStore {
  get: (key: string) => unknown;
  update: (key: string, value: unknown) => PromiseLike<void>;
}

/**
 * Another window's change of a secret comes after that of a file: VS Code gathers such changes for 100 ms before it writes
 * them (read in 1.139). When to look for it, milliseconds after the look before.
 */
export const lookAgainAfter = [100, 200, 400, 800, 1_600];
