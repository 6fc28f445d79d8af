// The pictures of the README, made of the packaged extension on the sample account.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launch, openWorkbench, screenshot, widenSidebar, type Host } from './browser';
import { awaitQuickInput, fillInput, pickItem, runCommand } from './quickInput';
import { awaitRow, focusRow, focusView, openRowMenu, pickMenuItem } from './tree';
import { commandTitle, inOrder, language, say } from './words';

const view = say('Events');
/** Local disks, and an answer is needed. */
const name = 'edge-live-bj-01';

/** Name of the picture, VS Code's theme, and what the workbench says it has then. */
const themes = [
  ['dark', 'Default Dark Modern', 'vs-dark'],
  ['high-contrast', 'Default High Contrast', 'hc-black'],
  ['light', 'Default Light Modern', 'vs'],
] as const;

/** Makes them all in English; in another language the list and the details only, named after it. */
export async function makeScreenshots(host: Host, folder: string): Promise<void> {
  const browser = await launch(host);
  try {
    const page = await openSample(browser, host);
    const shot = (title: string) => screenshot(page, folder, language === 'en' ? title : `${title}-${language}`);
    await details(page);
    await shot('details');
    if (language === 'en') {
      await redeploy(page, shot);
      for (const [title, theme, kind] of themes) {
        useTheme(host, theme);
        const window = await openSample(browser, host);
        await timeline(window, kind);
        await screenshot(window, folder, `timeline-${title}`);
      }
    }
  } finally {
    await browser.close();
  }
}

async function openSample(browser: Browser, host: Host): Promise<Page> {
  const page = await openWorkbench(browser, host);
  await runCommand(page, commandTitle('Explore with the Sample Account'));
  await focusView(page, view);
  await awaitRow(page, view, inOrder(name, say('redeploy')));
  await widenSidebar(page, 500);
  return page;
}

const shown = (page: Page) => page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');

async function details(page: Page): Promise<void> {
  await focusRow(page, view, name);
  await page.keyboard.press('Enter');
  await shown(page).getByRole('heading', { level: 1, name }).waitFor();
}

async function redeploy(page: Page, shot: (title: string) => Promise<unknown>): Promise<void> {
  await runCommand(page, 'View: Close All Editors');
  await focusRow(page, view, 'edge-live-sh-02');
  await openRowMenu(page);
  await shot('menu');
  await pickMenuItem(page, say('Redeploy…'));
  await pickItem(page, say('Schedule redeploy…'));
  await fillInput(page, say('When, for instance: tonight 2am, +3h, 周日 02:00, 2026-11-29 02:00'), '+3h');
  await awaitQuickInput(page, say('in {0}', say('{0} h', 3)));
  await shot('time');
  await page.keyboard.press('Enter');
  await page
    .locator('.monaco-dialog-box')
    .or(page.getByPlaceholder(/Type the name/))
    .first()
    .waitFor();
  await shot('confirm');
  await page.keyboard.press('Escape');
}

/** In a window of its own: VS Code reads its settings when it opens. */
async function timeline(page: Page, kind: string): Promise<void> {
  await page.locator(`.monaco-workbench.${kind}`).first().waitFor();
  await runCommand(page, commandTitle('Open Timeline'));
  await shown(page).locator(`svg [role=button][aria-label^="${name}"]`).first().waitFor();
}

/** For the windows that open from now on. */
function useTheme({ userData }: Host, theme: string): void {
  const file = path.join(userData, 'User', 'settings.json');
  const settings = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...settings, 'workbench.colorTheme': theme }));
}
