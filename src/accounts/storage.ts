/** The part of `vscode.SecretStorage` that accounts use; it may reject, throw or never answer. */
export interface SecretStore {
  get: (key: string) => PromiseLike<string | undefined>;
  store: (key: string, value: string) => PromiseLike<void>;
  delete: (key: string) => PromiseLike<void>;
  /** Fires for this window's own changes too. */
  onDidChange: (listener: (event: { readonly key: string }) => void) => { dispose: () => unknown };
}

/** The part of `vscode.Memento` (globalState) that accounts use. */
export interface KeyValueStore {
  get: (key: string) => unknown;
  update: (key: string, value: unknown) => PromiseLike<void>;
}
