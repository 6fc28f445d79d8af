// The person's settings, changed as a person does: in VS Code's editor for the file.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Host } from './browser';
import { runCommand } from './quickInput';

const file = ({ userData }: Host): string => path.join(userData, 'User', 'settings.json');

export function readSettings(host: Host): Record<string, unknown> {
  // VS Code empties the file before it writes it.
  return JSON.parse(readFileSync(file(host), 'utf8') || '{}') as Record<string, unknown>;
}

/** Replaces all of the settings, and waits until they are saved. */
export async function writeSettings(page: Page, host: Host, settings: Record<string, unknown>): Promise<void> {
  await runCommand(page, 'Preferences: Open User Settings (JSON)');
  // Newer hosts show it in a dialog.
  const editor = page.locator('.monaco-editor.focused').filter({ hasText: '{' });
  await editor.waitFor();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(JSON.stringify(settings));
  await page.keyboard.press('ControlOrMeta+S');
  for (let tries = 0; JSON.stringify(readSettings(host)) !== JSON.stringify(settings); tries += 1) {
    if (tries === 100) {
      throw new Error('The settings were not saved.');
    }
    await page.waitForTimeout(100);
  }
  // The first closes what the editor shows over itself.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await editor.waitFor({ state: 'detached' });
}
