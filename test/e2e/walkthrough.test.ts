import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { screenshot } from './browser';
import { pickItem, runCommand } from './quickInput';
import { awaitRow, focusView } from './tree';
import { freshWindow } from './window';
import { inOrder, say, screenshots } from './words';

const view = say('Events');
/** Of the sample account: an answer is needed, critical. */
const name = 'edge-live-bj-01';

describe('the walkthrough', () => {
  let page: Page;
  before(async () => {
    page = await freshWindow();
  });

  it('has a walkthrough of four steps, which tick themselves', async () => {
    await runCommand(page, 'Welcome: Open Walkthrough...');
    await pickItem(page, say('Get started with ENS Events'));
    const steps = page.locator('.getting-started-step');
    await steps.nth(3).waitFor();
    const titles = await page.locator('.getting-started-step .step-title').allInnerTexts();
    assert.deepEqual(
      titles.map(title => title.trim()),
      [
        say('Sign in, or try the sample account'),
        say('Read an event'),
        say('Redeploy on the sample account'),
        say('Set your reminders'),
      ],
    );
    // The first button of the step: the sample account.
    await steps.first().locator('.button-container a').first().click();
    await focusView(page, view);
    await awaitRow(page, view, inOrder(name, say('redeploy')));
    await steps.first().locator('.codicon.complete').waitFor();
    await screenshot(page, screenshots, 'walkthrough');
  });
});
