import { commands } from 'vscode';
import { unawaited } from '../base/unawaited';

/** Every context key of this extension; package.json may use no other (scripts/check-manifest.mjs). */
export const contextKeys = {
  /** What the events view shows: `signedOut`, `loading`, `list`, `empty`, `denied`, `offline`. */
  viewMode: 'ensEvents.viewMode',
  /** True while the sample account is active. */
  sample: 'ensEvents.sample',
  /** True where the sample account ended with the window before this one, until it is there again. */
  sampleEnded: 'ensEvents.sampleEnded',
  /** True while nothing that is shown may act: each account is marked as read-only. */
  readOnly: 'ensEvents.readOnly',
  /** True while a filter hides events. */
  filtered: 'ensEvents.filtered',
  /** True while an account is signed in, the sample account included: ticks a step of the walkthrough. */
  signedIn: 'ensEvents.signedIn',
  /** True once an operation of this computer was accepted: ticks a step of the walkthrough. */
  operated: 'ensEvents.operated',
} as const;

export async function setContext(
  key: (typeof contextKeys)[keyof typeof contextKeys],
  value: string | boolean,
): Promise<void> {
  await commands.executeCommand('setContext', key, value);
}

/** As `setContext`, where nobody waits for it. */
export function tellContext(...[key, value]: Parameters<typeof setContext>): void {
  unawaited(setContext(key, value), 'VS Code has this command');
}
