// The window and the service that the test files share, one after the other.
import type { Browser, Page } from 'playwright-core';
import { startGateway, type Gateway } from '../../src/sample/index';
import { hostFromEnv, launch, loadWorkbench, newPage, screenshot, windowSize } from './browser';
import { answerDialog } from './dialog';
import type { Job } from './job';
import { mainJob } from './mainJob';
import { runCommand } from './quickInput';
import { awaitRow, focusView } from './tree';
import { commandTitle, inOrder, say, screenshots } from './words';

type Account = 'sample' | 'demo';

let browser: Browser | undefined;
let page: Page | undefined;
let gateway: Gateway | undefined;
/** Who is signed in, and nobody else, where the file before left the window in order. */
let left: Account | undefined;
/** A failed test may leave anything: the next file then begins with a fresh window. */
let hasFailed = false;

afterEach(async function () {
  if (this.currentTest?.state === 'failed') {
    hasFailed = true;
    await (page && screenshot(page, screenshots, `failed ${this.currentTest.fullTitle()}`));
  }
});

after(async () => {
  await browser?.close();
  await gateway?.stop();
});

/**
 * A window in which nothing is remembered and nobody is signed in. It is the same page of the same browser for every file:
 * the workbench then comes from its cache, in a third of the time that a new browser profile takes.
 */
export async function freshWindow(host = hostFromEnv()): Promise<Page> {
  left = undefined;
  hasFailed = false;
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

/** A file that ends with this account alone in the list says so, and spares the next one a window and a sign-in. */
export function leaveWindow(account: Account): void {
  left = account;
}

/** A window with the sample account's events in the list, no editor and no notification. */
export async function sampleWindow(): Promise<Page> {
  const window = await windowLeftBy('sample');
  if (window) {
    return window;
  }
  const fresh = await freshWindow();
  await runCommand(fresh, commandTitle('Explore with the Sample Account'));
  await focusView(fresh, say('Events'));
  await awaitRow(fresh, say('Events'), inOrder('edge-live-bj-01', say('redeploy')));
  left = 'sample';
  return fresh;
}

/** A window in which nobody is signed in: a fresh one, or one whose sample account is signed out. */
export async function signedOutWindow(): Promise<Page> {
  const window = await windowLeftBy('sample');
  if (!window) {
    return freshWindow();
  }
  left = undefined;
  await runCommand(window, commandTitle('Sign Out…'));
  await answerDialog(window, say('Sign Out'));
  await window.locator('.sidebar .welcome-view-content').first().waitFor();
  return window;
}

/** The service of the account Demo; its operations end after a second. */
export async function demoGateway(): Promise<Gateway> {
  gateway ??= await startGateway({ executingMs: 1_000 });
  return gateway;
}

/** A window with Demo's events in the list, no editor and no notification. */
export async function demoWindow(): Promise<Job> {
  const host = hostFromEnv();
  const shot = () => Promise.resolve();
  const window = await windowLeftBy('demo');
  if (window) {
    return { page: window, host, gateway: await demoGateway(), shot };
  }
  // Its events may be answered already.
  await gateway?.stop();
  gateway = undefined;
  const job = { page: await freshWindow(host), host, gateway: await demoGateway(), shot };
  for (const { run } of mainJob.slice(0, 2)) {
    await run(job);
  }
  left = 'demo';
  return job;
}

async function windowLeftBy(account: Account): Promise<Page | undefined> {
  if (left !== account || hasFailed || !page) {
    return undefined;
  }
  await page.setViewportSize(windowSize);
  for (const command of ['View: Close All Editors', 'Notifications: Clear All Notifications']) {
    await runCommand(page, command);
  }
  await page.locator('.notification-toast').first().waitFor({ state: 'detached' });
  await focusView(page, say('Events'));
  return page;
}
