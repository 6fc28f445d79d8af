import { env, l10n, window } from 'vscode';

/** How long the status bar says it, milliseconds. */
const shownFor = 5_000;

/** Puts a text on the clipboard and says in the status bar that it is there, and what it is. */
export async function copyText(text: string, what: string): Promise<void> {
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(`$(check) ${l10n.t('Copied: {0}', what)}`, shownFor);
}
