// The last question opens at once, acts on nothing by default, and takes no key that is meant for an editor.
import assert from 'node:assert/strict';
import { awaitCard } from '../card';
import { awaitQuickInput, pickItem } from '../quickInput';
import { say } from '../words';
import { actOn, clearNotifications, local, plain, writesAt } from './steps';
import { beginWalk, endWalk, look, type Walk } from './walk';

describe('the last question', () => {
  let walk: Walk;
  before(async () => {
    walk = await beginWalk();
    await clearNotifications(walk.page);
  });
  after(endWalk);

  it('opens at once, says what it waits for, and is filled', async () => {
    const { page, gateway } = walk;
    const heal = gateway.faults.add({ kind: 'delay', action: 'DescribeInstances', ms: 3000, count: Infinity });
    await actOn(page, plain, say('Redeploy…'));
    await look(page, 'card 1 when');
    await pickItem(page, say('Redeploy now'));
    await awaitQuickInput(page, say('Checking {0} at the service… Esc cancels', plain));
    await look(page, 'card 2 checking');
    await awaitCard(page);
    await look(page, 'card 3 low risk');
    heal();
    await page.keyboard.press('Escape');
    await actOn(page, local, say('Redeploy…'));
    await pickItem(page, say('Redeploy now'));
    await awaitQuickInput(page, /bj-01/);
    await look(page, 'card 4 high risk');
    await page.keyboard.insertText('edge-live-bj-02');
    await look(page, 'card 5 wrong');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText('bj-01');
    await look(page, 'card 6 right');
    await page.keyboard.press('Escape');
    assert.equal(writesAt(gateway), 0);
  });
});
