// Modal dialogs and toasts.
import { errors, type Locator, type Page } from 'playwright-core';
import { runCommand } from './quickInput';

/** Waits for the modal dialog and returns its text: message, detail and buttons, a line each. */
export async function dialogText(page: Page): Promise<string> {
  const box = page.locator('.monaco-dialog-box');
  await box.waitFor();
  return box.innerText();
}

/** Presses a button of the modal dialog: Tab to it, then Enter. */
export async function answerDialog(page: Page, button: string): Promise<void> {
  const box = page.locator('.monaco-dialog-box');
  await pressByTab(page, box.getByRole('button', { name: button, exact: true }));
  await box.waitFor({ state: 'hidden' });
}

/** Notifications: as toasts, or in VS Code's list of them where that is open. */
const notifications = (page: Page): Locator => page.locator('.notification-list-item');
const toasts = (page: Page): Locator => page.locator('.notifications-toasts .notification-toast');

/** Waits for a notification that holds the text and returns all of it. */
export async function toastText(page: Page, containing: string | RegExp): Promise<string> {
  const toast = notifications(page).filter({ hasText: containing }).first();
  await toast.waitFor();
  return toast.innerText();
}

/**
 * Presses a button of the toast that holds the text: the focus goes to the toasts, down to this one, then Tab to the button.
 * VS Code hides a toast after ten seconds; then it is found in the list of notifications, where a person finds it too.
 */
export async function answerToast(page: Page, containing: string | RegExp, button: string): Promise<void> {
  await notifications(page).filter({ hasText: containing }).first().waitFor();
  const hasToasts = await focusToasts(page);
  if (!hasToasts) {
    await runCommand(page, 'Notifications: Show Notifications');
  }
  const rows = page.locator(`.notifications-${hasToasts ? 'toasts' : 'center'} .monaco-list-row`);
  const row = rows.filter({ hasText: containing }).first();
  await row.waitFor();
  const focused = page.locator('.monaco-list:focus .monaco-list-row.focused').and(row);
  for (let step = 0; step < 5 && (await focused.count()) === 0; step++) {
    await page.keyboard.press('ArrowDown');
  }
  await pressByTab(page, row.getByRole('button', { name: button, exact: true }));
}

/** Moves the focus to the toasts, again where another part of the window took it; false where none is left. */
async function focusToasts(page: Page): Promise<boolean> {
  const visible = toasts(page).filter({ visible: true });
  while ((await visible.count()) > 0) {
    try {
      await runCommand(page, 'Notifications: Focus Notification Toast');
      await toasts(page).locator(':focus').first().waitFor({ timeout: 3_000 });
      return true;
    } catch (error) {
      if (!(error instanceof errors.TimeoutError)) {
        throw error;
      }
    }
  }
  return false;
}

async function pressByTab(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  const focused = target.and(page.locator(':focus'));
  for (let step = 0; step < 20; step++) {
    if ((await focused.count()) > 0) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not reach the button.');
}
