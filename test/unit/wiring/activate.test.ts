// What of the product hears of what, found by a VS Code that counts listeners: a part that is left out, or does not listen
// any more, is missing in the snapshot.
import assert from 'node:assert/strict';
import { contributes } from '../../../package.json';
import { openNow, state } from '../../fakeVscode/control';
import { assertSnapshot } from '../../snapshot';
import { aComputer, calm, type UnitComputer } from './window';

const isCommand = (line: string) => line.startsWith('command ');

describe('A window that opens', function () {
  this.timeout(30_000);
  let computer: UnitComputer;
  beforeEach(async () => {
    computer = await aComputer();
  });
  afterEach(async () => {
    await computer.end();
  });

  it('has its views, items and links, and each part hears what it needs', () => {
    computer.openWindow();
    assertSnapshot(
      'test/unit/wiring/heard.txt',
      openNow().filter(line => !isCommand(line)),
    );
  });

  it('has every command of package.json, each once', () => {
    computer.openWindow();
    const ids = contributes.commands.map(({ command }) => `command ${command}`).sort();
    const registered = openNow()
      .filter(isCommand)
      .map(line => line.split(' ←')[0]);
    assert.deepEqual(registered, ids);
  });

  it('with an account follows its list, and hears of nothing besides', async () => {
    computer.openWindow();
    const before = openNow();
    await computer.end();
    computer = await aComputer();
    await computer.signIn();
    computer.openWindow();
    await calm();
    const list = 'signal of createEventStore';
    assert.deepEqual(
      openNow().filter(line => !before.includes(line)),
      [`${list} ← createPoller`, `${list} ← followReads`, `${list} ← open`],
    );
    assert.deepEqual(state.messages, []);
  });
});
