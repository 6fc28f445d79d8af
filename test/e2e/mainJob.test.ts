import { startGateway, type Gateway } from '../../src/sample/index';
import type { Page } from 'playwright-core';
import { hostFromEnv, screenshot } from './browser';
import { mainJob } from './mainJob';
import { freshWindow } from './window';
import { screenshots } from './words';

describe('the main job', () => {
  const host = hostFromEnv();
  let gateway: Gateway;
  let page: Page;
  before(async () => {
    gateway = await startGateway({ executingMs: 1_000 });
    page = await freshWindow();
  });
  after(async () => {
    await gateway.stop();
  });

  for (const { title, run } of mainJob) {
    it(title, async () => {
      const shot = () => Promise.resolve();
      await run({ page, host, gateway, shot }).finally(() => screenshot(page, screenshots, title));
    });
  }
});
