// The command palette, quick picks and input boxes, driven by keyboard.
import type { Locator, Page } from 'playwright-core';

/** An item is given by its label, or by a pattern that its label fits. */
export type Label = string | RegExp;

const widget = (page: Page): Locator => page.locator('.quick-input-widget:not([style*="display: none"])');

export function fits(text: string, wanted: Label): boolean {
  return typeof wanted === 'string' ? text.trim() === wanted : wanted.test(text);
}

/**
 * Runs a command of the palette, by its whole title: "ENS Events: Refresh". What an earlier command shows may take the
 * focus from the palette, which closes it: then it is opened again, as a person would.
 */
export async function runCommand(page: Page, title: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    await page.keyboard.press('F1');
    try {
      await widget(page).locator('input:focus').first().waitFor({ timeout: 5_000 });
      await page.keyboard.insertText(title);
      await focusedItem(page, title).waitFor({ timeout: 5_000 });
      break;
    } catch (error) {
      if (tries === 4) {
        throw error;
      }
      await page.keyboard.press('Escape');
    }
  }
  await page.keyboard.press('Enter');
}

/** The focused row with this label: what Enter takes. */
function focusedItem(page: Page, label: string): Locator {
  const row = widget(page).locator('.monaco-list-row.focused');
  return row.filter({ has: page.locator('.quick-input-list-row').first().getByText(label, { exact: true }) });
}

/** Waits for a quick pick or input box that shows the text, as its placeholder too; returns all of its text. */
export async function awaitQuickInput(page: Page, containing: string | RegExp, timeout = 20_000): Promise<string> {
  const placeholder = page.getByPlaceholder(containing);
  await widget(page)
    .filter({ hasText: containing })
    .or(widget(page).filter({ has: placeholder }))
    .first()
    .waitFor({ timeout });
  return widget(page).innerText();
}

/** The labels in the quick pick, as far as they are on the screen. */
export async function pickLabels(page: Page): Promise<string[]> {
  return widget(page).locator('.quick-input-list .monaco-list-row .label-name').allInnerTexts();
}

/** Goes down the quick pick to the item and takes it. Nothing is typed, so it works where typing means something. */
export async function pickItem(page: Page, label: Label): Promise<void> {
  await moveToItem(page, label);
  await page.keyboard.press('Enter');
}

/** Goes down the quick pick to the item and leaves it there, for a screenshot. */
export async function moveToItem(page: Page, label: Label): Promise<void> {
  const labels = widget(page).locator('.quick-input-list .monaco-list-row .label-name');
  await labels.filter({ hasText: label }).first().waitFor();
  await takeKeys(page);
  const focused = widget(page).locator('.monaco-list-row.focused .label-name').first();
  for (let step = 0; step < 100; step++) {
    if ((await focused.count()) > 0 && fits(await focused.innerText(), label)) {
      return;
    }
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`No item ${String(label)} in: ${(await labels.allInnerTexts()).join(', ')}`);
}

/** A pick that opens as another closes gets the keys a moment later, or now and then not: then a person clicks into it. */
async function takeKeys(page: Page): Promise<void> {
  const hasFocus = await widget(page)
    .locator(':focus')
    .first()
    .waitFor({ timeout: 5_000 })
    .then(
      () => true,
      () => false,
    );
  if (!hasFocus) {
    await widget(page).locator('input').first().click();
  }
}

/** Types into the input box that shows `prompt` (in its title, placeholder or message) and confirms it. */
export async function typeInput(page: Page, prompt: string, text: string): Promise<void> {
  await fillInput(page, prompt, text);
  await page.keyboard.press('Enter');
}

/** As `typeInput`, without confirming. */
export async function fillInput(page: Page, prompt: string, text: string): Promise<void> {
  await awaitQuickInput(page, prompt);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

/** Presses Enter until the input closes: VS Code's dialog for a file takes no Enter while it looks into a folder. */
export async function confirmBusyInput(page: Page): Promise<void> {
  const open = widget(page).first();
  for (let tries = 0; tries < 20; tries += 1) {
    await page.keyboard.press('Enter');
    if (await hides(open, 1_000)) {
      return;
    }
  }
  throw new Error(`The input stays open: ${await open.innerText()}`);
}

const hides = (locator: Locator, timeout: number): Promise<boolean> =>
  locator.waitFor({ state: 'hidden', timeout }).then(
    () => true,
    () => false,
  );
