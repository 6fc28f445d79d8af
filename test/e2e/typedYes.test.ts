// On an account marked as production the whole name is typed, whatever the risk.
import assert from 'node:assert/strict';
import { screenshot } from './browser';
import { toastText } from './dialog';
import type { Job } from './job';
import { rebootCandidate } from './mainJob';
import { awaitQuickInput, confirmBusyInput, pickItem, runCommand } from './quickInput';
import { noAct, sendsNothing, topSays, typeAnew, wrongTexts } from './typedCard';
import { focusRow, openRowMenu, pickMenuItem } from './tree';
import { demoWindow } from './window';
import { anyOf, commandTitle, inOrder, say, screenshots } from './words';

describe('a production account', () => {
  let job: Job;
  before(async () => {
    job = await demoWindow();
  });

  const protect = async (label: string) => {
    const { page } = job;
    await runCommand(page, commandTitle('Manage Accounts…'));
    await pickItem(page, /Demo/);
    await pickItem(page, say('Protect…'));
    await pickItem(page, say(label));
    await page.locator('.quick-input-widget').first().waitFor({ state: 'hidden' });
  };

  it('is sent to once the whole name was typed: not by Enter on nothing, a part, another case or another name', async () => {
    const { page, gateway } = job;
    const earlier = gateway.received.length;
    const sent = () => gateway.received.slice(earlier).filter(({ action }) => /^(Batch)?Event/.test(action));
    await protect('Production');
    const { name, event } = rebootCandidate(gateway);
    const other = gateway.account.instances.find(one => one.name !== name && one.name.startsWith('edge-live'));
    await focusRow(page, say('Events'), inOrder(name, say('reboot')));
    await openRowMenu(page);
    await pickMenuItem(page, say('Reboot…'));
    await awaitQuickInput(page, say('Reboot now'));
    await page.keyboard.press('Enter');
    await awaitQuickInput(page, anyOf(say('Type the whole name to confirm: {0}', name)));
    await sendsNothing(page, sent, [['', noAct], [name.slice(0, -1), noAct], ...wrongTexts(name, other?.name ?? '')]);
    await screenshot(page, screenshots, 'card-production');
    await typeAnew(page, name);
    await topSays(page, say('Reboot {0}', name), say('Enter sends it now'));
    await confirmBusyInput(page);
    await toastText(page, anyOf(say('Accepted: reboot of {0}. RequestId: {1}', name)));
    assert.deepEqual(
      sent().map(({ params }) => Object.fromEntries<string>(params)['EventId']),
      [event.eventId],
    );
    await protect('Not protected');
  });
});
