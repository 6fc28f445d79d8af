import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Gateway } from '../../src/sample/index';
import { screenshot } from './browser';
import { awaitCard } from './card';
import type { Job } from './job';
import { candidate, openRedeploy, whenPrompt } from './mainJob';
import { awaitQuickInput, fillInput } from './quickInput';
import { demoWindow } from './window';
import { say, screenshots } from './words';

describe('typed times, by keyboard alone', () => {
  let gateway: Gateway;
  let page: Page;
  let job: Job;
  /** Requests of the files before. */
  let earlier: number;

  before(async () => {
    job = await demoWindow();
    ({ page, gateway } = job);
    earlier = gateway.received.length;
  });

  const sent = () => gateway.received.slice(earlier).filter(({ action }) => action === 'EventRedeployInstance');
  const focused = () => page.locator('.quick-input-widget .monaco-list-row.focused');
  const typed = () => page.locator('.quick-input-widget input').first().inputValue();
  const question = say('This can mean more than one time. Choose one with the arrow keys.');

  const openTimePick = async () => {
    await openRedeploy(job, candidate(gateway).name);
    await awaitQuickInput(page, whenPrompt);
  };

  for (const text of ['tomorrow at 2', '明天两点']) {
    it(`asks which time "${text}" is, and takes none before the person moves to it`, async () => {
      await openTimePick();
      await fillInput(page, whenPrompt, text);
      const shown = await awaitQuickInput(page, question);
      assert.match(shown, new RegExp(say('{0} in the morning', '02:00')));
      assert.match(shown, new RegExp(say('{0} in the afternoon', '14:00')));
      assert.equal(await page.locator('.quick-input-list .monaco-list-row').count(), 3);
      await focused().waitFor({ state: 'detached' });
      await screenshot(page, screenshots, 'typed-time-choice');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await awaitQuickInput(page, question);
      assert.equal(await typed(), text);
      assert.equal(await focused().count(), 0);
      await page.keyboard.press('ArrowDown');
      await focused().filter({ hasText: '02:00' }).waitFor();
      await page.keyboard.press('ArrowDown');
      await focused().filter({ hasText: '14:00' }).waitFor();
      await page.keyboard.press('Enter');
      assert.match(await awaitCard(page), / 14:00 GMT/);
      await page.keyboard.press('Escape');
      assert.deepEqual(sent(), []);
    });
  }

  it('says what is not understood or contradicts, and keeps what was typed', async () => {
    await openTimePick();
    await fillInput(page, whenPrompt, 'tomorrow 2am please');
    await awaitQuickInput(page, say('Not understood: {0}', 'please'));
    await page.keyboard.press('Enter');
    await awaitQuickInput(page, say('Not understood: {0}', 'please'));
    assert.equal(await typed(), 'tomorrow 2am please');
    await screenshot(page, screenshots, 'typed-time-refused');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText('凌晨13点');
    await awaitQuickInput(page, say('"{0}" and "{1}" contradict each other.', '凌晨', '13点'));
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText('tomorrow 2am CST');
    await awaitQuickInput(page, say('Type an offset such as UTC+8, or a name such as Asia/Shanghai.'));
    await screenshot(page, screenshots, 'typed-time-zone');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText('now');
    await awaitQuickInput(page, say('Redeploy now'));
    await page.keyboard.press('Escape');
    assert.deepEqual(sent(), []);
  });

  it('takes the only reading with Enter', async () => {
    await openTimePick();
    await fillInput(page, whenPrompt, '明天凌晨2点');
    await focused().filter({ hasText: '02:00' }).waitFor();
    await screenshot(page, screenshots, 'typed-time');
    await page.keyboard.press('Enter');
    assert.match(await awaitCard(page), / 02:00 GMT/);
    await page.keyboard.press('Escape');
    assert.deepEqual(sent(), []);
  });
});
