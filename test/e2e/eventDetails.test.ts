import assert from 'node:assert/strict';
import type { FrameLocator, Page } from 'playwright-core';
import { screenshot } from './browser';
import { awaitQuickInput, runCommand } from './quickInput';
import { focusRow } from './tree';
import { sampleWindow } from './window';
import { commandTitle, say, screenshots } from './words';

const view = say('Events');
/** Local disks, and an answer is needed. */
const name = 'edge-live-bj-01';
const title = `${name} · ${say('Redeploy after a failure')}`;

describe('event details', () => {
  let page: Page;
  before(async () => {
    page = await sampleWindow();
  });

  const tab = (label: string) => page.locator('.tabs-container .tab').filter({ hasText: label });
  /** The document of the panel in front. */
  const shown = (): FrameLocator => page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  const heading = (text: string) => shown().getByRole('heading', { level: 1, name: text });

  it('open with Enter as a preview, which the next row takes over', async () => {
    await focusRow(page, view, 'edge-live-sh-02');
    await page.keyboard.press('Enter');
    await heading('edge-live-sh-02').waitFor();
    await focusRow(page, view, name);
    await page.keyboard.press('Enter');
    await heading(name).waitFor();
    assert.equal(await tab(title).count(), 1);
    assert.equal(await tab('edge-live-sh-02').count(), 0);
  });

  it('are a page of the theme, with the times, the instance and its local disks', async () => {
    const document = shown();
    await document.getByRole('row', { name: say('Deadline') }).waitFor();
    await document
      .getByRole('row', { name: new RegExp(say('local disk')) })
      .first()
      .waitFor();
    // The document itself runs no script, its host does.
    const frame = await (await page.locator('iframe.webview.ready').elementHandle()).contentFrame();
    const background = (selector: string) =>
      frame?.evaluate<string>(`
        const { contentDocument } = document.querySelector('#active-frame');
        getComputedStyle(contentDocument.querySelector('${selector}')).backgroundColor`);
    assert.match((await background('html')) ?? '', /^rgb\(/);
    assert.notEqual(await background('a.button'), 'rgba(0, 0, 0, 0)');
    assert.equal(await document.locator('pre').first().isVisible(), false);
    await screenshot(page, screenshots, 'event-details');
  });

  it('take the focus on a second Enter, and run our commands from the keyboard', async () => {
    await page.keyboard.press('Enter');
    await page.waitForFunction('document.activeElement.matches("iframe.webview.ready")');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await awaitQuickInput(page, say('Redeploy now'));
    await page.keyboard.press('Escape');
  });

  it('have the same panel from the palette, once', async () => {
    await focusRow(page, view, name);
    await page.keyboard.press('Space');
    await runCommand(page, commandTitle('Open Event Details'));
    await heading(name).waitFor();
    assert.equal(await tab(title).count(), 1);
  });
});
