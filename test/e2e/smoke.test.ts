import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { hostFromEnv, launch, openWorkbench, screenshot } from './browser';
import { focusView } from './tree';
import { say, screenshots } from './words';

describe('the packaged extension', () => {
  let browser: Browser;
  before(async () => {
    browser = await launch(hostFromEnv());
  });
  after(() => browser.close());

  it('shows its view, with a way to sign in and one to look around', async () => {
    const page = await openWorkbench(browser, hostFromEnv());
    await focusView(page, say('Events'));
    const welcome = page.locator('.sidebar .welcome-view-content');
    await welcome.getByRole('button', { name: say('Sign In…') }).waitFor();
    const buttons = await welcome.getByRole('button').allInnerTexts();
    await screenshot(page, screenshots, 'signed-out');
    assert.equal(buttons.length, 2);
  });
});
