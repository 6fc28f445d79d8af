// Each command of package.json does its own thing, and nothing else: run through VS Code, in the extension as it runs.
import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { isLogShown, until } from './eachCommandProbes';
import { eachCommandScene, type Scene } from './eachCommandScene';
import { eachCommand } from './eachCommandTable';
import { signOut, theExtension } from './securitySample';
import { assertBecame, witness } from './witness';

const run = (command: string, ...args: unknown[]) => commands.executeCommand(command, ...args);

describe('Each command', () => {
  let scene: Scene;
  before(async () => {
    scene = await eachCommandScene();
  });
  after(async () => {
    await run('workbench.action.closeAllEditors');
    await signOut();
  });

  it('is in this table, and only what is registered', async () => {
    const { contributes } = theExtension().packageJSON as { contributes: { commands: { command: string }[] } };
    const named = contributes.commands.map(({ command }) => command).sort();
    assert.deepEqual(Object.keys(eachCommand).sort(), named);
    const registered = (await commands.getCommands(true)).filter(command => /^ensEvents\.\w+$/.test(command));
    assert.deepEqual(
      registered.filter(command => !eachCommand[command]),
      [],
    );
  });

  for (const [command, waysIn] of Object.entries(eachCommand)) {
    it(`does its own thing: ${command}`, async () => {
      for (const { from, by = command, args = [], person, becomes, then } of await waysIn(scene)) {
        await run('workbench.action.closeAllEditors');
        await run('workbench.action.closePanel');
        await run('workbench.view.explorer');
        await until('hidden', () => !isLogShown());
        const what = `${command} from ${from}`;
        const witnessed = await witness(scene.gateway, person ?? { answer: () => undefined }, by, ...args);
        assertBecame(witnessed, becomes, what);
        await then?.();
      }
    });
  }
});
