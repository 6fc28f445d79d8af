// The moment of acting: nothing happens by accident, and a hand that goes on typing sends nothing.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { isLocalDisk } from '../../src/operations/risk';
import { statusAt, type Gateway } from '../../src/sample/index';
import { screenshot, widenSidebar } from './browser';
import { actInCard, awaitCard } from './card';
import { toastText } from './dialog';
import type { Job } from './job';
import { candidate, openRedeploy, rebootCandidate, whenPrompt } from './mainJob';
import { awaitQuickInput, confirmBusyInput, fillInput, moveToItem, pickItem, runCommand } from './quickInput';
import { focusRow, focusView, rowsOf, saying } from './tree';
import { sendsNothing, topSays, typeAnew, wrongTexts } from './typedCard';
import { demoWindow } from './window';
import { anyOf, commandTitle, inOrder, say, screenshots } from './words';

const view = say('Events');
/** Where the sidebar's right edge is for a sidebar of 300 pixels. */
const narrow = 348;

describe('acting is calm', () => {
  let job: Job;
  let page: Page;
  let gateway: Gateway;
  /** Requests of the files before. */
  let earlier: number;

  before(async () => {
    job = await demoWindow();
    ({ page, gateway } = job);
    earlier = gateway.received.length;
  });

  const sent = () => gateway.received.slice(earlier).filter(({ action }) => /^(Batch)?Event/.test(action));
  const pick = () => page.locator('.quick-input-widget:not([style*="display: none"])');
  const nothingOpen = () => pick().first().waitFor({ state: 'hidden' });

  const pressRedeploy = async () => {
    await page.keyboard.press('ControlOrMeta+Alt+D');
    await awaitQuickInput(page, say('Redeploy now'));
  };

  it('sends nothing while somebody types in an editor, from the first question to the whole card', async () => {
    const { name } = candidate(gateway);
    const heal = gateway.faults.add({ kind: 'delay', action: 'DescribeInstances', ms: 3_000, count: 1 });
    await runCommand(page, 'Create: New File...');
    await pickItem(page, /^Text File/);
    // The page of the event opens in the second group, which is the active one: the first stays in sight.
    await runCommand(page, 'View: Split Editor');
    await openRedeploy(job, name);
    await page.locator('.quick-input-list .monaco-list-row').first().click();
    await awaitQuickInput(page, say('Checking {0} at the service… Esc cancels', name));
    await screenshot(page, screenshots, 'card-checking');
    const editor = page.locator('.editor-group-container').first();
    await editor.click({ position: { x: 150, y: 430 } });
    const typeOn = async () => {
      await page.keyboard.type('still typing ');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      assert.deepEqual(sent(), []);
    };
    const inBox = pick().getByPlaceholder(anyOf(say('Press the down arrow to choose: {0}')));
    do {
      await typeOn();
    } while ((await inBox.count()) === 0);
    await awaitCard(page);
    for (let more = 0; more < 5; more += 1) {
      await typeOn();
    }
    await screenshot(page, screenshots, 'card-typing-in-editor');
    assert.ok((await pick().innerText()).includes(name), 'the card stays open');
    assert.equal(await pick().locator('input').first().inputValue(), '');
    assert.match(await editor.innerText(), /still.typing/);
    assert.deepEqual(sent(), []);
    await pick().locator('input').first().click();
    await page.keyboard.press('Escape');
    await nothingOpen();
    heal();
    await editor.click({ position: { x: 150, y: 430 } });
    await runCommand(page, 'View: Revert and Close Editor');
    await runCommand(page, 'View: Close All Editors');
    await page.locator('.tab').first().waitFor({ state: 'detached' });
  });

  it('sends nothing by Enter alone, however often it is pressed', async () => {
    await openRedeploy(job, candidate(gateway).name);
    await page.keyboard.press('Enter');
    await awaitCard(page);
    await screenshot(page, screenshots, 'card-low-risk');
    for (let times = 0; times < 5; times += 1) {
      await page.keyboard.press('Enter');
    }
    await awaitCard(page);
    await page.keyboard.insertText('yes');
    await awaitQuickInput(page, say('Nothing needs to be typed. Clear the box to see the row that acts.'));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await nothingOpen();
    assert.deepEqual(sent(), []);
  });

  it('goes back to each earlier step, with what was typed', async () => {
    await openRedeploy(job, candidate(gateway).name);
    await fillInput(page, whenPrompt, '+3h');
    await awaitQuickInput(page, say('in {0}', say('{0} h', 3)));
    await page.keyboard.press('Enter');
    await awaitCard(page);
    await pick().locator('.quick-input-titlebar .codicon-quick-input-back').click();
    await page.waitForFunction("document.querySelector('.quick-input-widget input').value === '+3h'");
    await page.keyboard.press('Escape');
    await nothingOpen();
    assert.deepEqual(sent(), []);
  });

  it('says of a wrong text what it is, and of the right one what Enter does; nine keys from the list', async () => {
    const { name, event } = losing(gateway);
    await widenSidebar(page, narrow);
    await focusRow(page, view, name);
    await pressRedeploy();
    await page.keyboard.press('Enter');
    const hint = say('Type this part of its name to confirm: {0}');
    const card = await awaitQuickInput(page, anyOf(hint));
    await screenshot(page, screenshots, 'card-high-risk');
    const [, part = ''] = new RegExp(anyOf(hint).source.replace('.*', '(\\S+)')).exec(card) ?? [];
    assert.ok(part.length >= 4 && part.length <= 6 && name.endsWith(part), `"${part}" of ${name}`);
    const headline = anyOf(say('{0} loses its local disks: {1}.'));
    await sendsNothing(page, sent, [
      ['', headline],
      [part.slice(0, -1), headline],
      ...wrongTexts(part, candidate(gateway).name),
    ]);
    await screenshot(page, screenshots, 'card-wrong-text');
    await typeAnew(page, part);
    await topSays(page, say('Redeploy {0}', name), say('Enter sends it now'));
    await screenshot(page, screenshots, 'card-right-text');
    await confirmBusyInput(page);
    await toastText(page, anyOf(say('Accepted: redeploy of {0}. RequestId: {1}', name)));
    assert.deepEqual(eventsOf(sent()), [event.eventId]);
    earlier = gateway.received.length;
    await runCommand(page, 'Notifications: Clear All Notifications');
  });

  it('takes a key for the row with the focus, and is at the row that acts after three', async () => {
    const { name } = candidate(gateway);
    await focusRow(page, view, name);
    await pressRedeploy();
    await page.keyboard.press('Enter');
    assert.match(await awaitCard(page), new RegExp(name));
    await page.keyboard.press('ArrowDown');
    await pick()
      .locator('.monaco-list-row.focused')
      .filter({ hasText: say('Redeploy {0}', name) })
      .waitFor();
    await page.keyboard.press('Escape');
    await nothingOpen();
    assert.deepEqual(sent(), []);
  });

  it('takes the palette for the selected row, and asks where the selection is out of sight', async () => {
    const { name } = rebootCandidate(gateway);
    await focusRow(page, view, inOrder(name, say('reboot')));
    await page.keyboard.press('Space');
    await saying(rowsOf(page, view).and(page.locator('.selected')), name)
      .first()
      .waitFor();
    await runCommand(page, commandTitle('Reboot…'));
    await awaitQuickInput(page, say('Reboot now'));
    await pickItem(page, say('Reboot now'));
    await actInCard(page, say('Reboot {0}', name));
    await toastText(page, anyOf(say('Accepted: reboot of {0}. RequestId: {1}', name)));
    assert.deepEqual(
      sent().map(({ action }) => action),
      ['EventRebootInstance'],
    );
    earlier = gateway.received.length;
    await runCommand(page, 'Notifications: Clear All Notifications');
    const other = candidate(gateway).name;
    await focusRow(page, view, other);
    await page.keyboard.press('Space');
    await saying(rowsOf(page, view).and(page.locator('.selected')), other)
      .first()
      .waitFor();
    await runCommand(page, 'View: Show Explorer');
    await rowsOf(page, view).first().waitFor({ state: 'hidden' });
    await runCommand(page, commandTitle('Redeploy…'));
    const asked = await awaitQuickInput(page, say('Selected in the list'));
    assert.match(asked, anyOf(say('Other events')));
    await screenshot(page, screenshots, 'which-event');
    await moveToItem(page, other);
    await page.keyboard.press('Escape');
    await nothingOpen();
    await focusView(page, view);
    assert.deepEqual(sent(), []);
  });
});

const eventsOf = (requests: Gateway['received']) =>
  requests.map(({ params }) => Object.fromEntries<string>(params)['EventId']);

/** An event that waits for an answer, on an instance with local disks whose name has a short end of its own. */
function losing({ account }: Gateway) {
  const names = account.instances.map(({ name }) => name);
  const isOwn = (name: string) =>
    names.filter(other => other.includes(name.split('-').slice(-2).join('-'))).length === 1;
  const found = account.events.flatMap(event => {
    const instance = account.instances.find(({ instanceId }) => instanceId === event.resourceId);
    const waits = statusAt(event, Date.now()) === 'Inquiring' && /\.Redeploy$/.test(event.type);
    return instance && waits && instance.disks.some(isLocalDisk) && isOwn(instance.name) && !instance.failsRedeploy
      ? [{ event, name: instance.name }]
      : [];
  });
  assert.ok(found[0], 'the sample account has no such event');
  return found[0];
}
