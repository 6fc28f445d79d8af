// The window that the test files share, one after the other.
import type { Browser, Page } from 'playwright-core';
import { hostFromEnv, launch, loadWorkbench, newPage, windowSize } from './browser';

let browser: Browser | undefined;
let page: Page | undefined;

after(() => browser?.close());

/**
 * A window in which nothing is remembered and nobody is signed in. It is the same page of the same browser for every file:
 * the workbench then comes from its cache, in a third of the time that a new browser profile takes.
 */
export async function freshWindow(host = hostFromEnv()): Promise<Page> {
  browser ??= await launch(host);
  page ??= await newPage(browser);
  await page.goto('about:blank');
  await page.setViewportSize(windowSize);
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(host.address);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await session.detach();
  await loadWorkbench(page, host);
  return page;
}
