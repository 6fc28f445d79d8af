import assert from 'node:assert/strict';
import { screenshot } from './browser';
import { focusView } from './tree';
import { freshWindow } from './window';
import { say, screenshots } from './words';

describe('the packaged extension', () => {
  before(async () => {});

  it('shows its view, with a way to sign in and one to look around', async () => {
    const page = await freshWindow();
    await focusView(page, say('Events'));
    const welcome = page.locator('.sidebar .welcome-view-content');
    await welcome.getByRole('button', { name: say('Sign In…') }).waitFor();
    const buttons = await welcome.getByRole('button').allInnerTexts();
    await screenshot(page, screenshots, 'signed-out');
    assert.equal(buttons.length, 2);
  });
});
