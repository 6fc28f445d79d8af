// What a walk works with: a service of its own, and windows of one browser, which share what that keeps.
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startGateway, type Gateway, type GatewayOptions } from '../../../src/sample/index';
import { hostFromEnv, launch, loadWorkbench, newPage, screenshot, widenSidebar, type Host } from '../browser';
import type { Job } from '../job';
import { mainJob } from '../mainJob';

/** Where the extension keeps what it writes down, for this editor and for all of the user, in the profile's folder. */
const records = [path.join('User', 'globalStorage', 'ens-events.ens-events'), path.join('state', 'ens-events')];

/** Where the sidebar's right edge is, in pixels: with room for descriptions, and with a sidebar of 300 pixels. */
const edges = { wide: 500, narrow: 348 };

export interface Walk {
  readonly host: Host;
  readonly gateway: Gateway;
  /** The first window: the account Demo is signed in, and its events are listed. */
  readonly page: Page;
}

let browser: Browser | undefined;
let gateway: Gateway | undefined;

afterEach(async function () {
  const pages = browser?.contexts().flatMap(context => context.pages()) ?? [];
  for (const [index, page] of this.currentTest?.state === 'failed' ? pages.entries() : []) {
    await page.bringToFront();
    await look(page, `failed ${this.currentTest?.title ?? ''} ${index + 1}`);
  }
});

/** A computer on which nothing was done yet, with one window; `endWalk` takes both away. */
export async function beginWalk(options: GatewayOptions = {}): Promise<Walk> {
  const host = hostFromEnv();
  for (const folder of records) {
    rmSync(path.join(host.userData, folder), { recursive: true, force: true });
  }
  gateway = await startGateway({ executingMs: 2_000, ...options });
  browser = await launch(host);
  const walk = { host, gateway, page: await newPage(browser) };
  await loadWorkbench(walk.page, host);
  await setSidebar(walk.page, 'wide');
  await signIn(walk);
  return walk;
}

export async function endWalk(): Promise<void> {
  await browser?.close();
  await gateway?.stop();
  browser = undefined;
  gateway = undefined;
}

/** Signs in as Demo in the first window, and waits for the list. */
export async function signIn(walk: Walk): Promise<void> {
  const job: Job = { ...walk, shot: () => Promise.resolve() };
  for (const { run } of mainJob.slice(0, 2)) {
    await run(job);
  }
}

/** Another window of the same browser, in front of the first. From now on one of them has the focus, as on a desk. */
export async function openAnother({ host, page }: Walk): Promise<Page> {
  const other = await page.context().newPage();
  other.setDefaultTimeout(20_000);
  await loadWorkbench(other, host);
  await setSidebar(other, 'wide');
  for (const one of [page, other]) {
    const session = await page.context().newCDPSession(one);
    await session.send('Emulation.setFocusEmulationEnabled', { enabled: false });
  }
  return other;
}

/** Goes to a window, which has the focus then. */
export async function toFront(page: Page): Promise<void> {
  await page.bringToFront();
  await page.waitForFunction('document.hasFocus()');
}

export async function setSidebar(page: Page, width: keyof typeof edges): Promise<void> {
  await widenSidebar(page, edges[width]);
  await pointAway(page);
}

/** Moves the pointer where nothing opens beneath it. */
export function pointAway(page: Page): Promise<void> {
  return page.mouse.move(900, 784);
}

/** Keeps a picture of what the window shows. */
export async function look(page: Page, name: string): Promise<void> {
  await screenshot(page, 'out/walk', name.replaceAll(/[/:]/g, '-'));
}
