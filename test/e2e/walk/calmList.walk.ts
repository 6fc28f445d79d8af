// The list keeps still, says what counts in a narrow sidebar too, and shows how its account is marked.
import assert from 'node:assert/strict';
import { widenSidebar } from '../browser';
import { toastText } from '../dialog';
import { pickItem, runCommand } from '../quickInput';
import { awaitRow, focusRow, focusView, openRowMenu, rowsOf, saying, selectedRow, treeRows } from '../tree';
import { anyOf, commandTitle, inOrder, say } from '../words';
import { accountStatus, agree, clearNotifications, events, local, mark, plain, redeploy, rowWith } from './steps';
import { beginWalk, endWalk, look, pointAway, type Walk } from './walk';

/** The row of an event that waits until a time, as it is heard. */
const due = (name: string) => inOrder(name, say('due in {0}'));

/** From the left edge of the window to the sidebar's. */
const activityBar = 48;

/** Where the first words of the rows below a group end, in pixels; run in the page. */
const timeEnds = `[...document.querySelectorAll('.sidebar .monaco-list-row[aria-level="2"] .label-name')].map(label => {
  const text = document.createTreeWalker(label, NodeFilter.SHOW_TEXT).nextNode();
  const range = document.createRange();
  range.setStart(text, 0);
  range.setEnd(text, text.textContent.indexOf(' · '));
  return range.getBoundingClientRect().right;
})`;

describe('a calm list', () => {
  let walk: Walk;
  before(async () => {
    walk = await beginWalk();
    await clearNotifications(walk.page);
  });
  after(endWalk);

  const narrow = async (width: number) => {
    await widenSidebar(walk.page, activityBar + width);
    await pointAway(walk.page);
  };

  for (const width of [300, 170]) {
    it(`shows the time of each row at ${width} px`, async () => {
      const { page } = walk;
      await narrow(width);
      await awaitRow(page, events, due(plain));
      await look(page, `calm list at ${width}`);
      const sidebar = await page.locator('.part.sidebar').first().boundingBox();
      assert.ok(sidebar);
      const ends = await page.evaluate<number[]>(timeEnds);
      assert.ok(ends.length > 2 && ends.every(end => end < sidebar.x + sidebar.width), ends.join());
    });
  }

  it('has a tooltip of six lines at most', async () => {
    const { page } = walk;
    await narrow(300);
    await rowWith(page, events, due(plain)).first().hover();
    const hover = page.locator('.monaco-hover:visible').filter({ hasText: say('Deadline') });
    await hover.waitFor();
    await look(page, 'calm list tooltip');
    assert.ok((await hover.locator('p').count()) <= 6, await hover.innerText());
    await pointAway(page);
  });

  it('keeps an answered row where it is, greyed, while it is selected, and five seconds more', async () => {
    const { page } = walk;
    const before = (await treeRows(page, events)).map(({ spoken }) => spoken);
    const place = before.findIndex(spoken => due(plain).test(spoken));
    await redeploy(page, due(plain));
    await look(page, 'calm list row and page of an action');
    await agree(page, plain);
    await toastText(page, anyOf(say('Accepted: redeploy of {0}. RequestId: {1}', plain)));
    await clearNotifications(page);
    const row = rowsOf(page, events).and(page.locator(`[data-index="${place}"]`));
    await row
      .and(page.locator('.selected'))
      .filter({ hasText: plain })
      .filter({ hasText: say('done') })
      .waitFor();
    await look(page, 'calm list answered row');
    await focusRow(page, events, 'edge-cache-hz-02');
    await page.keyboard.press('Space');
    await saying(row, plain).waitFor();
    await look(page, 'calm list answered row left');
    await saying(row, plain).waitFor({ state: 'detached' });
    await selectedRow(page, events, 'edge-cache-hz-02').waitFor();
    await look(page, 'calm list after five seconds');
  });

  it('shows production and read-only in the status bar and beside the title, and hides what acts', async () => {
    const { page } = walk;
    const title = (text: string) =>
      page.locator('.pane-header').filter({ hasText: events }).locator('.description').filter({ hasText: text });
    await mark(page, 'Demo', 'Production');
    await accountStatus(page, say('Production: confirmations are typed')).waitFor();
    await title(say('Production')).waitFor();
    await look(page, 'calm list production');
    await mark(page, 'Demo', 'Read-only');
    await accountStatus(page, say('Read-only: no operation is ever sent')).waitFor();
    await title(say('Read-only')).waitFor();
    await focusView(page, events);
    await focusRow(page, events, due(local));
    const labels = await openRowMenu(page);
    await look(page, 'calm list read-only');
    assert.ok(!labels.includes(say('Redeploy…')), labels.join());
    assert.ok(labels.includes(say('Read-Only: Change Protection…')), labels.join());
    await page.keyboard.press('Escape');
    await runCommand(page, commandTitle('Read-Only: Change Protection…'));
    await pickItem(page, say('Not protected'));
    await title(say('Read-only')).waitFor({ state: 'detached' });
  });
});
