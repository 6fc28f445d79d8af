import assert from 'node:assert/strict';
import type { ConsoleMessage, Locator, Page } from 'playwright-core';
import { screenshot, withoutFocus } from './browser';
import { browserStorage } from './canaries';
import { runCommand } from './quickInput';
import { focusRow, focusView, selectedRow } from './tree';
import { sampleWindow } from './window';
import { commandTitle, say, screenshots } from './words';

const view = say('Events');
/** Needs an answer, critical; of the sample account. */
const name = 'edge-live-bj-01';

describe('the timeline', () => {
  let page: Page;
  const complaints: string[] = [];
  const listen = (message: ConsoleMessage) => {
    if (message.type() === 'error') {
      complaints.push(message.text());
    }
  };
  before(async () => {
    page = await sampleWindow();
    page.on('console', listen);
    // Another event is selected than the one that will be.
    await focusRow(page, view, 'edge-live-sh-02');
    await page.keyboard.press('Space');
    await selectedRow(page, view, 'edge-live-sh-02').waitFor();
  });

  after(() => page.off('console', listen));

  const shown = () => page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  const mark = (): Locator => shown().locator(`svg [role=button][aria-label^="${name}"]`).first();

  /** VS Code writes down its editors and what is in them as its window loses the focus, and once a minute. */
  const untilPictureIsKept = () =>
    withoutFocus(page, async () => {
      let editors = '';
      for (let tries = 0; tries < 100; tries += 1) {
        editors = Object.values(await browserStorage(page))
          .flatMap(texts => (texts.startsWith('[') ? (JSON.parse(texts) as unknown[]) : []))
          .filter(text => typeof text === 'string' && text.includes('editorpart.state'))
          .join('\n');
        if (editors.includes('ensEvents.timeline') && !/\btable\W+true/.test(editors)) {
          return;
        }
        await page.waitForTimeout(100);
      }
      assert.fail(`The editor was not kept: ${editors}`);
    });

  it('shows the events over time, and what one is about beside it', async () => {
    await runCommand(page, commandTitle('Open Timeline'));
    await mark().waitFor();
    await shown()
      .getByRole('heading', { name: say('Timeline of system events') })
      .waitFor();
    await mark().focus();
    await shown()
      .getByRole('tooltip')
      .filter({ hasText: say('Deadline') })
      .waitFor();
    await screenshot(page, screenshots, 'timeline');
  });

  it('selects the event in the list on Enter', async () => {
    await mark().press('Enter');
    await selectedRow(page, view, name).waitFor();
  });

  it('is a table with the same events, and a picture again', async () => {
    await runCommand(page, commandTitle('Open Timeline'));
    await shown()
      .getByRole('button', { name: say('Show as table') })
      .click();
    await shown().getByRole('rowheader', { name }).first().waitFor();
    await screenshot(page, screenshots, 'timeline-table');
    await shown()
      .getByRole('button', { name: say('Show as picture') })
      .click();
    await mark().waitFor();
  });

  it('comes back with its window', async () => {
    // The browser tells the workbench of a lost focus only where the workbench had it, not one of its pages.
    await focusView(page, view);
    await untilPictureIsKept();
    await page.reload();
    // The sample account ends with its window.
    const signIn = shown().getByText(say('Sign in to see the events of your instances over time.'));
    await signIn.waitFor({ timeout: 60_000 });
    await runCommand(page, commandTitle('Explore with the Sample Account'));
    await mark().waitFor();
  });

  it('did nothing that its policy had to stop', () => {
    assert.deepEqual(
      complaints.filter(text => text.includes('Content Security Policy')),
      [],
    );
  });
});
