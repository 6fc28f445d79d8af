// What a person does more than once in a walk.
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { AnswerBody, Gateway, SampleEvent } from '../../../src/sample/index';
import { actInCard } from '../card';
import { fillInput, pickItem, runCommand } from '../quickInput';
import { focusRow, openRowMenu, pickMenuItem, rowsOf, saying, treeRows } from '../tree';
import { commandTitle, say } from '../words';
import { pointAway } from './walk';

export const events = say('Events');
export const operations = say('Operations');
export const list = 'DescribeHistoryEvents';
/** Of the sample account, without local disks: a row confirms it. */
export const plain = 'edge-live-bj-02';
/** The same, with local disks: the part of its name is typed that tells it from the others. */
export const local = 'edge-live-bj-01';
export const partOfLocal = 'e-bj-01';

/** Answers each call of the action with this JSON, until the function that comes back is called. */
export function answerWith({ faults }: Gateway, action: string, status: number, body: object): () => void {
  const headers = { 'content-type': 'application/json;charset=utf-8' };
  return faults.add({ kind: 'answer', status, headers, body: JSON.stringify(body), action, count: Infinity });
}

/** Changes each answer of the action, until the function that comes back is called. */
export function mangle({ faults }: Gateway, action: string, edit: (body: AnswerBody) => AnswerBody): () => void {
  return faults.add({ kind: 'mangle', action, edit, count: Infinity });
}

/** How many requests that change something the service received. */
export function writesAt({ received }: Gateway): number {
  return received.filter(({ action }) => /^(Batch)?Event/.test(action)).length;
}

export function instanceIdOf({ account }: Gateway, name: string): string {
  return account.instances.find(one => one.name === name)?.instanceId ?? assert.fail(name);
}

/** The event of the instance that waits for an answer. */
export function waitingEvent(gateway: Gateway, name: string): SampleEvent {
  const id = instanceIdOf(gateway, name);
  const found = gateway.account.events.find(({ resourceId, status }) => resourceId === id && status === 'Inquiring');
  return found ?? assert.fail(name);
}

export function refresh(page: Page): Promise<void> {
  return runCommand(page, commandTitle('Refresh'));
}

export async function clearNotifications(page: Page): Promise<void> {
  await runCommand(page, 'Notifications: Clear All Notifications');
  await page.locator('.notification-toast').first().waitFor({ state: 'detached' });
}

/** What the rows of the events view are called, from the top down. */
export async function labels(page: Page): Promise<string[]> {
  return (await treeRows(page, events)).map(({ label }) => label);
}

/** The rows of a view that have the text. */
export function rowWith(page: Page, view: string, text: string | RegExp): Locator {
  return saying(rowsOf(page, view), text);
}

/** Opens the menu of an event's row, and takes this item of it. */
export async function actOn(page: Page, row: string | RegExp, item: string): Promise<void> {
  await focusRow(page, events, row);
  await openRowMenu(page);
  await pickMenuItem(page, item);
}

/** Goes on from the row's menu to the last question: now, or three hours from now. */
export async function redeploy(page: Page, row: string | RegExp, when: 'now' | 'planned' = 'now'): Promise<void> {
  await actOn(page, row, say('Redeploy…'));
  if (when === 'now') {
    await pickItem(page, say('Redeploy now'));
  } else {
    await fillInput(
      page,
      say('When? For example: tonight 2am, Sunday 02:00, +3h, tomorrow 18:00 UTC, 周日凌晨2点'),
      '+3h',
    );
    await page.keyboard.press('Enter');
  }
}

/** Says yes to the card of one instance. */
export function agree(page: Page, name: string, when: 'now' | 'planned' = 'now'): Promise<void> {
  return actInCard(page, say(when === 'now' ? 'Redeploy {0}' : 'Schedule {0}', name));
}

/** Selects several rows, as a person does with the pointer and Ctrl; the last one has the focus. */
export async function selectRows(page: Page, first: string | RegExp, ...others: (string | RegExp)[]): Promise<void> {
  await focusRow(page, events, first);
  await page.keyboard.press('Space');
  for (const text of others) {
    await rowWith(page, events, text)
      .first()
      .locator('.label-name')
      .click({ modifiers: ['ControlOrMeta'] });
  }
  await pointAway(page);
}

/** The items of the focused row's menu that can be taken; the menu is open then. */
export async function itemsOffered(page: Page): Promise<string[]> {
  await openRowMenu(page);
  const items = page.locator('.context-view .monaco-menu .action-item:not(.disabled) > .action-menu-item');
  return items.locator('.action-label:not(.separator)').allInnerTexts();
}

/** Marks the account in Manage Accounts. */
export async function mark(
  page: Page,
  account: string,
  as: 'Read-only' | 'Production' | 'Not protected',
): Promise<void> {
  await runCommand(page, commandTitle('Manage Accounts…'));
  await pickItem(page, account);
  await pickItem(page, say('Protect…'));
  await pickItem(page, say(as));
}

/** The account in the status bar, where a screen reader says this of it. */
export function accountStatus(page: Page, text: string | RegExp): Locator {
  return page.locator('.statusbar').getByRole('button', { name: text });
}

/** The facts of a card that is typed into, from the top down, as far as they are drawn. */
export function cardFacts(page: Page): Promise<string[]> {
  return page.locator('.quick-input-list .monaco-list-row').allInnerTexts();
}
