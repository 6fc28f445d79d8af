import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { screenshot, windowSize } from './browser';
import { answerToast, toastText } from './dialog';
import { pickItem, runCommand } from './quickInput';
import { awaitRow, focusView, selectedRow } from './tree';
import { freshWindow, leaveWindow } from './window';
import { anyOf, inOrder, say, screenshots } from './words';

const view = say('Events');
/** Of the sample account: an answer is needed, critical. */
const name = 'edge-live-bj-01';

describe('the first start', () => {
  let page: Page;
  before(async () => {
    page = await freshWindow();
  });
  after(() => {
    leaveWindow('sample');
  });

  it('shows its view, with a way to sign in and one to look around', async () => {
    await focusView(page, say('Events'));
    const welcome = page.locator('.sidebar .welcome-view-content');
    await welcome.getByRole('button', { name: say('Sign In…') }).waitFor();
    const buttons = await welcome.getByRole('button').allInnerTexts();
    await screenshot(page, screenshots, 'signed-out');
    assert.equal(buttons.length, 2);
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
  });

  it('says in one notification what is due within a day once an account is there, and leads to it', async () => {
    const summary = anyOf(say('{0} events need a response within 24 hours, the first is overdue'));
    await runCommand(page, 'Notifications: Show Notifications');
    await toastText(page, summary);
    assert.equal(await page.locator('.notification-list-item').filter({ hasText: summary }).count(), 1);
    await screenshot(page, screenshots, 'due-after-sign-in');
    await answerToast(page, summary, say('Show'));
    await selectedRow(page, view, 'edge-live-sh-01').waitFor();
  });

  it('shows a picture with each step', async () => {
    // VS Code puts the picture beside the steps where there is room for both.
    await page.setViewportSize({ width: 1800, height: 1000 });
    const steps = page.locator('.getting-started-step');
    const picture = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame').locator('svg').first();
    const seen = new Set<string>();
    for (const index of [0, 1, 2, 3]) {
      await steps.nth(index).locator('.step-title').click();
      for (let tries = 0; tries < 50 && seen.size === index; tries += 1) {
        await page.waitForTimeout(100);
        await picture.waitFor();
        seen.add(await picture.innerHTML());
      }
      const box = await picture.boundingBox();
      assert.ok(box && box.width > 200 && box.height > 100, JSON.stringify(box));
      await screenshot(page, screenshots, `walkthrough-${index + 1}`);
    }
    assert.equal(seen.size, 4);
  });

  it('offers the sample account again once a reload of the window ended it', async () => {
    await page.setViewportSize(windowSize);
    // As a person does it, so that VS Code writes down what is open.
    await Promise.all([page.waitForEvent('load'), runCommand(page, 'Developer: Reload Window')]);
    // VS Code brings back what was open, and the sidebar with it.
    await page.locator('.getting-started-step').first().waitFor();
    await focusView(page, view);
    const welcome = page.locator('.sidebar .welcome-view-content');
    await welcome.filter({ hasText: /memory only|内存/ }).waitFor();
    await screenshot(page, screenshots, 'sample-account-after-a-reload');
    await welcome.getByRole('button', { name: say('Explore with the Sample Account') }).click();
    await awaitRow(page, view, inOrder(name, say('redeploy')));
  });
});
