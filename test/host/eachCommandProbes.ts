// What a command has left behind, asked of the extension as a person would.
import assert from 'node:assert/strict';
import { commands, env, window } from 'vscode';
import type { Listed } from './eachCommandScene';
import { withDialogs, type Shown } from './securityDialogs';

const run = (command: string) => commands.executeCommand(command);

/** Waits for what VS Code or a file shows in its own time. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 5_000; !(await isSo());) {
    assert.ok(Date.now() < end, `not ${what} after five seconds`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

export function isLogShown(): boolean {
  return window.visibleTextEditors.some(
    ({ document: { uri } }) => uri.scheme === 'output' && /\bENS Events(\.log)?$/.test(uri.path),
  );
}

/** All texts of a question that is closed. */
async function textsOf(command: string): Promise<string> {
  const shown: Shown[] = await withDialogs(
    () => undefined,
    () => run(command),
  );
  return shown.map(({ text }) => text).join('\n');
}

/** A copy from the palette is about the event that is selected in the list. */
export const isSelected = (listed: Listed) => async () => {
  await env.clipboard.writeText('(nothing is selected)');
  await textsOf('ensEvents.copyEventId');
  assert.equal(await env.clipboard.readText(), listed.eventId);
};

export const isLaidOut = (label: string) => async () => {
  assert.match(await textsOf('ensEvents.groupBy'), new RegExp(`^${label}\ncurrent$`, 'm'));
};

export const hasAccount = (is: boolean) => async () => {
  assert.equal((await textsOf('ensEvents.showAccountMenu')).includes('Sample account'), is);
};
