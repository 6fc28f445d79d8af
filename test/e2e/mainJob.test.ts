import assert from 'node:assert/strict';
import type { Gateway } from '../../src/sample/index';
import type { Page } from 'playwright-core';
import { hostFromEnv, screenshot } from './browser';
import { mainJob } from './mainJob';
import { demoGateway, leaveWindow, signedOutWindow } from './window';
import { screenshots } from './words';

describe('the main job', () => {
  const host = hostFromEnv();
  let gateway: Gateway;
  let page: Page;
  before(async () => {
    gateway = await demoGateway();
    page = await signedOutWindow();
    await page.evaluate<undefined>(`
      globalThis.pointer = [];
      for (const type of ['pointerdown', 'pointermove', 'mousedown', 'wheel', 'touchstart']) {
        addEventListener(type, () => globalThis.pointer.push(type), true);
      }
      undefined`);
  });
  after(() => {
    leaveWindow('demo');
  });

  for (const { title, run } of mainJob) {
    it(title, async () => {
      const shot = () => Promise.resolve();
      await run({ page, host, gateway, shot }).finally(() => screenshot(page, screenshots, title));
    });
  }

  it('case 44: was all done by keyboard: the window met no pointer', async () => {
    assert.deepEqual(await page.evaluate('globalThis.pointer'), []);
    // Else the list would be empty whatever was done.
    // Over the sidebar: a page of an event hears its pointer itself.
    await page.mouse.move(200, 400);
    assert.ok((await page.evaluate<string[]>('globalThis.pointer')).includes('pointermove'));
  });
});
