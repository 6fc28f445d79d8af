// The sample account lives in a window's memory: the window after a reload offers it again, once.
import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { offerSample } from '../../src/commands/offerSample';
import type { Profile } from '../../src/accounts/profile';
import { createSignal } from '../../src/base/signal';
import { aProfile } from '../desks';
import { fakeMemento } from '../unit/accounts/fakes';
import { withDialogs, type Answer } from './securityDialogs';

const sample = aProfile({ id: 'sample', name: 'Sample account', kind: 'sample' });
const button = 'Explore with the Sample Account';

/** A window over what the one before it remembered: what it says and sets, and how often the sample account is started. */
async function aWindow(
  memento: ReturnType<typeof fakeMemento>,
  first: Profile | 'nobody' | 'lost',
  { then, answer = () => undefined }: { then?: readonly Profile[]; answer?: Answer } = {},
) {
  const changed = createSignal<undefined>();
  let profiles = typeof first === 'string' ? [] : [first];
  const keys: unknown[] = [];
  const seen = { explored: 0, keys, said: [] as string[] };
  const { executeCommand } = commands;
  Object.assign(commands, { executeCommand: (...[, ...args]: unknown[]) => Promise.resolve(void keys.push(args)) });
  const running: Promise<void>[] = [];
  try {
    const shown = await withDialogs(answer, async () => {
      const { dispose } = offerSample({
        accounts: {
          profiles: () => profiles,
          state: () =>
            profiles[0]
              ? { kind: 'signedIn', profile: profiles[0], revision: 0 }
              : { kind: 'signedOut', ...(first === 'lost' && { explanation: 'The keyring is locked.' }) },
          onDidChange: () => () => undefined,
          onDidChangeProfiles: changed.subscribe,
        },
        memento,
        exploreSample: () => Promise.resolve(void (seen.explored += 1)),
        run: work => void running.push(work()),
      });
      profiles = [...(then ?? profiles)];
      changed.fire(undefined);
      await Promise.all(running);
      dispose();
    });
    seen.said = shown.map(({ text, choices }) => [text.trim(), ...choices].join(' | '));
  } finally {
    Object.assign(commands, { executeCommand });
  }
  return seen;
}

describe('The sample account after a reload', () => {
  const used = async () => {
    const memento = fakeMemento();
    await aWindow(memento, 'nobody', { then: [sample] });
    return memento;
  };

  it('is offered in the welcome text where nobody is signed in, once', async () => {
    const memento = await used();
    const after = await aWindow(memento, 'nobody');
    assert.deepEqual(after, { explored: 0, keys: [['ensEvents.sampleEnded', true]], said: [] });
    assert.deepEqual(await aWindow(memento, 'nobody'), { explored: 0, keys: [], said: [] });
  });

  it('is not offered any more as soon as it is there again', async () => {
    const after = await aWindow(await used(), 'nobody', { then: [sample] });
    assert.deepEqual(after.keys, [
      ['ensEvents.sampleEnded', true],
      ['ensEvents.sampleEnded', false],
    ]);
  });

  it('is offered by a notification beside another account, which is named: it is no sample', async () => {
    const { said, explored, keys } = await aWindow(await used(), aProfile({ name: 'Ops' }), { answer: () => button });
    assert.deepEqual(said, [
      `The sample account ended with the window: it lives in memory only. This window works with Ops now. | ${button}`,
    ]);
    assert.equal(explored, 1);
    assert.deepEqual(keys, []);
    const lost = await aWindow(await used(), 'lost');
    assert.deepEqual(
      [lost.said, lost.explored],
      [[`The sample account ended with the window: it lives in memory only. | ${button}`], 0],
    );
  });

  it('is not offered where it was not in use, or was signed out', async () => {
    const memento = await used();
    assert.deepEqual(await aWindow(fakeMemento(), 'nobody'), { explored: 0, keys: [], said: [] });
    await aWindow(memento, sample, { then: [] });
    assert.deepEqual(await aWindow(memento, aProfile()), { explored: 0, keys: [], said: [] });
  });
});
