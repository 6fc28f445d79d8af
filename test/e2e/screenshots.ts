// The pictures of the README, made of the packaged extension on the sample account.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launch, openWorkbench, screenshot, widenSidebar, type Host } from './browser';
import { actInCard } from './card';
import { toastText } from './dialog';
import { whenPrompt } from './mainJob';
import { awaitQuickInput, fillInput, moveToItem, runCommand } from './quickInput';
import { awaitRow, focusRow, focusView, openRowMenu, pickMenuItem } from './tree';
import { anyOf, commandTitle, inOrder, language, say } from './words';

const view = say('Events');
/** Local disks, and an answer is needed. */
const name = 'edge-live-bj-01';
/** The same, without a local disk: a button confirms it. */
const plain = 'edge-live-bj-02';
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
/** Shown as bands in the timeline. */
const maintenanceWindows = ['Mon-Fri 02:00-05:00 UTC', 'Sat-Sun 00:00-08:00 UTC'];

/** Name of the picture, VS Code's theme, and what the workbench says it has then. */
const themes = [
  ['dark', 'Default Dark Modern', 'vs-dark'],
  ['high-contrast', 'Default High Contrast', 'hc-black'],
  ['light', 'Default Light Modern', 'vs'],
] as const;

/** Makes them all in English; in another language the list with the details only, named after it. */
export async function makeScreenshots(host: Host, folder: string): Promise<void> {
  const browser = await launch(host);
  const shot = (page: Page) => (title: string) =>
    screenshot(page, folder, language === 'en' ? title : `${title}-${language}`);
  try {
    // First: the record of operations is kept from one window to the next, the events of the sample account are not.
    for (const [title, theme, kind] of language === 'en' ? themes : []) {
      useSettings(host, { 'workbench.colorTheme': theme, 'ensEvents.maintenanceWindows': maintenanceWindows });
      const window = await openSample(browser, host);
      await timeline(window, kind);
      await shot(window)(`timeline-${title}`);
      await window.context().close();
    }
    useSettings(host, { 'ensEvents.maintenanceWindows': [] });
    const page = await openSample(browser, host);
    // An operation, so that its view shows what it is for.
    await schedule(page);
    await details(page);
    await shot(page)('details');
    if (language === 'en') {
      await redeploy(page, shot(page));
      await filter(page, shot(page));
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
  await widenSidebar(page, 560);
  return page;
}

const shown = (page: Page) => page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');

async function details(page: Page): Promise<void> {
  await focusRow(page, view, name);
  await page.keyboard.press('Enter');
  await shown(page).getByRole('heading', { level: 1, name }).waitFor();
}

/** Opens the time pick of an event's redeploy, and types three hours from now. */
async function typeTime(page: Page, shot?: (title: string) => Promise<unknown>): Promise<void> {
  await openRowMenu(page);
  await shot?.('menu');
  await pickMenuItem(page, say('Redeploy…'));
  await awaitQuickInput(page, whenPrompt);
  if (shot) {
    await shot('when');
    await fillInput(page, whenPrompt, language === 'zh-cn' ? '明天两点' : 'tomorrow at 2');
    await awaitQuickInput(page, say('This can mean more than one time. Choose one with the arrow keys.'));
    await shot('time-choice');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText('+3h');
  } else {
    await fillInput(page, whenPrompt, '+3h');
  }
  await awaitQuickInput(page, say('in {0}', say('{0} h', 3)));
}

async function schedule(page: Page): Promise<void> {
  await focusRow(page, view, plain);
  await typeTime(page);
  await page.keyboard.press('Enter');
  await actInCard(page, say('Schedule {0}', plain));
  await toastText(page, anyOf(say('Accepted: redeploy of {0} is scheduled. RequestId: {1}', plain)));
  await runCommand(page, 'Notifications: Clear All Notifications');
  await awaitRow(page, view, inOrder(plain, say('starts in {0}')));
  await awaitRow(page, say('Operations'), plain);
  await page.locator('.notification-toast').first().waitFor({ state: 'detached' });
}

/** Over the details, with the mouse where it points at nothing. */
async function redeploy(page: Page, shot: (title: string) => Promise<unknown>): Promise<void> {
  await page.mouse.move(900, 784);
  await focusRow(page, view, name);
  await typeTime(page, shot);
  await shot('time');
  await page.keyboard.press('Enter');
  await awaitQuickInput(page, anyOf(say('RequestId of the check: {0}')));
  await shot('confirm');
  await page.keyboard.press('Escape');
}

async function filter(page: Page, shot: (title: string) => Promise<unknown>): Promise<void> {
  await runCommand(page, commandTitle('Filter…'));
  await moveToItem(page, capital(say('critical')));
  await page.keyboard.press('Space');
  await shot('filter');
  await page.keyboard.press('Escape');
}

/** In a window of its own: VS Code reads its settings when it opens. */
async function timeline(page: Page, kind: string): Promise<void> {
  await page.locator(`.monaco-workbench.${kind}`).first().waitFor();
  await runCommand(page, commandTitle('Open Timeline'));
  await runCommand(page, 'Notifications: Clear All Notifications');
  await shown(page).locator(`svg [role=button][aria-label^="${name}"]`).first().waitFor();
}

/** For the windows that open from now on. */
function useSettings({ userData }: Host, changed: Record<string, unknown>): void {
  const file = path.join(userData, 'User', 'settings.json');
  const settings = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...settings, ...changed }));
}
