import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { language } from './words';

/** What scripts/e2e.mjs and scripts/demo.mjs start before the steps run. */
export interface Host {
  /** The browser's program. */
  executablePath: string;
  /** Where the workbench is served, with an empty folder open. */
  address: string;
  /** The profile's folder, for its log files. */
  userData: string;
}

/** The host that scripts/e2e.mjs describes in $ENS_EVENTS_E2E. */
export function hostFromEnv(): Host {
  const text = process.env['ENS_EVENTS_E2E'];
  if (text === undefined) {
    throw new Error('Run this with node scripts/e2e.mjs');
  }
  return JSON.parse(text) as Host;
}

const args = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'],
];

/** Starts the browser, with a window only where `headed`. The caller closes it. */
export function launch({ executablePath }: Host, headed = false): Promise<Browser> {
  return chromium.launch({ executablePath, headless: !headed, args });
}

/**
 * Opens the workbench in a browser profile of its own, so that nothing of an earlier window is remembered, and waits
 * until the extensions' views are there.
 */
export async function openWorkbench(browser: Browser, host: Host): Promise<Page> {
  const page = await newPage(browser);
  await loadWorkbench(page, host);
  return page;
}

/** As a small laptop has it: what is cut off there is seen. */
export const windowSize = { width: 1280, height: 800 };

/** An empty page in a browser profile of its own, in the language of this run. */
export async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: windowSize, deviceScaleFactor: 1 });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  if (language !== 'en') {
    // As a language pack does; what it would translate, the workbench's own labels, stays English.
    await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)}`);
  }
  return page;
}

/** Loads the workbench into the page, and waits until the extensions' views are there. */
export async function loadWorkbench(page: Page, { address }: Host): Promise<void> {
  // The first load of a cold server on a busy machine takes longer than any step after it.
  await page.goto(address, { timeout: 90_000 });
  await page.locator('.monaco-workbench .activitybar [aria-label="ENS Events"]').first().waitFor({ timeout: 60_000 });
}

/** Does something while another page is in front, as a person who looks at another window. Without it every page has the focus. */
export async function withoutFocus(page: Page, work: () => Promise<void>): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: false });
  const other = await page.context().newPage();
  try {
    await other.bringToFront();
    await work();
  } finally {
    await other.close();
    await page.bringToFront();
    await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    await session.detach();
  }
}

/** Saves what the page shows as `<folder>/<name>.png`. */
export async function screenshot(page: Page, folder: string, name: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled' });
  return file;
}

/** Makes the sidebar wide enough for the descriptions in a picture; not part of what a test does. */
export async function widenSidebar(page: Page, toX: number): Promise<void> {
  const edge = await page.locator('.part.sidebar').first().boundingBox();
  if (!edge) {
    throw new Error('The sidebar is not shown.');
  }
  await page.mouse.move(edge.x + edge.width, edge.y + edge.height / 2);
  await page.mouse.down();
  await page.mouse.move(toX, edge.y + edge.height / 2, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(toX + 200, edge.y + 100);
}
