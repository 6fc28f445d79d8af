// Threat T16 of reliability.md section 3: a folder that nobody trusts, with settings in it, in VS Code's restricted mode.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { startGateway, type Gateway } from '../../src/sample/index';
import { hostFromEnv, screenshot, type Host } from './browser';
import { mainJob } from './mainJob';
import { startOwnVscode, type OwnVscode } from './ownVscode';
import { freshWindow } from './window';
import { outFolder, screenshots } from './words';

const folder = outFolder('e2e-restricted');

async function startRestricted(): Promise<OwnVscode> {
  const settings = { 'security.workspace.trust.startupPrompt': 'never' };
  return startOwnVscode({ folder, settings, asksForTrust: true });
}

describe('case 31: T16: in a folder that is not trusted', () => {
  let vscode: OwnVscode;
  let host: Host;
  let gateway: Gateway;
  let page: Page;

  before(async () => {
    vscode = await startRestricted();
    const settings = path.join(folder, 'workspace', '.vscode');
    mkdirSync(settings, { recursive: true });
    writeFileSync(path.join(settings, 'settings.json'), '{"ensEvents.eventTypes": ["Folder:Says"]}');
    host = { ...hostFromEnv(), address: vscode.address, userData: vscode.userData };
    gateway = await startGateway({ executingMs: 1_000 });
    page = await freshWindow(host);
  });
  after(async () => {
    await gateway.stop();
    vscode.stop();
  });

  it('VS Code is in its restricted mode', async () => {
    await page.locator('.statusbar').getByText('Restricted Mode').first().waitFor();
  });

  for (const { title, run } of mainJob.filter(step =>
    ['Sign in', 'List the events', 'Redeploy now'].includes(step.title),
  )) {
    it(`${title} works the same`, async () => {
      const shot = () => Promise.resolve();
      await run({ page, host, gateway, shot }).finally(() => screenshot(page, screenshots, `restricted ${title}`));
    });
  }

  // In no language, and long: so here, where nothing waits for it.
  it('the list reads itself again while it is seen', async () => {
    const reads = () => gateway.received.filter(({ action }) => action === 'DescribeHistoryEvents').length;
    const before = reads();
    // Every 30 s while something runs, as it does on the sample gateway; nobody refreshes.
    const giveUp = Date.now() + 60_000;
    while (reads() === before && Date.now() < giveUp) {
      await page.waitForTimeout(500);
    }
    assert.ok(reads() > before);
  });

  it('the folder’s own settings count for nothing', () => {
    const asked = gateway.received.flatMap(({ params }) =>
      params.filter(([name]) => name === 'EventTypes').map(([, value]) => value),
    );
    assert.ok(asked.length > 0);
    assert.deepEqual(
      asked.filter(types => types.includes('Folder:Says')),
      [],
    );
  });
});
