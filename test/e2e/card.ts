// The card of the last question, by keyboard.
import type { Page } from 'playwright-core';
import { awaitQuickInput, confirmBusyInput, fillInput, moveToItem } from './quickInput';
import { anyOf, say } from './words';

/** What stands in the box of a card that needs no typing. */
const lowRisk = anyOf(say('Press the down arrow to choose: {0}'));

/** Waits until the service has answered for a card without typing, and returns all of its text. */
export function awaitCard(page: Page): Promise<string> {
  return awaitQuickInput(page, lowRisk);
}

/** Goes to the row that acts and takes it; an Enter right after the card came is not heard, so it is pressed once more. */
export async function actInCard(page: Page, label: string): Promise<void> {
  await awaitCard(page);
  await moveToItem(page, label);
  await confirmBusyInput(page);
}

/** Types what the card asks for, and takes it. */
export async function typeInCard(page: Page, hint: string, text: string): Promise<void> {
  await fillInput(page, hint, text);
  await confirmBusyInput(page);
}
