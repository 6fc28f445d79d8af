// The event desk as a person works with it: layout, filter, ids, sharing, several accounts.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { urgencyOf } from '../../src/events/arrange';
import type { Gateway } from '../../src/sample/index';
import { hostFromEnv, screenshot } from './browser';
import { answerDialog, dialogText, toastText } from './dialog';
import { mainJob } from './mainJob';
import {
  awaitQuickInput,
  confirmBusyInput,
  fillInput,
  moveToItem,
  pickItem,
  pickLabels,
  runCommand,
  typeInput,
} from './quickInput';
import { awaitRow, focusRow, rowsOf, saying, selectedRow, treeRows } from './tree';
import { demoGateway, sampleWindow } from './window';
import { anyOf, commandTitle, inOrder, say, screenshots } from './words';

const view = say('Events');
/** Of the sample account: an answer is needed, critical. */
const name = 'edge-live-bj-01';
/** The row of the account Demo, whose name stands in rows of its events too. */
const demo = inOrder('Demo', say('{0} due today'));
const sampleRow = inOrder(say('Sample account'), say('{0} due today'));
const dueGroup = say('Due within 24 hours');
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

describe('the event desk', () => {
  const host = hostFromEnv();
  let page: Page;
  let gateway: Gateway;
  before(async () => {
    gateway = await demoGateway();
    page = await sampleWindow();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  });

  const header = (text: string | RegExp) =>
    page.locator('.pane-header').filter({ hasText: view }).locator('.description').filter({ hasText: text });
  const selected = (text: string | RegExp) => selectedRow(page, view, text);
  /** What a command put there; the extension host writes it a moment after the key. */
  const clipboard = async (pattern: RegExp): Promise<string> => {
    for (let tries = 0; tries < 40; tries += 1) {
      const text = await page.evaluate<string>('navigator.clipboard.readText()');
      if (pattern.test(text)) {
        return text;
      }
      await page.waitForTimeout(100);
    }
    return assert.fail(`Nothing like ${String(pattern)} was copied.`);
  };

  const layOut = async (by: string) => {
    await runCommand(page, commandTitle('Group By…'));
    await pickItem(page, say(by));
  };
  /** The row at that place, from 0, where it has the text. */
  const row = (index: number, text: string | RegExp) =>
    saying(rowsOf(page, view).and(page.locator(`[data-index="${index}"]`)), text);
  const nameOf = (id: string) => gateway.account.instances.find(({ instanceId }) => instanceId === id)?.name ?? '';

  it('tells what is due first, and when it was read', async () => {
    await row(0, say('Due within 24 hours')).waitFor();
    await header(say('read just now'))
      .or(header(inOrder(say('read {0} ago'))))
      .waitFor();
  });

  it('groups by what is chosen, and remembers it', async () => {
    for (const [by, group] of [
      ['State', capital(say('needs an answer'))],
      ['Node', 'cn-shanghai-unicom'],
      ['Instance', 'edge-live-sh-01'],
      ['Nothing', inOrder('edge-live-sh-01', say('overdue by {0}'))],
      ['Type', say('Redeploy for maintenance')],
    ] as const) {
      await layOut(by);
      await row(0, group).waitFor();
    }
    await screenshot(page, screenshots, 'grouped');
    await runCommand(page, commandTitle('Group By…'));
    assert.match(await awaitQuickInput(page, say('current')), inOrder(say('Type'), say('current')));
    await pickItem(page, say('Urgency'));
    await awaitRow(page, view, say('Due within 24 hours'));
  });

  it('sorts by what is chosen', async () => {
    const inGroup = async () => {
      const rows = await treeRows(page, view);
      return rows.slice(
        1,
        rows.findIndex(({ level }, index) => index > 0 && level === 1),
      );
    };
    const byDeadline = await inGroup();
    await layOut('Level, most severe first');
    // Critical before the rest, where by deadline a warning is first.
    const critical = say('level: {0}', say('critical'));
    assert.ok(!byDeadline[0]?.spoken.includes(critical), byDeadline[0]?.spoken);
    await row(1, '')
      .and(page.locator(`[aria-label*="${critical}"]`))
      .waitFor();
    const isCritical = (await inGroup()).map(({ spoken }) => spoken.includes(critical));
    assert.deepEqual(
      isCritical,
      [...isCritical].sort((a, b) => Number(b) - Number(a)),
    );
    await layOut('Deadline, soonest first');
    await row(1, byDeadline[0]?.label ?? '').waitFor();
    assert.deepEqual(
      (await inGroup()).map(({ label }) => label),
      byDeadline.map(({ label }) => label),
    );
  });

  it('finds rows with the find of the tree', async () => {
    await runCommand(page, commandTitle('Find…'));
    const find = page.locator('.monaco-tree-type-filter input');
    await find.waitFor();
    // The end of a name is what every row shows of it.
    await page.keyboard.insertText('gz-0');
    await page.locator(`.monaco-list[aria-label="${view}"] .monaco-highlighted-label .highlight`).first().waitFor();
    await screenshot(page, screenshots, 'find');
    await page.keyboard.press('Escape');
    await find.waitFor({ state: 'hidden' });
  });

  it('filters in two steps with counts, says so, and clears it', async () => {
    await runCommand(page, commandTitle('Filter…'));
    await moveToItem(page, capital(say('critical')));
    const counts = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: capital(say('critical')) });
    const critical = Number(/\d+/.exec(await counts.first().innerText())?.[0]);
    assert.ok(critical > 0);
    await page.keyboard.press('Space');
    await screenshot(page, screenshots, 'filter');
    await page.keyboard.press('Enter');
    await fillInput(page, say('Text in a name, id, node, address or reason; empty for any'), 'edge-live');
    await page.keyboard.press('Enter');
    const only = say('only {0}', `${say('critical')}, "edge-live"`);
    await header(only).waitFor();
    // At its start: a narrow sidebar cuts the end.
    assert.ok((await header(only).innerText()).startsWith(only));
    await saying(rowsOf(page, view), 'ai-infer-gz-02').first().waitFor({ state: 'detached' });
    const rows = await treeRows(page, view);
    const events = rows.filter(({ level }) => level === 2).map(({ spoken }) => spoken);
    assert.ok(events.length > 0 && events.every(spoken => spoken.startsWith('edge-live')), events.join());
    await screenshot(page, screenshots, 'filtered');
    await page
      .locator('.pane-header')
      .filter({ hasText: view })
      .getByRole('button', { name: say('Clear Filter') })
      .click();
    await awaitRow(page, view, 'iot-mqtt-xa-01');
    await header(only).waitFor({ state: 'detached' });
  });

  it('goes to the event of an id that is typed, and says what is wrong with one beside the input', async () => {
    await focusRow(page, view, name);
    await page.keyboard.press('Space');
    await runCommand(page, commandTitle('Copy Instance ID'));
    const id = await clipboard(/^i-/);
    await focusRow(page, view, 'edge-live-sh-01');
    await page.keyboard.press('Space');
    await selected('edge-live-sh-01').waitFor();
    await runCommand(page, commandTitle('Go to Event ID…'));
    await fillInput(page, say('Id of an event or an instance'), 'not an id');
    await awaitQuickInput(page, say('An id has letters, digits and the characters : _ . - only, at most 128.'));
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(id);
    await page.keyboard.press('Enter');
    await selected(name).waitFor();
  });

  it('shares an event as a link and as Markdown', async () => {
    await runCommand(page, commandTitle('Copy Link'));
    assert.match(await clipboard(/:\/\//), /^[a-z-]+:\/\/ens-events\.ens-events\/event\?id=e-\w+&resource=i-\w+$/);
    // Fault case 106. That it does open so is shown below.
    await toastText(
      page,
      say('Copied, but a browser does not open it: in a window like this one, run "Open URL" and paste it.'),
    );
    await runCommand(page, commandTitle('Copy As…'));
    await pickItem(page, 'Markdown');
    assert.match(await clipboard(/^#|\*\*|\|/), new RegExp(name));
  });

  it('shows several accounts at once, each under its own row', async () => {
    const shot = () => Promise.resolve();
    await mainJob[0]?.run({ page, host, gateway, shot });
    await runCommand(page, commandTitle('Show Several Accounts…'));
    await moveToItem(page, say('Sample account'));
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await awaitRow(page, view, inOrder('Demo', say('active account'), say('{0} need a response')));
    const roots = (await treeRows(page, view)).filter(({ level }) => level === 1).map(({ label }) => label);
    assert.deepEqual(roots.slice(0, 2), [dueGroup, 'Demo']);
    await screenshot(page, screenshots, 'several-accounts');
    // Folded, the other account's row is in sight too.
    await focusRow(page, view, demo);
    await page.keyboard.press('ArrowLeft');
    await awaitRow(page, view, sampleRow);
    await page.keyboard.press('ArrowRight');
  });

  it('shows what is due in any account above them, with its account, and not a second time', async () => {
    const rows = await treeRows(page, view);
    const end = rows.findIndex(({ level }, index) => index > 0 && level === 1);
    const due = rows.slice(1, end);
    for (const account of ['Demo', say('Sample account')]) {
      assert.ok(due.some(({ spoken }) => spoken.split(', ')[1] === account));
    }
    const shown = rows.slice(end).map(({ spoken }) => spoken);
    assert.deepEqual(
      due.filter(({ spoken }) => shown.includes(spoken)),
      [],
    );
    await page
      .locator('.statusbar-item')
      .filter({ hasText: say('{0} due today', due.length) })
      .first()
      .waitFor();
  });

  it('shows what is due first at one click in the status bar', async () => {
    await focusRow(page, view, dueGroup);
    await page.keyboard.press('ArrowLeft');
    const item = page.locator('.statusbar-item').filter({ hasText: anyOf(say('{0} due today')) });
    await item.first().click();
    await selected('edge-live-sh-01').waitFor();
    await row(0, dueGroup).waitFor();
  });

  it('shows which account is the active one after a switch: in its row, the title and the status bar', async () => {
    for (const account of [say('Sample account'), 'Demo']) {
      await runCommand(page, commandTitle('Switch Account…'));
      await pickItem(page, account);
      await selected(inOrder(account, say('active account'))).waitFor();
      await header(say('{0} and {1} more', account, 1)).waitFor();
      await page
        .locator('.statusbar-item')
        .filter({ hasText: say('{0} and {1} more', account, 1) })
        .first()
        .waitFor();
      await screenshot(page, screenshots, `switched to ${account}`);
    }
  });

  it('sorts by publication, with several accounts too', async () => {
    const isAbove = (event: (typeof gateway.account.events)[number]) =>
      urgencyOf({ ...event, extra: {} }, Date.now()) === 'dueSoon';
    const newest = gateway.account.events.filter(event => !isAbove(event));
    newest.sort((a, b) => b.publishTime - a.publishTime);
    const names = newest.slice(0, 4).map(({ resourceId }) => nameOf(resourceId));
    await layOut('Nothing');
    await row(1, inOrder('edge-live-sh-01', say('overdue by {0}'))).waitFor();
    await layOut('Published, newest first');
    const place = (await treeRows(page, view)).find(({ spoken }) => demo.test(spoken))?.index ?? 0;
    // All of them: the first is the same by deadline.
    for (const [index, one] of names.entries()) {
      await row(place + 1 + index, one).waitFor();
    }
    const heard = (await treeRows(page, view)).map(({ spoken }) => spoken.split(',')[0]);
    assert.deepEqual(heard.slice(place, place + 5), ['Demo', ...names]);
    // What is due stays the soonest first.
    await row(1, inOrder('edge-live-sh-01', say('overdue by {0}'))).waitFor();
    await layOut('Deadline, soonest first');
    await layOut('Urgency');
    await row(0, dueGroup).waitFor();
  });

  it('keeps the error of one account in its own part', async () => {
    const remove = gateway.faults.add({ kind: 'deny', action: 'DescribeHistoryEvents', count: Infinity });
    await runCommand(page, commandTitle('Refresh'));
    await awaitRow(page, view, say('The events could not be read'));
    const failed = inOrder('Demo', say('could not be read'));
    await focusRow(page, view, failed);
    await page.keyboard.press('ArrowLeft');
    // Folded, its row still says it, and the other account's does not.
    await awaitRow(page, view, sampleRow);
    await screenshot(page, screenshots, 'error-of-one-account');
    const texts = (await treeRows(page, view)).map(({ spoken }) => spoken);
    assert.deepEqual(
      texts.filter(text => text.includes(say('could not be read'))),
      texts.filter(text => failed.test(text)),
    );
    await page.keyboard.press('ArrowRight');
    remove();
    await runCommand(page, commandTitle('Refresh'));
    await saying(rowsOf(page, view), failed).waitFor({ state: 'detached' });
    await awaitRow(page, view, demo);
  });

  it('names the account in the status bar, whose click opens what can be done with accounts', async () => {
    const item = page.locator('.statusbar-item').filter({ hasText: say('{0} and {1} more', 'Demo', 1) });
    await item.first().click();
    const labels = await (async () => {
      await awaitQuickInput(page, say('Account to work with, or what to do'));
      return pickLabels(page);
    })();
    for (const label of ['Add an account', 'Edit or remove accounts', 'Show the log']) {
      assert.ok(labels.includes(say(label)), labels.join());
    }
    await screenshot(page, screenshots, 'account-menu');
    await page.keyboard.press('Escape');
  });

  it('exports the list, to a file that is asked for', async () => {
    const exportAs = async (format: string, to: string) => {
      await runCommand(page, commandTitle('Export…'));
      await awaitQuickInput(page, anyOf(say('Format for the {0} events in the list')));
      await pickItem(page, format);
      const file = path.resolve(host.userData, to);
      // VS Code's own dialog for a file, once it has looked into the home folder.
      await awaitQuickInput(page, 'Show Local');
      await fillInput(page, '..', file);
      await screenshot(page, screenshots, `export ${to}`);
      await confirmBusyInput(page);
      await toastText(page, say('Saved: {0}', to));
      return readFileSync(file, 'utf8');
    };
    const [heading, ...rows] = (await exportAs('CSV', 'export.csv')).trim().split('\r\n');
    assert.match(heading ?? '', /event ?id/i);
    assert.ok(rows.some(row => row.includes(name)) && rows.length > 5, rows.join('\n'));
    const items = JSON.parse(await exportAs('JSON', 'export.json')) as unknown[];
    assert.equal(items.length, rows.length);
    const calendar = await exportAs(say('Calendar'), 'export.ics');
    assert.match(calendar, /^BEGIN:VCALENDAR\r\n[^]*BEGIN:VEVENT\r\n[^]*BEGIN:VALARM\r\n[^]*END:VCALENDAR\r\n$/);
    assert.ok(calendar.includes(name));
  });

  it('opens the event that a link names, after VS Code asked, and says what is wrong with another link', async () => {
    const event = gateway.account.events.find(({ status }) => status === 'Inquiring');
    assert.ok(event);
    const open = async (address: string) => {
      await runCommand(page, 'Developer: Open URL');
      await typeInput(page, 'URL to open', address);
      assert.match(await dialogText(page), /ENS Events|ens-events/);
      await answerDialog(page, 'Open');
    };
    const before = gateway.received.filter(({ action }) => action.startsWith('Event')).length;
    await open(`code-oss://ens-events.ens-events/event?id=${event.eventId}&resource=${event.resourceId}`);
    await selected(nameOf(event.resourceId)).waitFor();
    await open('code-oss://ens-events.ens-events/event?id=e-1&action=redeploy');
    await toastText(page, say('The link has a part that this version does not know, so nothing was opened.'));
    assert.equal(gateway.received.filter(({ action }) => action.startsWith('Event')).length, before);
  });

  it('takes an account away from the list when it is signed out', async () => {
    await focusRow(page, view, demo);
    await page.keyboard.press('ArrowLeft');
    await awaitRow(page, view, sampleRow);
    await runCommand(page, commandTitle('Sign Out…'));
    assert.ok((await dialogText(page)).includes(say('Sign out of this account: {0}', 'Demo')));
    await answerDialog(page, say('Sign Out'));
    // One account needs no row of its own.
    const rows = rowsOf(page, view);
    for (const account of ['Demo', say('Sample account')]) {
      await rows.filter({ hasText: account }).first().waitFor({ state: 'detached' });
    }
    await awaitRow(page, view, inOrder(name, say('redeploy')));
  });
});
