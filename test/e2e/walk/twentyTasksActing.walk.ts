// The tasks of docs/ux-walk.md about one instance: redeploy now and later, with all that can go wrong on the way.
import assert from 'node:assert/strict';
import type { Gateway } from '../../../src/sample/index';
import { awaitCard, actInCard } from '../card';
import { toastText } from '../dialog';
import { whenPrompt } from '../mainJob';
import { awaitQuickInput, confirmBusyInput, fillInput, moveToItem, pickItem, runCommand } from '../quickInput';
import { awaitRow, focusRow } from '../tree';
import { anyOf, inOrder, say } from '../words';
import { clearNotifications, events, local, operations, partOfLocal, plain, writesAt } from './steps';
import { picture, readCard, setWidth, task } from './tasks';
import { beginWalk, endWalk, type Walk } from './walk';

const act = 'ControlOrMeta+Alt+D';
/** VS Code's key for the button in a question's corner. */
const goBack = process.platform === 'darwin' ? 'Control+Minus' : 'Control+Alt+Minus';
const needsTyping = say('Type this part of its name to confirm: {0}', partOfLocal);
const second = 'edge-cache-hz-02';

describe('twenty tasks: acting', () => {
  let walk: Walk;
  before(async () => {
    walk = await beginWalk();
    await clearNotifications(walk.page);
    await setWidth(walk, 300);
  });
  after(endWalk);

  const page = () => walk.page;
  const press = (key: string) => page().keyboard.press(key);
  const toRow = (name: string) => focusRow(page(), events, inOrder(name, say('due in {0}')));
  const lastWrite = ({ received }: Gateway) =>
    Object.fromEntries<string>(received.filter(({ action }) => /^(Batch)?Event/.test(action)).at(-1)?.params ?? []);

  it('task 10: plans a redeploy in plain words, English and Chinese', async () => {
    await toRow(second);
    await task(page(), 10, 'plain words', async () => {
      await press(act);
      await awaitQuickInput(page(), say('Redeploy now'));
      await picture(page(), 10, 'when');
      for (const [words, name] of [
        ['Sunday 02:00', 'English'],
        ['3小时后', 'Chinese after'],
        ['周日凌晨2点', 'Chinese'],
      ] as const) {
        await fillInput(page(), whenPrompt, words);
        await page().locator('.quick-input-list .monaco-list-row').first().filter({ hasText: 'UTC' }).waitFor();
        await picture(page(), 10, `time in ${name}`);
      }
      await press('Enter');
      await awaitCard(page());
      await picture(page(), 10, 'card');
    });
    await press('Escape');
    assert.equal(writesAt(walk.gateway), 0);
  });

  it('task 11: goes back from the card, and takes the latest safe time', async () => {
    await toRow(second);
    await press(act);
    await fillInput(page(), whenPrompt, '+3h');
    await press('Enter');
    await awaitCard(page());
    await task(page(), 11, 'back from the card', async () => {
      await press(goBack);
      await page().waitForFunction("document.querySelector('.quick-input-widget input').value === '+3h'");
      await picture(page(), 11, 'back');
      await press('ControlOrMeta+A');
      await press('Backspace');
      await moveToItem(page(), anyOf(say('Latest safe time before the deadline')));
    });
    await picture(page(), 13, 'latest safe time');
    await task(page(), 13, 'latest safe time', async () => {
      await press('Enter');
      await awaitCard(page());
      await picture(page(), 13, 'card');
      await actInCard(page(), say('Schedule {0}', second));
    });
    await toastText(page(), anyOf(say('Accepted: redeploy of {0} is scheduled. RequestId: {1}', second)));
    await picture(page(), 13, 'planned');
    assert.equal(lastWrite(walk.gateway)['OpsType'], 'scheduled');
    await awaitRow(page(), operations, inOrder(second, say('planned {0}, {1}')));
    await clearNotifications(page());
  });

  it('task 14: types a wrong text into the card, and is told what it is', async () => {
    await toRow(local);
    await press(act);
    await pickItem(page(), say('Redeploy now'));
    await awaitQuickInput(page(), needsTyping);
    const writes = writesAt(walk.gateway);
    await task(page(), 14, 'wrong text', async () => {
      for (const [text, what] of [
        [plain, 'another instance'],
        [partOfLocal.toUpperCase(), 'upper case'],
        ['yes', 'something else'],
      ] as const) {
        await press('ControlOrMeta+A');
        await page().keyboard.insertText(text);
        await readCard(page());
        await press('Enter');
        await picture(page(), 14, what);
      }
    });
    await press('Escape');
    assert.equal(writesAt(walk.gateway), writes);
  });

  it('task 15: goes on typing in an editor while the service is slow', async () => {
    const heal = walk.gateway.faults.add({ kind: 'delay', action: 'DescribeInstances', ms: 3_000, count: 1 });
    const writes = writesAt(walk.gateway);
    await runCommand(page(), 'View: Close All Editors');
    await runCommand(page(), 'Create: New File...');
    await pickItem(page(), /^Text File/);
    await runCommand(page(), 'View: Split Editor');
    await toRow(plain);
    await press(act);
    await pickItem(page(), say('Redeploy now'));
    await awaitQuickInput(page(), say('Checking {0} at the service… Esc cancels', plain));
    await picture(page(), 15, 'checking');
    await page()
      .locator('.editor-group-container')
      .first()
      .click({ position: { x: 150, y: 500 } });
    do {
      await page().keyboard.type('still typing ');
      await press('Enter');
    } while (
      (await page()
        .getByPlaceholder(anyOf(say('Press the down arrow to choose: {0}')))
        .count()) === 0
    );
    await page().keyboard.type('and more ');
    await press('Enter');
    await picture(page(), 15, 'card beside the editor');
    assert.equal(writesAt(walk.gateway), writes);
    await page().locator('.quick-input-widget input').first().click();
    await press('Escape');
    heal();
    await page()
      .locator('.editor-group-container')
      .first()
      .click({ position: { x: 150, y: 500 } });
    await runCommand(page(), 'View: Revert and Close Editor');
    await runCommand(page(), 'View: Close All Editors');
  });

  it('task 8: redeploys now, with low risk, in four keys', async () => {
    await toRow(plain);
    const keys = await task(page(), 8, 'redeploy now, low risk', async () => {
      await press(act);
      await awaitQuickInput(page(), say('Redeploy now'));
      await picture(page(), 8, 'when');
      await press('Enter');
      await awaitCard(page());
      await readCard(page());
      await picture(page(), 8, 'card');
      await press('ArrowDown');
      await press('Enter');
      await toastText(page(), anyOf(say('Accepted: redeploy of {0}. RequestId: {1}', plain)));
    });
    await picture(page(), 8, 'accepted');
    assert.ok(keys.pressed <= 4, String(keys.pressed));
    assert.equal(lastWrite(walk.gateway)['OpsType'], 'immediate');
    await toastText(page(), say('{0} was redeployed and is running.', plain));
    await picture(page(), 8, 'done');
    await clearNotifications(page());
  });

  it('task 9: redeploys with local disks', async () => {
    await toRow(local);
    const keys = await task(page(), 9, 'redeploy now, local disks', async () => {
      await press(act);
      await awaitQuickInput(page(), say('Redeploy now'));
      await press('Enter');
      await awaitQuickInput(page(), needsTyping);
      await picture(page(), 9, 'card');
      await readCard(page());
      await page().keyboard.insertText(partOfLocal);
      await picture(page(), 9, 'right text');
      await confirmBusyInput(page());
      await toastText(page(), anyOf(say('Accepted: redeploy of {0}. RequestId: {1}', local)));
    });
    await picture(page(), 9, 'accepted');
    assert.ok(keys.pressed <= 9, String(keys.pressed));
    await awaitRow(page(), operations, inOrder(local, say('done')));
    await picture(page(), 9, 'done');
  });
});
