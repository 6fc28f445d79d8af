import { startGateway, type Gateway } from '../../src/sample/index';
import type { Browser, Page } from 'playwright-core';
import { hostFromEnv, launch, openWorkbench, screenshot } from './browser';
import { mainJob } from './mainJob';
import { screenshots } from './words';

describe('the main job', () => {
  const host = hostFromEnv();
  let gateway: Gateway;
  let browser: Browser;
  let page: Page;
  before(async () => {
    gateway = await startGateway({ executingMs: 3_000 });
    browser = await launch(host);
    page = await openWorkbench(browser, host);
  });
  after(async () => {
    await browser.close();
    await gateway.stop();
  });

  for (const { title, run } of mainJob) {
    it(title, async () => {
      const shot = () => Promise.resolve();
      await run({ page, host, gateway, shot }).finally(() => screenshot(page, screenshots, title));
    });
  }
});
