// The tasks of docs/ux-walk.md about several instances, what failed, and what stands around an operation.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { answerDialog, answerToast, dialogText, toastText } from '../dialog';
import { awaitOutput } from '../log';
import { whenPrompt } from '../mainJob';
import { awaitQuickInput, confirmBusyInput, fillInput, pickItem, runCommand } from '../quickInput';
import { awaitRow, focusRow, openRowMenu, pickMenuItem, rowsOf, saying } from '../tree';
import { anyOf, commandTitle, inOrder, say } from '../words';
import {
  accountStatus,
  actOn,
  clearNotifications,
  events,
  mark,
  operations,
  plain,
  refresh,
  rowWith,
  writesAt,
} from './steps';
import { picture, readCard, selectByKeys, setWidth, task } from './tasks';
import { beginWalk, endWalk, type Walk } from './walk';

const act = 'ControlOrMeta+Alt+D';
const failing = 'cam-ingest-dl-02';
const hour = 3_600_000;

describe('twenty tasks: several, and what stands around', () => {
  let walk: Walk;
  before(async () => {
    walk = await beginWalk();
    await clearNotifications(walk.page);
    await setWidth(walk, 300);
  });
  after(endWalk);

  const page = () => walk.page;
  const press = (key: string) => page().keyboard.press(key);

  it('task 17: puts an event off, and takes it back', async () => {
    await task(page(), 17, 'snooze', async () => {
      await actOn(page(), inOrder(plain, say('due in {0}')), say('Snooze…'));
      await awaitQuickInput(page(), say('For an hour'));
      await picture(page(), 17, 'snooze');
      await pickItem(page(), say('For an hour'));
    });
    const said = anyOf(say('Snoozed until {0}: {1}.', '{0}', plain));
    await toastText(page(), said);
    await picture(page(), 17, 'snoozed');
    await answerToast(page(), said, say('Undo'));
    await rowWith(page(), events, anyOf(say('snoozed for {0}')))
      .first()
      .waitFor({ state: 'detached' });
  });

  /** Lets the service have a new event of this instance; answers what its notification says, once the list is read. */
  const publish = async (instance: number): Promise<RegExp> => {
    const { account } = walk.gateway;
    const { instanceId, name } = account.instances[instance]!;
    account.events.unshift({
      ...{ eventId: `e-${String(instance).padStart(32, '0')}`, type: 'Disk:Stalled', level: 'CRITICAL' },
      ...{ status: 'Executing', resourceId: instanceId, publishTime: Date.now(), notBefore: Date.now() + 30 * hour },
    });
    await refresh(page());
    return anyOf(say('New event on {0}: {1} ({2})', name));
  };

  it('task 17: mutes a type, and takes it back', async () => {
    await clearNotifications(page());
    // The first notification of all offers to have fewer, in place of muting.
    await toastText(page(), await publish(3));
    await picture(page(), 17, 'first notification');
    await clearNotifications(page());
    const news = await publish(4);
    await toastText(page(), news);
    await picture(page(), 17, 'new event');
    await answerToast(page(), news, say('Mute this type'));
    const said = anyOf(say('No more notifications of events of this type: {0}.', say('Disk slow')));
    await toastText(page(), said);
    await picture(page(), 17, 'muted');
    await answerToast(page(), said, say('Undo'));
    await clearNotifications(page());
  });

  it('task 12: plans six, one after the other', async () => {
    await selectByKeys(
      page(),
      inOrder('edge-cache-hz-01', say('due in {0}')),
      ...['cam-ingest-dl-01', 'edge-live-sh-02', 'ai-infer-gz-01', 'edge-cache-hz-02', 'cdn-origin-bj-01'],
    );
    await picture(page(), 12, 'six rows');
    await task(page(), 12, 'six, one after the other', async () => {
      await press(act);
      await fillInput(page(), whenPrompt, '+1h');
      await press('Enter');
      await awaitQuickInput(page(), say('One after the other, or together'));
      await picture(page(), 12, 'one after the other');
      await press('Enter');
      await awaitQuickInput(page(), say('Type this to confirm: {0}', 'redeploy 6'));
      await picture(page(), 12, 'card');
      await readCard(page());
      await page().keyboard.insertText('redeploy 6');
      await picture(page(), 12, 'right text');
      await confirmBusyInput(page());
    });
    await awaitRow(page(), operations, anyOf(say('planned {0}, {1}')));
    await picture(page(), 12, 'planned');
    assert.ok(writesAt(walk.gateway) > 0);
    await clearNotifications(page());
  });

  it('task 16: sees what failed among several, where it stays, and marks it as seen', async () => {
    await selectByKeys(page(), inOrder(failing, say('due in {0}')), inOrder(plain, say('due in {0}')));
    await press(act);
    await pickItem(page(), say('Redeploy now'));
    await awaitQuickInput(page(), anyOf(say('Press the down arrow to choose: {0}')));
    await picture(page(), 16, 'card');
    await readCard(page());
    await press('ArrowDown');
    await confirmBusyInput(page());
    await toastText(page(), failing);
    await picture(page(), 16, 'summary');
    await clearNotifications(page());
    // It goes to the top once nothing moves under a pointer by that.
    await saying(
      rowsOf(page(), operations).and(page().locator('[data-index="0"]')),
      inOrder(failing, say('failed')),
    ).waitFor();
    await picture(page(), 16, 'stays');
    await task(page(), 16, 'mark as seen', async () => {
      await focusRow(page(), operations, failing);
      await openRowMenu(page());
      await picture(page(), 16, 'menu');
      await pickMenuItem(page(), say('Mark as Seen'));
    });
    const unseen = inOrder(failing, say('not looked at yet'));
    await rowWith(page(), operations, unseen).waitFor({ state: 'detached' });
    await picture(page(), 16, 'seen');
  });

  it('task 19: copies a RequestId, and finds it in the log', async () => {
    await page().context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await task(page(), 19, 'RequestId', async () => {
      await focusRow(page(), operations, plain);
      await openRowMenu(page());
      await pickMenuItem(page(), say('Copy RequestId'));
      await picture(page(), 19, 'copied');
      await runCommand(page(), commandTitle('Show Log'));
      await awaitOutput(page(), /requestId=/);
      await press('ControlOrMeta+F');
      await press('ControlOrMeta+V');
    });
    await picture(page(), 19, 'in the log');
    await press('Escape');
    await runCommand(page(), 'View: Toggle Panel Visibility');
  });

  it('task 20: exports the operations', async () => {
    const file = path.resolve(walk.host.userData, 'operations.csv');
    rmSync(file, { force: true });
    await task(page(), 20, 'export', async () => {
      await runCommand(page(), commandTitle('Export Operations…'));
      await awaitQuickInput(page(), say('Which format'));
      await picture(page(), 20, 'format');
      await pickItem(page(), 'CSV');
      await awaitQuickInput(page(), 'Show Local');
      await fillInput(page(), '..', file);
      await confirmBusyInput(page());
    });
    await toastText(page(), say('Operations saved: {0}', 'operations.csv'));
    await picture(page(), 20, 'saved');
    await clearNotifications(page());
  });

  it('task 18: marks the account read-only, sees it, and allows operations again', async () => {
    await task(page(), 18, 'read-only', async () => {
      await mark(page(), 'Demo', 'Read-only');
    });
    await accountStatus(page(), say('Read-only: no operation is ever sent')).waitFor();
    await focusRow(page(), events, 'iot-mqtt-xa-01');
    await openRowMenu(page());
    await picture(page(), 18, 'read-only');
    await press('Escape');
    await runCommand(page(), commandTitle('Read-Only: Change Protection…'));
    await awaitQuickInput(page(), say('Not protected'));
    await picture(page(), 18, 'protection');
    await pickItem(page(), say('Not protected'));
    await page()
      .locator('.pane-header .description')
      .filter({ hasText: say('Read-only') })
      .first()
      .waitFor({ state: 'detached' });
    await picture(page(), 18, 'allowed again');
  });

  it('task 21: signs out with something planned', async () => {
    await task(page(), 21, 'sign out', async () => {
      await runCommand(page(), commandTitle('Sign Out…'));
      await dialogText(page());
      await picture(page(), 21, 'question');
      await answerDialog(page(), say('Sign Out'));
    });
    await page().locator('.sidebar .welcome-view-content').first().waitFor();
    await toastText(page(), say('Signed out: {0}', 'Demo'));
    // Each of the six has its end.
    await rowWith(page(), operations, anyOf(say('planned {0}, {1}')))
      .first()
      .waitFor({ state: 'detached' });
    await picture(page(), 21, 'signed out');
  });
});
