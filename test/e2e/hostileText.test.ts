// Threats T7 to T9 of reliability.md section 3 on the screen: text of the service that would like to be more than text.
import assert from 'node:assert/strict';
import type { Browser, Locator, Page } from 'playwright-core';
import { startGateway, type Gateway } from '../../src/sample/index';
import { hostFromEnv, launch, openWorkbench, screenshot } from './browser';
import { answerDialog, toastText } from './dialog';
import { mainJob } from './mainJob';
import { awaitQuickInput, pickItem } from './quickInput';
import { awaitRow, focusRow, focusView, openRowMenu, pickMenuItem } from './tree';

const view = 'Events';
const name = '$(trash)[ok](command:workbench.action.quit)';
const said =
  '[press here](command:workbench.action.quit) <img src=x onerror=alert(1)> **bold** https://192.0.2.1/a www.example.com a@example.com ![i](http://127.0.0.1:9/i)';

const linksIn = (part: Locator) => part.locator('a, img, b, strong').count();

describe('text of the service', () => {
  const host = hostFromEnv();
  let gateway: Gateway;
  let browser: Browser;
  let page: Page;
  before(async () => {
    gateway = await startGateway({ executingMs: 1_000 });
    browser = await launch(host);
    page = await openWorkbench(browser, host);
    const [signIn] = mainJob;
    await signIn?.run({ page, host, gateway, shot: () => Promise.resolve() });
  });
  after(async () => {
    await screenshot(page, 'out/e2e/screenshots', 'hostile text');
    await browser.close();
    await gateway.stop();
  });

  it('T9: is a row without icons', async () => {
    const waiting = gateway.account.events.find(({ status, type, resourceId }) => {
      const instance = gateway.account.instances.find(({ instanceId }) => instanceId === resourceId);
      return (
        status === 'Inquiring' &&
        /Redeploy$/.test(type) &&
        instance?.disks.every(({ category }) => category === 'pangu')
      );
    });
    const instance = gateway.account.instances.find(({ instanceId }) => instanceId === waiting?.resourceId);
    assert.ok(waiting && instance);
    Object.assign(waiting, { reason: said });
    Object.assign(instance, { name });
    await focusView(page, view);
    await awaitRow(page, view, 'Needs answer');
    await page.keyboard.press('Control+Alt+R');
    await awaitRow(page, view, '$ (trash)[ok](command:workbench.action.quit)');
    const row = page.locator('.monaco-list-row').filter({ hasText: '$ (trash)[ok]' }).first();
    assert.equal(await row.locator('.codicon-trash').count(), 0);
  });

  it('T7: is a toast without links, whole, when the service refuses', async () => {
    gateway.faults.add({
      kind: 'answer',
      status: 400,
      action: 'EventRedeployInstance',
      headers: { 'content-type': 'application/json;charset=utf-8' },
      body: JSON.stringify({ RequestId: 'R-1', Code: 'Invalid[x](command:y)', Message: said }),
    });
    await focusRow(page, view, '$ (trash)[ok]');
    await openRowMenu(page);
    await pickMenuItem(page, 'Redeploy…');
    await awaitQuickInput(page, 'Redeploy now');
    await pickItem(page, 'Redeploy now');
    await answerDialog(page, 'Redeploy');
    const text = await toastText(page, 'press here');
    assert.ok(text.includes(said.replaceAll('](', '] (')), text);
    const toast = page.locator('.notification-toast').filter({ hasText: 'press here' });
    assert.equal(await linksIn(toast.locator('.notification-list-item-message')), 0);
  });

  it('T7: is a progress and a toast without links while an operation is followed', async () => {
    await focusRow(page, view, '$ (trash)[ok]');
    await openRowMenu(page);
    await pickMenuItem(page, 'Redeploy…');
    await awaitQuickInput(page, 'Redeploy now');
    await pickItem(page, 'Redeploy now');
    await answerDialog(page, 'Redeploy');
    await toastText(page, /accepted, waiting for the service|running/);
    const messages = page.locator('.notification-toast .notification-list-item-message');
    assert.equal(await linksIn(messages), 0);
    await toastText(page, /: done/);
    assert.equal(await linksIn(messages), 0);
  });
});
