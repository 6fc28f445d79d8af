// The tasks of docs/ux-walk.md that only read: sign in, find the way, filter, group, details, timeline.
import assert from 'node:assert/strict';
import { fillInput, moveToItem, pickItem, runCommand } from '../quickInput';
import { awaitRow, focusRow, focusView, treeRows } from '../tree';
import { commandTitle, inOrder, say } from '../words';
import { accountStatus, clearNotifications, events, local } from './steps';
import { picture, setWidth, task } from './tasks';
import { beginWalk, endWalk, type Walk } from './walk';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

describe('twenty tasks: reading', () => {
  let walk: Walk;
  // Task 1: `beginWalk` signs in with the key and an endpoint of its own.
  before(async () => {
    walk = await beginWalk();
    await setWidth(walk, 300);
    await awaitRow(walk.page, events, local);
    await picture(walk.page, 1, 'signed in');
    await clearNotifications(walk.page);
    await setWidth(walk, 170);
    await picture(walk.page, 1, 'list at 170');
    await setWidth(walk, 300);
  });
  after(endWalk);

  const page = () => walk.page;
  const shown = () => page().frameLocator('iframe.webview.ready').frameLocator('#active-frame');

  it('task 4: finds an event', async () => {
    await focusView(page(), events);
    await task(page(), 4, 'find', async () => {
      await runCommand(page(), commandTitle('Find…'));
      await page().locator('.monaco-tree-type-filter input:focus').waitFor();
      // VS Code looks through what a row shows, and that is the end of a long name.
      await page().keyboard.insertText('gz-0');
      await page()
        .locator(`.monaco-list[aria-label="${events}"] .monaco-highlighted-label .highlight`)
        .first()
        .waitFor();
    });
    await picture(page(), 4, 'find');
    await page().keyboard.press('Escape');
  });

  it('task 5: shows critical events only', async () => {
    await task(page(), 5, 'filter', async () => {
      await runCommand(page(), commandTitle('Filter…'));
      await moveToItem(page(), capital(say('critical')));
      await page().keyboard.press('Space');
      await picture(page(), 5, 'filter');
      await page().keyboard.press('Enter');
      await fillInput(page(), say('Text in a name, id, node, address or reason; empty for any'), '');
      await picture(page(), 5, 'text of the filter');
      await page().keyboard.press('Enter');
    });
    await page()
      .locator('.pane-header .description')
      .filter({ hasText: say('only {0}', say('critical')) })
      .first()
      .waitFor();
    await picture(page(), 5, 'filtered');
    await runCommand(page(), commandTitle('Clear Filter'));
  });

  it('task 6: groups by node', async () => {
    await task(page(), 6, 'group', async () => {
      await runCommand(page(), commandTitle('Group By…'));
      await picture(page(), 6, 'group by');
      await pickItem(page(), say('Node'));
    });
    await awaitRow(page(), events, 'Shanghai');
    await picture(page(), 6, 'grouped by node');
    await runCommand(page(), commandTitle('Group By…'));
    await pickItem(page(), say('Urgency'));
    await awaitRow(page(), events, say('Due within 24 hours'));
  });

  it('task 7: reads the details of an event', async () => {
    await focusRow(page(), events, local);
    await task(page(), 7, 'details', () => page().keyboard.press('Enter'));
    await shown().getByRole('heading', { level: 1, name: local }).waitFor();
    await picture(page(), 7, 'details');
    await shown().getByRole('heading', { level: 2 }).last().scrollIntoViewIfNeeded();
    await picture(page(), 7, 'details below');
    await runCommand(page(), 'View: Close All Editors');
  });

  it('task 22: sorts the table of the timeline', async () => {
    await task(page(), 22, 'timeline', async () => {
      await runCommand(page(), commandTitle('Open Timeline'));
      await shown().locator('svg [role=button]').first().waitFor();
    });
    await picture(page(), 22, 'timeline');
    const toTable = shown().getByRole('button', { name: say('Show as table') });
    await toTable.focus();
    await toTable.press('Enter');
    await shown().getByRole('rowheader', { name: local }).first().waitFor();
    await picture(page(), 22, 'table');
    const column = shown().locator('button.sort').first();
    await column.focus();
    await column.press('Enter');
    await shown().locator('th[aria-sort]').first().waitFor();
    await picture(page(), 22, 'sorted table');
    await runCommand(page(), 'View: Close All Editors');
  });

  it('task 2: sees what is due in two accounts', async () => {
    await task(page(), 2, 'two accounts', async () => {
      await runCommand(page(), commandTitle('Explore with the Sample Account'));
      await accountStatus(page(), say('ENS account: {0}', say('Sample account'))).waitFor();
      await awaitRow(page(), events, inOrder(local, say('redeploy')));
      await runCommand(page(), commandTitle('Show Several Accounts…'));
      await moveToItem(page(), 'Demo');
      await page().keyboard.press('Space');
      await picture(page(), 2, 'several accounts');
      await page().keyboard.press('Enter');
    });
    // The names of both came.
    await awaitRow(page(), events, inOrder(local, 'Demo'));
    await awaitRow(page(), events, inOrder(local, say('Sample account')));
    await clearNotifications(page());
    await picture(page(), 2, 'due in two accounts');
    await setWidth(walk, 170);
    await picture(page(), 2, 'due in two accounts at 170');
    await setWidth(walk, 300);
    const rows = await treeRows(page(), events);
    const due = rows.filter(({ level }) => level === 2).map(({ spoken }) => spoken.split(', ')[1]);
    assert.ok(due.includes('Demo') && due.includes(say('Sample account')), due.join());
  });

  it('task 3: switches to another account', async () => {
    await task(page(), 3, 'switch', async () => {
      await runCommand(page(), commandTitle('Switch Account…'));
      await picture(page(), 3, 'switch');
      await pickItem(page(), 'Demo');
    });
    await awaitRow(page(), events, inOrder('Demo', say('active account')));
    await picture(page(), 3, 'switched');
  });
});
