import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Gateway } from '../../src/sample/index';
import { hostFromEnv, screenshot } from './browser';
import { actInCard, awaitCard } from './card';
import { toastText } from './dialog';
import type { Job } from './job';
import { candidate, openRedeploy, whenPrompt } from './mainJob';
import { awaitQuickInput, fillInput, moveToItem } from './quickInput';
import { readSettings, writeSettings } from './settings';
import { demoWindow } from './window';
import { anyOf, say, screenshots } from './words';

const hour = 3_600_000;
/** Opens in two hours, every day, for one hour. */
const opens = Math.ceil(Date.now() / hour) * hour + 2 * hour;
const clock = (time: number) => new Date(time).toISOString().slice(11, 16);

describe('maintenance windows', () => {
  const host = hostFromEnv();
  let gateway: Gateway;
  let page: Page;
  let job: Job;
  /** Requests of the files before. */
  let earlier: number;

  before(async () => {
    const windows = [`${clock(opens)}-${clock(opens + hour)} UTC`, 'every night'];
    job = await demoWindow();
    ({ page, gateway } = job);
    earlier = gateway.received.length;
    await writeSettings(page, host, { ...readSettings(host), 'ensEvents.maintenanceWindows': windows });
  });

  const sent = () => gateway.received.slice(earlier).filter(({ action }) => action === 'EventRedeployInstance');

  const openTimePick = async () => {
    const found = candidate(gateway);
    // VS Code takes a while to read settings that were saved, and the rows are made when the question opens.
    for (let tries = 1; ; tries += 1) {
      await openRedeploy(job, found.name);
      try {
        await awaitQuickInput(page, say('in your maintenance windows'), 5_000);
        return found;
      } catch (error) {
        if (tries === 4) {
          throw error;
        }
        await page.keyboard.press('Escape');
      }
    }
  };

  it('asks once more about a time outside and keeps what was typed', async () => {
    await openTimePick();
    await awaitQuickInput(page, say('This maintenance window is not understood: {0}', 'every night'));
    await screenshot(page, screenshots, 'maintenance-windows');
    await fillInput(page, whenPrompt, '+5h');
    await awaitQuickInput(page, say('Outside your maintenance windows.'));
    await page.keyboard.press('Enter');
    await awaitQuickInput(page, anyOf(say('Outside your maintenance windows: {0}')));
    await screenshot(page, screenshots, 'maintenance-windows-outside');
    assert.equal(await page.locator('.quick-input-widget input').first().inputValue(), '+5h');
    await page.keyboard.press('Enter');
    assert.match(await awaitCard(page), new RegExp(say('in {0}', say('{0} h', 5))));
    await page.keyboard.press('Escape');
    assert.deepEqual(sent(), []);
  });

  it('plans in the next free one', async () => {
    const { name, event } = await openTimePick();
    const slot = new RegExp(`^\\S+ ${new Date(opens).toISOString().slice(0, 4)}-`);
    await moveToItem(page, slot);
    await page.keyboard.press('Enter');
    await actInCard(page, say('Schedule {0}', name));
    await toastText(page, anyOf(say('Accepted: redeploy of {0} is scheduled. RequestId: {1}', name)));
    const plans = sent()
      .map(({ params }) => Object.fromEntries<string>(params))
      .filter(({ EventId }) => EventId === event.eventId)
      .map(({ PlanTime }) => Number(PlanTime));
    assert.deepEqual(plans, [opens]);
  });
});
