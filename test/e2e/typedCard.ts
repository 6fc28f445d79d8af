// The card of a question whose answer must be typed, by keyboard.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { say } from './words';

/** What is typed, and what the first row of the card says then. */
export type Typed = readonly [text: string, said: string | RegExp];

/** The first row of a card that does not act. */
export const noAct = new RegExp(`^(?![^]*${say('Enter sends it now')})`);

/** Waits for the first row of the card to say all of this. */
export async function topSays(page: Page, ...words: (string | RegExp)[]): Promise<void> {
  const top = page.locator('.quick-input-list .monaco-list-row').first();
  await words.reduce((row, hasText) => row.filter({ hasText }), top).waitFor();
}

/** Types a text in the place of what is in the box. */
export async function typeAnew(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Backspace');
  await page.keyboard.insertText(text);
}

/** Types each of these and presses Enter: nothing is sent, and the card goes on saying why. */
export async function sendsNothing(page: Page, sent: () => readonly unknown[], texts: readonly Typed[]): Promise<void> {
  for (const [text, said] of texts) {
    await typeAnew(page, text);
    await topSays(page, said);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await topSays(page, said);
    assert.deepEqual(sent(), [], JSON.stringify(text));
  }
}

/** Texts that are wrong, of each kind. @param other the name of another instance of the list */
export function wrongTexts(expected: string, other: string): readonly Typed[] {
  return [
    [expected.toUpperCase(), say('Upper and lower case must match: {0}.', expected)],
    [other, say('{0} is another instance of this list.', other)],
    ['yes', say('This is not what is asked for: {0}.', 'yes')],
  ];
}
