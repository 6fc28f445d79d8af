// The output channel, on the screen and in its file.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Host } from './browser';

/** Waits until the output panel shows a line that fits; returns the lines on the screen. */
export async function awaitOutput(page: Page, text: string | RegExp): Promise<string[]> {
  const lines = page.locator('.part.panel .view-line');
  await lines.filter({ hasText: text }).first().waitFor();
  return (await lines.allInnerTexts()).map(line => line.replaceAll('\u00a0', ' '));
}

/** All that the channel has written, from the files it is kept in; empty before its first line. */
export function logText({ userData }: Host): string {
  const folder = path.join(userData, 'logs');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    name => path.basename(name) === 'ENS Events.log',
  );
  return files.map(name => readFileSync(path.join(folder, name), 'utf8')).join('');
}
