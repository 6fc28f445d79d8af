// What is asked about an account, in the boxes of a real VS Code: it stays when the focus leaves and on a step back, a
// secret is hidden, never filled in, and forgotten with the way to sign in that it was typed for.
import assert from 'node:assert/strict';
import { commands, type InputBox, type QuickPick, type QuickPickItem } from 'vscode';
import { liveAccount, typeAll, type LiveAccount } from './liveAccount';
import { withRealInputs, type RealInput } from './realInputs';
import { withDialogs, withMessages } from './securityDialogs';
import { theExtension } from './securitySample';

type Next = () => Promise<RealInput>;
const run = (command: string) => commands.executeCommand(command);
const [first, other] = ['secret-0000000000000001', 'secret-0000000000000002'];
const [keyId, token] = ['LTAItest00000001', 'token-00000000000000000001'];
const kept = 'Leave empty to keep what you entered before';
const hidden = ['AccessKey secret', 'Security token'];

/** The next question, which must be a box with this prompt; a secret's is hidden and empty. */
async function box(next: Next, prompt: string): Promise<RealInput & { input: InputBox }> {
  const { input, ...hands } = await next();
  assert.ok('prompt' in input, `a list, not a box: ${input.title ?? ''}`);
  assert.equal(input.prompt, prompt);
  assert.equal(input.password, hidden.includes(prompt), prompt);
  assert.ok(!input.password || input.value === '', `${prompt} is filled in`);
  return { input, ...hands };
}

async function choose(next: Next, label: string): Promise<void> {
  const { input, enter } = await next();
  assert.ok('items' in input, `a box, not a list: ${input.title ?? ''}`);
  const pick: QuickPick<QuickPickItem> = input;
  const item = pick.items.find(one => one.label === label);
  assert.ok(item, `${label} is not among ${pick.items.map(one => one.label).join(', ')}`);
  pick.activeItems = [item];
  await new Promise(resolve => setTimeout(resolve, 20));
  await enter();
}

/** Types into a box, and looks whether it is still there with it once the focus was elsewhere. */
async function typeAndLeave(hands: RealInput, text: string): Promise<void> {
  await hands.type(text);
  assert.equal(hands.input.ignoreFocusOut, true);
  await commands.executeCommand('workbench.action.focusSideBar');
  await commands.executeCommand('workbench.action.focusActiveEditorGroup');
  assert.equal(hands.isClosed(), false, 'closed by the focus');
  assert.equal(hands.input.value, text);
}

/** Signs in as far as the person goes, and gives up. */
async function signingIn(person: (next: Next) => Promise<void>): Promise<void> {
  await withRealInputs(async next => {
    const done = run('ensEvents.signIn');
    await person(next);
    await run('workbench.action.closeQuickOpen');
    await done;
  });
}

describe('Sign In', () => {
  before(() => theExtension().activate());

  it('keeps each answer while the focus is elsewhere', async () => {
    await signingIn(async next => {
      await choose(next, 'Temporary credentials (STS)');
      for (const [prompt, text] of [
        ['Account name', 'Live'],
        ['AccessKey ID', keyId],
        ['AccessKey secret', first],
        ['Security token', token],
      ] as const) {
        const hands = await box(next, prompt);
        await typeAndLeave(hands, text);
        await hands.enter();
      }
      await choose(next, 'Other endpoint…');
      await typeAndLeave(await box(next, 'Endpoint host name'), 'ens.example.com');
    });
  });

  it('has what was typed on each step back, and no secret in sight', async () => {
    await signingIn(async next => {
      await choose(next, 'Temporary credentials (STS)');
      await typeAll(next, ['Live', keyId, first, token]);
      await (await next()).back();
      const again = await box(next, 'Security token');
      assert.equal(again.input.placeholder, kept);
      await again.back();
      const secret = await box(next, 'AccessKey secret');
      assert.equal(secret.input.placeholder, kept);
      await secret.back();
      const id = await box(next, 'AccessKey ID');
      assert.equal(id.input.value, keyId);
      await id.back();
      assert.equal((await box(next, 'Account name')).input.value, 'Live');
    });
  });

  for (const [before, after] of [
    ['Access key', 'Temporary credentials (STS)'],
    ['Temporary credentials (STS)', 'Access key'],
  ] as const) {
    it(`forgets what is secret where the way is another: ${before}, then ${after}, and back`, async () => {
      const secrets = (method: string) => (method === 'Access key' ? [first] : [first, token]);
      /** From the first question to the one where the account was opened; the boxes of secrets know of none. */
      const typeInto = async (next: Next, method: string) => {
        await typeAll(next, ['Live', keyId]);
        for (const [n, text] of secrets(method).entries()) {
          const hands = await box(next, hidden[n] ?? '');
          assert.equal(hands.input.placeholder ?? '', '');
          assert.equal(await hands.enter(), 1);
          assert.equal(hands.isClosed(), false, 'nothing was typed, and it went on');
          await hands.type(text);
          await hands.enter();
        }
      };
      const backFrom = async (next: Next, method: string) => {
        for (let steps = secrets(method).length + 3; steps > 0; steps -= 1) {
          await (await next()).back();
        }
      };
      await signingIn(async next => {
        await choose(next, before);
        await typeInto(next, before);
        await backFrom(next, before);
        await choose(next, after);
        await typeInto(next, after);
        await backFrom(next, after);
        await choose(next, before);
        await typeInto(next, before);
      });
    });
  }

  it('keeps the secret of the same way', async () => {
    await signingIn(async next => {
      await choose(next, 'Access key');
      await typeAll(next, ['Live', keyId, first]);
      for (let steps = 4; steps > 0; steps -= 1) {
        await (await next()).back();
      }
      await choose(next, 'Access key');
      await typeAll(next, ['Live', keyId]);
      const secret = await box(next, 'AccessKey secret');
      assert.equal(secret.input.placeholder, kept);
      await secret.enter();
      assert.ok('items' in (await next()).input);
    });
  });
});

describe('Edit Credentials', () => {
  let account: LiveAccount;
  before(async () => {
    account = await liveAccount('Live');
  });
  after(() => account.end());

  async function editing(person: (next: Next) => Promise<void>): Promise<void> {
    await withMessages(
      ({ choices }) => choices.find(choice => choice === 'Trust'),
      () =>
        withRealInputs(async next => {
          const done = run('ensEvents.manageAccounts');
          await choose(next, 'Live');
          await choose(next, 'Edit Credentials…');
          await person(next);
          await run('workbench.action.closeQuickOpen');
          await done;
        }),
    );
  }
  /** What the lists of protection and of accounts say. */
  const shown = async () => {
    const texts: string[] = [];
    await withRealInputs(async next => {
      const done = run('ensEvents.changeProtection');
      const { input, escape } = await next();
      texts.push('items' in input ? (input.activeItems[0]?.label ?? '') : '');
      await escape();
      await done;
    });
    const [accounts] = await withDialogs(
      () => undefined,
      () => run('ensEvents.manageAccounts'),
    );
    return [...texts, accounts?.text.split('\n')[1], accounts?.text.split('\n')[2]?.split(' · ')[0]];
  };

  it('keeps each answer while the focus is elsewhere, on a step back too, with no secret in sight', async () => {
    await editing(async next => {
      const id = await box(next, 'AccessKey ID');
      assert.equal(id.input.value, '');
      await typeAndLeave(id, keyId);
      await id.enter();
      const secret = await box(next, 'AccessKey secret');
      assert.equal(secret.input.placeholder ?? '', '', 'the stored secret is not offered');
      await typeAndLeave(secret, first);
      await secret.enter();
      await (await next()).back();
      const again = await box(next, 'AccessKey secret');
      assert.equal(again.input.placeholder, kept);
      await again.back();
      assert.equal((await box(next, 'AccessKey ID')).input.value, keyId);
    });
  });

  for (const label of ['Production', 'Read-only', 'Not protected'] as const) {
    it(`leaves an account as it is protected: ${label}`, async () => {
      const { gateway } = account;
      await account.protect(label);
      const key = gateway.keys.add({
        ...gateway.keys.main,
        accessKeyId: `LTAI${label.replace(/\W/g, '')}0001`,
        accessKeySecret: other,
      });
      await editing(async next => {
        await typeAll(next, [key.accessKeyId, other]);
        await choose(next, 'Other endpoint…');
        const host = await box(next, 'Endpoint host name');
        assert.equal(host.input.value, `http://${gateway.host}`);
        await host.enter();
      });
      const masked = `${key.accessKeyId.slice(0, 4)}…${key.accessKeyId.slice(-4)}`;
      assert.deepEqual(await shown(), [label, 'Live', masked]);
    });
  }
});
