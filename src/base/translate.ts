/** Turns an English sentence with `{0}` placeholders into the reader's language (shape of `vscode.l10n.t`). */
export type Translate = (message: string, ...args: (string | number | boolean)[]) => string;
