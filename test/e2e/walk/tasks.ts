// The tasks of docs/ux-walk.md: their keys are counted and written down, and each leaves pictures of what was seen.
import { appendFileSync, mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { widenSidebar } from '../browser';
import { focusRow } from '../tree';
import { language } from '../words';
import { events } from './steps';
import { look, pointAway, type Walk } from './walk';

export interface Keys {
  /** How many keys or chords were pressed. */
  pressed: number;
  /** What was typed beside them. */
  typed: string[];
}

/** From the left edge of the window to the sidebar's. */
const activityBar = 48;
const folder = 'out/walk';
/** A card takes no yes in its first half second; this long somebody looks at it at least. */
const readingMs = 900;

/** Counts the keys of a piece of work, from the moment it begins. */
export async function countKeys({ keyboard }: Page, work: () => Promise<void>): Promise<Keys> {
  const counted: Keys = { pressed: 0, typed: [] };
  const press = keyboard.press.bind(keyboard);
  const insertText = keyboard.insertText.bind(keyboard);
  keyboard.press = async (key, options) => {
    counted.pressed += 1;
    await press(key, options);
  };
  keyboard.insertText = async text => {
    counted.typed.push(text);
    await insertText(text);
  };
  try {
    await work();
  } finally {
    Object.assign(keyboard, { press, insertText });
  }
  return counted;
}

/** Does a task, counts its keys, and writes them down beside the pictures. */
export async function task(page: Page, number: number, title: string, work: () => Promise<void>): Promise<Keys> {
  const keys = await countKeys(page, work);
  mkdirSync(folder, { recursive: true });
  const words = [`${number}`, title, `${keys.pressed}`, keys.typed.join(' | ')];
  appendFileSync(`${folder}/tasks-${language}.txt`, `${words.join('\t')}\n`);
  return keys;
}

/** Keeps a picture of a task: `task 08 card`, with the language at its end where it is not English. */
export function picture(page: Page, number: number, what: string): Promise<void> {
  const name = `task ${String(number).padStart(2, '0')} ${what}`;
  return look(page, language === 'en' ? name : `${name} ${language}`);
}

/** A sidebar of so many pixels. */
export async function setWidth({ page }: Pick<Walk, 'page'>, width: 300 | 170): Promise<void> {
  await widenSidebar(page, activityBar + width);
  await pointAway(page);
}

/** Selects these rows and no others, by keyboard alone. */
export async function selectByKeys(page: Page, first: string | RegExp, ...others: (string | RegExp)[]): Promise<void> {
  await focusRow(page, events, first);
  await page.keyboard.press('Space');
  for (const row of others) {
    await focusRow(page, events, row);
    await page.keyboard.press('ControlOrMeta+Shift+Enter');
  }
}

/** Reads a card as long as a person does at least. */
export function readCard(page: Page): Promise<void> {
  return page.waitForTimeout(readingMs);
}
