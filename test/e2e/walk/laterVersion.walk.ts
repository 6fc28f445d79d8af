// What a later version wrote into the folder of the user: reliability.md 6b, case 100.
import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { awaitRow, focusRow, focusView } from '../tree';
import { inOrder, say } from '../words';
import { events, itemsOffered, operations, plain, refresh, rowWith, waitingEvent, writesAt } from './steps';
import { beginWalk, endWalk, look, setSidebar, type Walk } from './walk';

describe('an operation of a later version', () => {
  let walk: Walk;
  let page: Page;
  before(async () => {
    walk = await beginWalk();
    ({ page } = walk);
    const { eventId, resourceId } = waitingEvent(walk.gateway, plain);
    const operation = { id: 'op-later', eventId, resourceId, name: plain, at: Date.now(), action: 'rebuild' };
    const folder = path.join(walk.host.userData, 'state', 'ens-events');
    mkdirSync(folder, { recursive: true });
    appendFileSync(path.join(folder, 'operations.jsonl'), `\n${JSON.stringify({ v: 2, kind: 'begin', operation })}\n`);
    await refresh(page);
  });
  after(endWalk);

  it('case 100: is listed for what it is, in a narrow sidebar too, and says what to do', async () => {
    await awaitRow(page, operations, inOrder(plain, say('can’t be read by this version')));
    await setSidebar(page, 'narrow');
    await rowWith(page, operations, plain).hover();
    await page
      .locator('.workbench-hover')
      .filter({ hasText: say('What to do') })
      .waitFor();
    await look(page, '100 operation of a later version');
    await setSidebar(page, 'wide');
  });

  it('case 100: keeps its event locked: no action is offered, and nothing is sent', async () => {
    await focusView(page, events);
    await focusRow(page, events, plain);
    assert.ok(!(await itemsOffered(page)).includes(say('Redeploy…')));
    await look(page, '100 its event is locked');
    await page.keyboard.press('Escape');
    assert.equal(writesAt(walk.gateway), 0);
  });
});
