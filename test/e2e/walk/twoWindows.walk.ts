// Two windows of one browser: reliability.md 6b, cases 60, 97, 98 and 99.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { awaitCard } from '../card';
import { answerDialog, toastText } from '../dialog';
import { awaitQuickInput, pickItem, runCommand, typeInput } from '../quickInput';
import { awaitRow, focusRow, focusView } from '../tree';
import { anyOf, commandTitle, inOrder, say } from '../words';
import {
  accountStatus,
  agree,
  clearNotifications,
  events,
  itemsOffered,
  mark,
  operations,
  plain,
  redeploy,
  refresh,
  rowWith,
  writesAt,
} from './steps';
import { beginWalk, endWalk, look, openAnother, pointAway, toFront, type Walk } from './walk';

const edge = say('ENS account: {0}', 'Edge');
const readOnly = say('Read-only: no operation is ever sent');
/**
 * The list of accounts is looked at on focus, and every 20 s. Of a window that had the focus since it was loaded VS Code
 * does not hear that it comes back for the first time (seen in 1.139).
 */
const byItself = { timeout: 40_000 };

describe('two windows', () => {
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

  it('case 60: an account marked read-only while a confirmation is open: nothing is sent, and why', async () => {
    await toFront(first);
    await redeploy(first, inOrder(plain, say('due in {0}')));
    await awaitCard(first);
    await toFront(second);
    await mark(second, 'Demo', 'Read-only');
    await accountStatus(second, readOnly).waitFor();
    await toFront(first);
    await accountStatus(first, readOnly).waitFor(byItself);
    await agree(first, plain);
    const marked = say('This account is marked as read-only: {0}', 'Demo');
    const text = await toastText(first, marked);
    await look(first, '60 marked read-only meanwhile');
    const allow = say('To allow operations, change its protection in Manage Accounts.');
    assert.ok(text.includes(say('{0} {1}', say('Nothing was sent.'), say('{0}. {1}', marked, allow))), text);
    assert.equal(writesAt(walk.gateway), 0);
    await mark(first, 'Demo', 'Not protected');
    await toFront(second);
    await accountStatus(second, readOnly).waitFor({ ...byItself, state: 'detached' });
  });

  it('case 98: of two windows that confirm the same event one sends, and the other says who', async () => {
    walk.gateway.faults.add({ kind: 'delay', ms: 8_000, action: 'EventRedeployInstance' });
    for (const page of [second, first]) {
      await toFront(page);
      await clearNotifications(page);
      await redeploy(page, inOrder(plain, say('due in {0}')));
      await awaitCard(page);
    }
    await agree(first, plain);
    await awaitRow(first, operations, inOrder(plain, say('being sent')));
    await toFront(second);
    await agree(second, plain);
    const text = await toastText(second, anyOf(say('Another window is already redeploying {0}, since {1}.', plain)));
    assert.ok(text.includes(say('Nothing was sent.')), text);
    await awaitRow(second, operations, plain);
    await look(second, '98 second window is told');
  });

  it('case 98: the row of the one that stood back loses its action', async () => {
    await focusRow(second, events, plain);
    assert.ok(!(await itemsOffered(second)).includes(say('Redeploy…')));
    await look(second, '98 its row offers no redeploy');
    await second.keyboard.press('Escape');
    assert.equal(writesAt(walk.gateway), 1);
  });

  it('case 97: its end is told in the window that has the focus, and shown there after a refresh', async () => {
    // The second window is in front.
    await toastText(second, anyOf(say('{0} was redeployed and is running.', plain)));
    await refresh(second);
    await awaitRow(second, operations, inOrder(plain, say('done')));
    await look(second, '97 told and shown in the second window');
    await toFront(first);
    await awaitRow(first, operations, inOrder(plain, say('done')));
    await look(first, '97 the first window');
    const again = first
      .locator('.notification-list-item')
      .filter({ hasText: say('{0} was redeployed and is running.', plain) });
    assert.deepEqual(
      (await again.allInnerTexts()).filter(text => text.includes(say('done'))),
      [],
    );
    assert.equal(writesAt(walk.gateway), 1);
  });

  it('case 99: an account renamed and marked in one window is shown so in the other, by itself', async () => {
    await clearNotifications(first);
    await runCommand(first, commandTitle('Manage Accounts…'));
    await pickItem(first, 'Demo');
    await pickItem(first, say('Rename…'));
    await typeInput(first, say('Account name'), 'Edge');
    await accountStatus(first, edge).waitFor();
    await mark(first, 'Edge', 'Production');
    const production = say('Production: confirmations are typed');
    await accountStatus(first, production).waitFor();
    await toFront(second);
    await accountStatus(second, inOrder(edge, production)).waitFor(byItself);
    await clearNotifications(second);
    await accountStatus(second, edge).hover();
    await second.locator('.workbench-hover').filter({ hasText: production }).waitFor();
    await look(second, '99 renamed and marked in the first window');
    await pointAway(second);
  });

  it('case 99: a card that is open while its account is signed out elsewhere says what happened', async () => {
    // Without local disks: the mark alone asks for typing.
    const name = 'cam-ingest-dl-02';
    await redeploy(second, name);
    await awaitQuickInput(second, say('Type the whole name to confirm: {0}', name));
    await toFront(first);
    await runCommand(first, commandTitle('Sign Out…'));
    await answerDialog(first, say('Sign Out'));
    await first.locator('.sidebar .welcome-view-content').first().waitFor();
    await toFront(second);
    await second.keyboard.insertText(name);
    await second.keyboard.press('Enter');
    const text = await toastText(second, say('The account was signed out while you were confirming.'));
    await rowWith(second, events, name).waitFor({ state: 'detached' });
    await look(second, '99 card of an account that was signed out');
    assert.ok(text.includes(say('Decide again if it is still wanted.')), text);
    assert.equal(writesAt(walk.gateway), 1);
  });

  it('case 99: the other window shows no rows without an account, and why', async () => {
    await clearNotifications(second);
    const sidebar = second.locator('.part.sidebar');
    await sidebar.getByText(say('This account was signed out in another window.')).waitFor(byItself);
    await awaitRow(second, events, say('Sign in, or switch to another account'));
    await look(second, '99 signed out in the first window');
    await accountStatus(second, edge).waitFor({ state: 'detached' });
  });
});
