// Other credentials in the other window: reliability.md 6b, case 61, and what a browser's keyring makes of case 99: each
// window has it as it was when it opened.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { awaitCard } from '../card';
import { loadWorkbench } from '../browser';
import { answerDialog, toastText } from '../dialog';
import { pickItem, runCommand, typeInput } from '../quickInput';
import { awaitRow, focusView } from '../tree';
import { commandTitle, inOrder, say } from '../words';
import { agree, clearNotifications, events, mark, plain, redeploy, rowWith, writesAt } from './steps';
import { beginWalk, endWalk, look, openAnother, signIn, toFront, type Walk } from './walk';

/** The list of accounts is looked at on focus, and every 20 s. */
const byItself = { timeout: 40_000 };
const orReload = say(
  'Reload the window. If that does not help, enter the AccessKey again under Manage Accounts, or sign in again.',
);

describe('another key in the other window', () => {
  let walk: Walk;
  let first: Page;
  let second: Page;
  before(async () => {
    walk = await beginWalk();
    first = walk.page;
    await clearNotifications(first);
    second = await openAnother(walk);
    await focusView(second, events);
    await awaitRow(second, events, plain);
  });
  after(endWalk);

  it('case 61: replaced while a confirmation is open: nothing goes out, and why', async () => {
    await toFront(first);
    await redeploy(first, inOrder(plain, say('due in {0}')));
    await awaitCard(first);
    const { accessKeyId, accessKeySecret } = walk.gateway.keys.add({
      ...{ accessKeyId: 'LTAISampleOtherKey01', accessKeySecret: 'another-secret-of-the-walk-0001' },
      ...{ access: 'full', active: true },
    });
    await toFront(second);
    await runCommand(second, commandTitle('Manage Accounts…'));
    await pickItem(second, 'Demo');
    await pickItem(second, say('Edit Credentials…'));
    await typeInput(second, say('AccessKey ID'), accessKeyId);
    await typeInput(second, say('AccessKey secret'), accessKeySecret);
    await pickItem(second, say('Other endpoint…'));
    await typeInput(second, say('Endpoint host name'), walk.gateway.url);
    await answerDialog(second, say('Trust'));
    await toastText(second, say('Credentials replaced: {0}', 'Demo'));
    await awaitRow(second, events, plain);
    await look(second, '61 credentials replaced in the second window');
    await toFront(first);
    await agree(first, plain);
    const text = await toastText(first, say('Nothing was sent.'));
    await look(first, '61 nothing was sent');
    assert.ok(text.includes(say('The saved AccessKey is not the one that belongs to this account.')), text);
    assert.equal(writesAt(walk.gateway), 0);
  });

  it('case 61: the window that has the old key says to reload, and goes on with the new one then', async () => {
    await clearNotifications(first);
    const advice = say('Reload the window. If that does not help, enter the AccessKey again under Manage Accounts.');
    await first.locator('.part.sidebar').getByText(advice).waitFor(byItself);
    await look(first, '61 window with the old key');
    await loadWorkbench(first, walk.host);
    await focusView(first, events);
    await awaitRow(first, events, plain);
    await look(first, '61 after reloading');
    const keys = walk.gateway.received.map(({ accessKeyId }) => accessKeyId);
    assert.equal(keys.at(-1), 'LTAISampleOtherKey01');
  });

  it('case 99: an account signed in to in one window is on the list of the other, which lacks its key', async () => {
    await runCommand(first, commandTitle('Sign Out…'));
    await answerDialog(first, say('Sign Out'));
    await signIn(walk);
    await toFront(second);
    await clearNotifications(second);
    const sidebar = second.locator('.part.sidebar');
    await sidebar.getByText(say('This account was signed out in another window.')).waitFor(byItself);
    await runCommand(second, commandTitle('Switch Account…'));
    await pickItem(second, 'Demo');
    await sidebar.getByText(orReload).waitFor();
    await look(second, '99 window without the new key');
  });

  it('case 99: what that window does takes no key away, and reloaded it has it', async () => {
    await mark(second, 'Demo', 'Production');
    await toFront(first);
    await loadWorkbench(first, walk.host);
    await focusView(first, events);
    await awaitRow(first, events, plain);
    await toFront(second);
    await loadWorkbench(second, walk.host);
    await focusView(second, events);
    await awaitRow(second, events, plain);
    await rowWith(second, events, say('Sign in, or switch to another account')).waitFor({ state: 'detached' });
    await look(second, '99 after reloading');
  });
});
