// The extension's trees and their menus.
import type { Locator, Page } from 'playwright-core';
import { runCommand } from './quickInput';
import { say } from './words';

export interface TreeRow {
  label: string;
  description: string;
  /** What a screen reader says. */
  spoken: string;
  level: number;
  /** Its place from the top, from 0. */
  index: number;
}

const treeSelector = (view: string) => `.monaco-list[role="tree"][aria-label="${view}"]`;
const tree = (page: Page, view: string): Locator => page.locator(treeSelector(view));

/** The rows of a view, as far as they are drawn. */
export const rowsOf = (page: Page, view: string): Locator => tree(page, view).locator('.monaco-list-row');

/** Those of the rows that say the text, on the screen or to a screen reader, which hears names whole and before the time. */
export const saying = (rows: Locator, text: string | RegExp): Locator =>
  rows.filter({ hasText: text }).or(rows.and(rows.page().getByRole('treeitem', { name: text })));

/** The selected row, where it has the text. */
export const selectedRow = (page: Page, view: string, text: string | RegExp): Locator =>
  saying(rowsOf(page, view).and(page.locator('.selected')), text);

/** Shows a view of the sidebar, by its name on the screen, and moves the focus into it. */
export async function focusView(page: Page, view: string): Promise<void> {
  await runCommand(page, `${say('ENS Events')}: Focus on ${view} View`);
  await page.locator(`.pane:has(.monaco-list[aria-label="${view}"])`).first().waitFor();
}

/** Reads rows at one moment, since the list may be drawn anew between two; run in the page. */
const readRows = (selector: string) => `[...document.querySelectorAll(${JSON.stringify(selector)})].map(row => ({
  label: row.querySelector('.label-name').innerText,
  description: [...row.querySelectorAll('.label-description')].map(part => part.innerText).join(''),
  spoken: row.getAttribute('aria-label') ?? '',
  level: Number(row.getAttribute('aria-level')),
  index: Number(row.getAttribute('data-index')),
}))`;

/** The rows of a view that are on the screen, from the top down. */
export async function treeRows(page: Page, view: string): Promise<TreeRow[]> {
  const rows = await page.evaluate<TreeRow[]>(readRows(`${treeSelector(view)} .monaco-list-row`));
  return rows.sort((a, b) => a.index - b.index);
}

/** Waits until a row whose whole text fits is on the screen, and returns that text. */
export async function awaitRow(page: Page, view: string, text: string | RegExp, timeout = 20_000): Promise<string> {
  const row = saying(rowsOf(page, view), text).first();
  await row.waitFor({ timeout });
  return row.innerText();
}

/** Moves the focus to the first row whose text fits, from the top down. */
export async function focusRow(page: Page, view: string, text: string | RegExp): Promise<void> {
  await awaitRow(page, view, text);
  await focusView(page, view);
  await page.keyboard.press('Home');
  const focused = saying(tree(page, view).locator('.monaco-list-row.focused'), text);
  for (let step = 0; step < 200; step++) {
    if ((await focused.count()) > 0) {
      return;
    }
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`The focus does not reach the row ${String(text)}.`);
}

/** Opens the context menu of the focused row and returns the labels of its items; disabled ones too. */
export async function openRowMenu(page: Page): Promise<string[]> {
  await page.keyboard.press('Shift+F10');
  const labels = page.locator('.context-view .monaco-menu .action-label:not(.separator)');
  await labels.first().waitFor();
  return labels.allInnerTexts();
}

/** Goes down the open context menu to the item and takes it. */
export async function pickMenuItem(page: Page, label: string): Promise<void> {
  const focused = page.locator('.context-view .monaco-menu .action-item.focused .action-label');
  for (let step = 0; step < 40; step++) {
    if ((await focused.count()) > 0 && (await focused.first().innerText()).trim() === label) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`No menu item ${label}.`);
}
