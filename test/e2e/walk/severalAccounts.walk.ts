// Several accounts in a narrow sidebar: what is due in any of them, whose it is, and how each account is marked.
import assert from 'node:assert/strict';
import { widenSidebar } from '../browser';
import { moveToItem, pickItem, runCommand } from '../quickInput';
import { awaitRow, rowsOf } from '../tree';
import { commandTitle, inOrder, say } from '../words';
import { accountStatus, clearNotifications, events, local, mark } from './steps';
import { beginWalk, endWalk, look, pointAway, type Walk } from './walk';

/** From the left edge of the window to the sidebar's. */
const activityBar = 48;

/** How much of a row is in sight, as far as its words go: each of its labels is cut by an ellipsis or not. */
const wholeWords = `[...document.querySelectorAll('.sidebar .monaco-list-row')].map(row => {
  const description = row.querySelector('.label-description');
  const words = description?.textContent ? description : row.querySelector('.label-name');
  const label = row.querySelector('.monaco-icon-label-container');
  const text = document.createTreeWalker(words, NodeFilter.SHOW_TEXT).nextNode();
  const range = document.createRange();
  range.setStart(text, 0);
  const end = text.textContent.indexOf(' · ');
  range.setEnd(text, end < 0 ? text.textContent.length : end);
  return [row.getAttribute('aria-label'), range.getBoundingClientRect().right <= label.getBoundingClientRect().right + 1];
})`;

describe('several accounts in a narrow sidebar', () => {
  let walk: Walk;
  before(async () => {
    walk = await beginWalk();
    const { page } = walk;
    await clearNotifications(page);
    await runCommand(page, commandTitle('Explore with the Sample Account'));
    await awaitRow(page, events, inOrder(local, say('redeploy')));
    await runCommand(page, commandTitle('Switch Account…'));
    await pickItem(page, 'Demo');
    await accountStatus(page, say('ENS account: {0}', 'Demo')).waitFor();
    await runCommand(page, commandTitle('Show Several Accounts…'));
    await moveToItem(page, say('Sample account'));
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await awaitRow(page, events, inOrder('Demo', say('active account')));
  });
  after(endWalk);

  const narrow = async (width: number) => {
    await widenSidebar(walk.page, activityBar + width);
    await pointAway(walk.page);
  };
  /** Whether the first words of a row beside its name are in sight, by what is heard of the row. */
  const inSight = async (row: RegExp) => {
    const rows = await walk.page.evaluate<[string, boolean][]>(wholeWords);
    const found = rows.filter(([spoken]) => row.test(spoken));
    assert.ok(found.length > 0, rows.join('\n'));
    return found.every(([, whole]) => whole);
  };

  for (const kind of ['plain', 'Production'] as const) {
    it(`an account, ${kind}: its first word at 300 px, what it is called and whether it is active at 170 px`, async () => {
      const { page } = walk;
      await narrow(500);
      if (kind === 'Production') {
        await mark(page, 'Demo', 'Production');
      }
      const account = inOrder('Demo', say('active account'), kind === 'plain' ? '' : say('Production'));
      await awaitRow(page, events, account);
      await narrow(300);
      await look(page, `several accounts ${kind} at 300`);
      assert.ok(await inSight(account));
      await narrow(170);
      await look(page, `several accounts ${kind} at 170`);
      const name = rowsOf(page, events).filter({ hasText: 'Demo' }).locator('.highlight').first();
      assert.equal(await name.innerText(), 'Demo');
      await accountStatus(page, say('ENS account: {0}', 'Demo')).waitFor();
    });
  }
});
