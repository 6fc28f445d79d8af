// Two editors of one user, each with a profile and windows of its own: reliability.md 6b, case 81.
import assert from 'node:assert/strict';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { awaitCard } from '../card';
import { toastText } from '../dialog';
import type { Host } from '../browser';
import type { Job } from '../job';
import { mainJob } from '../mainJob';
import { startOwnVscode, type OwnVscode } from '../ownVscode';
import { awaitRow, focusRow, focusView } from '../tree';
import { freshWindow } from '../window';
import { anyOf, inOrder, outFolder, say } from '../words';
import {
  agree,
  clearNotifications,
  events,
  itemsOffered,
  operations,
  plain,
  redeploy,
  refresh,
  writesAt,
} from './steps';
import { beginWalk, endWalk, look, setSidebar, type Walk } from './walk';

describe('two editors', () => {
  let walk: Walk;
  let fork: OwnVscode;
  let first: Page;
  let second: Page;
  before(async () => {
    walk = await beginWalk({ executingMs: 10_000 });
    first = walk.page;
    fork = await startOwnVscode({
      folder: outFolder('walk-fork'),
      // As for every program of the user.
      env: { XDG_STATE_HOME: path.resolve(walk.host.userData, 'state') },
    });
    const host: Host = { ...walk.host, address: fork.address, userData: fork.userData };
    second = await freshWindow(host);
    await setSidebar(second, 'wide');
    const job: Job = { page: second, host, gateway: walk.gateway, shot: () => Promise.resolve() };
    for (const { run } of mainJob.slice(0, 2)) {
      await run(job);
    }
    await clearNotifications(first);
    await clearNotifications(second);
    await focusView(second, events);
    await awaitRow(second, events, plain);
  });
  after(async () => {
    await endWalk();
    fork.stop();
  });

  it('case 81: of two that confirm the same event one sends, and the other says who', async () => {
    walk.gateway.faults.add({ kind: 'delay', ms: 8_000, action: 'EventRedeployInstance' });
    for (const page of [second, first]) {
      await redeploy(page, inOrder(plain, say('due in {0}')));
      await awaitCard(page);
    }
    await agree(first, plain);
    await awaitRow(first, operations, inOrder(plain, say('being sent')));
    await agree(second, plain);
    const text = await toastText(second, anyOf(say('Another window is already redeploying {0}, since {1}.', plain)));
    assert.ok(text.includes(say('Nothing was sent.')), text);
    await awaitRow(second, operations, plain);
    await look(second, '81 the other editor is told');
    assert.equal(writesAt(walk.gateway), 1);
  });

  it('case 81: the row in the other editor offers no action, and its operations show how it ends', async () => {
    await focusRow(second, events, plain);
    assert.ok(!(await itemsOffered(second)).includes(say('Redeploy…')));
    await second.keyboard.press('Escape');
    await awaitRow(first, operations, inOrder(plain, say('done')));
    await refresh(second);
    await awaitRow(second, operations, inOrder(plain, say('done')));
    await look(second, '81 its end in the other editor');
    assert.equal(writesAt(walk.gateway), 1);
  });
});
