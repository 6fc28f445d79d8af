// Small things that keep a person sure of what happened, in a real extension host.
import assert from 'node:assert/strict';
import { commands, env, window } from 'vscode';
import { copyText } from '../../src/commands/copyText';
import { pickOne } from '../../src/commands/inputs';

describe('A list to pick from', () => {
  for (const [what, labels, active, picked] of [
    ['one row', ['Remove…'], undefined, 'Remove…'],
    ['several rows', ['First', 'Second'], undefined, 'First'],
    ['several rows, one of them active', ['First', 'Second'], 'Second', 'Second'],
    ['an active row that it does not have', ['First', 'Second'], 'Third', 'First'],
  ] as const) {
    it(`hears Enter: ${what}`, async () => {
      const { createQuickPick } = window;
      const shown = new Promise<void>(resolve => {
        Object.assign(window, {
          createQuickPick: () => {
            const pick = createQuickPick();
            pick.onDidChangeActive(() => {
              resolve();
            });
            return pick;
          },
        });
      });
      try {
        const items = labels.map(label => ({ label, value: label }));
        const answer = pickOne<string>({ title: 'Which', items, ...(active !== undefined && { active }) });
        await shown;
        await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        assert.equal(await answer, picked);
      } finally {
        Object.assign(window, { createQuickPick });
      }
    });
  }
});

describe('A copy', () => {
  it('is confirmed in the status bar, with what is on the clipboard', async () => {
    const before = await env.clipboard.readText();
    const { setStatusBarMessage } = window;
    const said: unknown[] = [];
    Object.assign(window, { setStatusBarMessage: (...args: unknown[]) => void said.push(args) });
    try {
      await copyText('e-1', 'Event id');
      assert.equal(await env.clipboard.readText(), 'e-1');
      assert.deepEqual(said, [['$(check) Copied: Event id', 5_000]]);
    } finally {
      Object.assign(window, { setStatusBarMessage });
      await env.clipboard.writeText(before);
    }
  });
});
