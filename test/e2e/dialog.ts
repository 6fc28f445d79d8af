// Modal dialogs and toasts.
import type { Locator, Page } from 'playwright-core';
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

const toasts = (page: Page): Locator => page.locator('.notifications-toasts .notification-toast');

/** Waits for a toast that holds the text and returns all of it. */
export async function toastText(page: Page, containing: string | RegExp): Promise<string> {
  const toast = toasts(page).filter({ hasText: containing }).first();
  await toast.waitFor();
  return toast.innerText();
}

/** Presses a button of the toast that holds the text: the focus goes to the toasts, down to this one, then Tab to the button. */
export async function answerToast(page: Page, containing: string | RegExp, button: string): Promise<void> {
  const toast = toasts(page).filter({ hasText: containing }).first();
  const target = toast.getByRole('button', { name: button, exact: true });
  await target.waitFor();
  await runCommand(page, 'Notifications: Focus Notification Toast');
  await toasts(page).locator(':focus').first().waitFor();
  for (let step = 0; step < 5 && (await toast.locator(':focus').count()) === 0; step++) {
    await page.keyboard.press('ArrowDown');
  }
  await pressByTab(page, target);
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
