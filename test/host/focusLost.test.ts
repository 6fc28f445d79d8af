// Whatever list or box a command shows first, it stays when the focus goes elsewhere, with what was typed into it.
import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { withRealInputs } from './realInputs';
import { candidate, exploreSample, signOut } from './securitySample';

const run = (command: string, ...args: unknown[]) => commands.executeCommand(command, ...args);

describe('What a command asks', () => {
  let row: object;
  before(async () => {
    const { key } = candidate(await exploreSample());
    row = { kind: 'event', account: 'sample', key };
  });
  after(signOut);

  for (const [command, text] of [
    ['signIn', 'STS'],
    ['switchAccount', 'Sample'],
    ['manageAccounts', 'Sample'],
    ['showAccountMenu', 'Sample'],
    ['changeProtection', 'Prod'],
    ['filter', 'Critical'],
    ['groupBy', 'Node'],
    ['goToEvent', 'e-0001'],
    ['redeploy', '+3h'],
  ] as const) {
    it(`stays where the focus is elsewhere, with what was typed: ${command}`, async () => {
      await withRealInputs(async next => {
        const done = run(`ensEvents.${command}`, row);
        const hands = await next();
        await hands.type(text);
        await run('workbench.action.focusSideBar');
        await run('workbench.action.focusActiveEditorGroup');
        assert.equal(hands.isClosed(), false);
        assert.equal(hands.input.ignoreFocusOut, true);
        assert.equal(hands.input.value, text);
        await hands.escape();
        await done;
      });
    });
  }
});
