import assert from 'node:assert/strict';
import { createSignal } from '../../../src/base/signal';
import { keepLooking } from '../../../src/views/account';
import { computer, draft, fakeSecrets } from '../accounts/fakes';

describe('An account that another window renames without a word', () => {
  /** The second of two windows, in a browser for instance: no secret tells that one has changed. */
  async function second() {
    const secrets = { ...fakeSecrets(), onDidChange: () => ({ dispose: () => undefined }) };
    const { openWindow } = computer({ secrets });
    const [first, { accounts, heard }] = [openWindow().accounts, openWindow()];
    const { id } = await first.add(draft());
    await accounts.activate(id);
    const [states, ticks] = [createSignal<{ focused: boolean }>(), createSignal<undefined>()];
    const looking = keepLooking(accounts, {
      onDidChangeWindowState: listener => ({ dispose: states.subscribe(listener) }),
      onTick: ticks.subscribe,
    });
    await first.rename(id, 'Live');
    const before = heard.length;
    return { states, ticks, looking, told: () => heard.length - before };
  }

  it('case 99: is shown when the window gets the focus, not when it loses it', async () => {
    const { states, told } = await second();
    states.fire({ focused: false });
    assert.equal(told(), 0);
    states.fire({ focused: true });
    assert.equal(told(), 1);
  });

  it('case 99: is shown as time goes on', async () => {
    const { ticks, told } = await second();
    ticks.fire(undefined);
    ticks.fire(undefined);
    assert.equal(told(), 1);
  });

  it('case 99: is not looked for once the window has closed', async () => {
    const { states, ticks, looking, told } = await second();
    looking.dispose();
    states.fire({ focused: true });
    ticks.fire(undefined);
    assert.equal(told(), 0);
  });
});
