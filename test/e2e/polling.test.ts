// The list keeps itself fresh. It takes half a minute and is in no language: it runs once, in a VS Code of its own.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { startGateway, type Gateway } from '../../src/sample/index';
import { hostFromEnv } from './browser';
import { mainJob } from './mainJob';
import { startOwnVscode, type OwnVscode } from './ownVscode';
import { freshWindow } from './window';
import { outFolder } from './words';

describe('the list', () => {
  let vscode: OwnVscode;
  let gateway: Gateway;
  let page: Page;
  before(async () => {
    [vscode, gateway] = await Promise.all([startOwnVscode({ folder: outFolder('e2e-polling') }), startGateway()]);
    const host = { ...hostFromEnv(), ...vscode };
    page = await freshWindow(host);
    for (const { run } of mainJob.slice(0, 2)) {
      await run({ page, host, gateway, shot: () => Promise.resolve() });
    }
  });
  after(async () => {
    await gateway.stop();
    vscode.stop();
  });

  it('reads itself again while it is seen', async () => {
    const reads = () => gateway.received.filter(({ action }) => action === 'DescribeHistoryEvents').length;
    const before = reads();
    // Every 30 s while something runs, as it does on the sample gateway; nobody refreshes.
    const giveUp = Date.now() + 60_000;
    while (reads() === before && Date.now() < giveUp) {
      await page.waitForTimeout(500);
    }
    assert.ok(reads() > before);
  });
});
