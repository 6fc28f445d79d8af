import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { Gateway, SampleEvent } from '../../src/sample/index';
import { hostFromEnv, screenshot } from './browser';
import { answerToast, toastText } from './dialog';
import { awaitQuickInput, pickItem, runCommand } from './quickInput';
import { readSettings } from './settings';
import { focusRow, openRowMenu, pickMenuItem, rowsOf, saying, selectedRow } from './tree';
import { demoWindow } from './window';
import { anyOf, commandTitle, say, screenshots } from './words';

const hour = 3_600_000;

describe('notifications', () => {
  const host = hostFromEnv();
  let gateway: Gateway;
  let page: Page;

  before(async () => {
    ({ page, gateway } = await demoWindow());
  });

  /** Lets the service have a new event, on the instance of that number, and reads the list; answers the instance's name. */
  const publish = async (instanceNumber: number, fields: Partial<SampleEvent>): Promise<string> => {
    const instance = gateway.account.instances[instanceNumber];
    assert.ok(instance);
    gateway.account.events.unshift({
      eventId: `e-0000${randomUUID().replaceAll('-', '').slice(4)}`,
      type: 'Instance:SystemMaintenance.Redeploy',
      level: 'CRITICAL',
      status: 'Inquiring',
      resourceId: instance.instanceId,
      publishTime: Date.now(),
      notBefore: Date.now() + 30 * hour,
      ...fields,
    });
    await runCommand(page, commandTitle('Refresh'));
    return instance.name;
  };
  const newsOf = (name: string) => anyOf(say('New event on {0}: {1} ({2})', name));
  const reads = () => gateway.received.filter(({ action }) => action === 'DescribeHistoryEvents').length;

  /** The value of a setting, once it is there. */
  const setting = async (key: string): Promise<unknown> => {
    for (let look = 0; look < 100; look += 1) {
      const value = readSettings(host)[key];
      if (value !== undefined) {
        return value;
      }
      await page.waitForTimeout(100);
    }
    return undefined;
  };

  it('tell of a new event once, and of what can be done about it', async () => {
    const name = await publish(0, {});
    const text = await toastText(page, newsOf(name));
    for (const button of [say('Show'), say('Redeploy…'), say('Snooze'), say('Fewer notifications')]) {
      assert.ok(text.includes(button), `${button} in ${text}`);
    }
    await screenshot(page, screenshots, 'notification');
    await answerToast(page, newsOf(name), say('Fewer notifications'));
    await page.locator('.settings-editor .setting-item-contents').first().waitFor();
    await screenshot(page, screenshots, 'notification-settings');
    assert.equal(await setting('ensEvents.notifications'), 'important');
    // Newer hosts show the settings in a dialog.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    const before = reads();
    const next = await publish(1, {});
    await toastText(page, newsOf(next));
    assert.ok(reads() > before);
    assert.equal(
      await page
        .locator('.notification-list-item')
        .filter({ hasText: newsOf(name) })
        .count(),
      0,
    );
    await answerToast(page, newsOf(next), say('Show'));
    await selectedRow(page, say('Events'), next).waitFor();
  });

  it('put an event off', async () => {
    const name = await publish(2, {});
    await answerToast(page, newsOf(name), say('Snooze'));
    await awaitQuickInput(page, say('Until 24 hours before the deadline'));
    await screenshot(page, screenshots, 'snooze');
    await pickItem(page, say('For an hour'));
    const said = await toastText(page, anyOf(say('Snoozed until {0}: {1}.', '{0}', name)));
    assert.ok(said.includes(say('One hour before a deadline the reminder comes all the same.')), said);
    const row = saying(rowsOf(page, say('Events')), name).filter({ hasText: anyOf(say('snoozed for {0}')) });
    await row.first().waitFor();
    assert.match((await row.first().getAttribute('aria-label')) ?? '', anyOf(say('snoozed for {0}')));
    await row.first().locator('.codicon-bell-slash').waitFor();
    await screenshot(page, screenshots, 'snoozed');
    await answerToast(page, anyOf(say('Snoozed until {0}: {1}.', '{0}', name)), say('Undo'));
    await row.first().waitFor({ state: 'detached' });
  });

  it('put an event off from its row, and end that there', async () => {
    const name = gateway.account.instances[2]?.name ?? '';
    await focusRow(page, say('Events'), name);
    assert.ok((await openRowMenu(page)).includes(say('Snooze…')));
    await pickMenuItem(page, say('Snooze…'));
    await pickItem(page, say('Until tomorrow morning'));
    const row = saying(rowsOf(page, say('Events')), name).filter({ hasText: anyOf(say('snoozed for {0}')) });
    await row.first().waitFor();
    await focusRow(page, say('Events'), name);
    await openRowMenu(page);
    await pickMenuItem(page, say('End Snooze'));
    await row.first().waitFor({ state: 'detached' });
  });

  it('remind of an answer an hour before the deadline, without any read', async () => {
    const name = await publish(3, { notBefore: Date.now() + hour + 8_000 });
    await toastText(page, newsOf(name));
    const before = reads();
    const text = await toastText(page, anyOf(say('{0} still needs an answer: {1}', name)));
    assert.ok(!text.includes(say('Snooze')), text);
    assert.equal(reads(), before);
    await screenshot(page, screenshots, 'reminder');
    await answerToast(page, anyOf(say('{0} still needs an answer: {1}', name)), say('Redeploy…'));
    await awaitQuickInput(page, say('Redeploy now'));
    await page.keyboard.press('Escape');
  });

  it('mute a type, in the settings', async () => {
    const name = await publish(4, { type: 'Disk:Stalled', status: 'Executing' });
    await answerToast(page, newsOf(name), say('Mute this type'));
    assert.deepEqual(await setting('ensEvents.mutedTypes'), ['Disk:Stalled']);
    const muted = () => JSON.stringify(readSettings(host)['ensEvents.mutedTypes']);
    const said = anyOf(say('No more notifications of events of this type: {0}.', say('Disk slow')));
    await toastText(page, said);
    await screenshot(page, screenshots, 'muted');
    await answerToast(page, said, say('Undo'));
    for (let look = 0; look < 100 && muted() !== '[]'; look += 1) {
      await page.waitForTimeout(100);
    }
    assert.equal(muted(), '[]');
  });
});
