// Signing out while an operation is open: reliability.md 6b, case 64.
import assert from 'node:assert/strict';
import { answerDialog, dialogText, toastText } from '../dialog';
import { runCommand } from '../quickInput';
import { awaitRow } from '../tree';
import { anyOf, commandTitle, inOrder, say } from '../words';
import { agree, clearNotifications, events, operations, plain, redeploy, writesAt } from './steps';
import { beginWalk, endWalk, look, setSidebar, signIn, type Walk } from './walk';

describe('signing out while an operation is open', () => {
  let walk: Walk;
  before(async () => {
    walk = await beginWalk();
    await clearNotifications(walk.page);
  });
  after(endWalk);

  it('case 64: the question names what is not over yet', async () => {
    const { page } = walk;
    await redeploy(page, inOrder(plain, say('due in {0}')), 'planned');
    await agree(page, plain, 'planned');
    await toastText(page, anyOf(say('Accepted: redeploy of {0} is scheduled. RequestId: {1}', plain)));
    await awaitRow(page, events, inOrder(plain, say('starts in {0}')));
    await clearNotifications(page);
    await runCommand(page, commandTitle('Sign Out…'));
    const text = await dialogText(page);
    await look(page, '64 signing out');
    assert.ok(
      text.includes(
        say('It goes on at Alibaba Cloud, and nobody follows it here until you sign in with the same AccessKey again.'),
      ),
      text,
    );
    await answerDialog(page, say('Sign Out'));
  });

  it('case 64: afterwards it has an end, and its event is not locked', async () => {
    const { page } = walk;
    const left = say('no longer followed, its account was signed out or replaced');
    await awaitRow(page, operations, inOrder(plain, left));
    await page.locator('.sidebar .welcome-view-content').first().waitFor();
    await look(page, '64 signed out');
    await setSidebar(page, 'narrow');
    await look(page, '64 signed out, at 300 pixels');
    await setSidebar(page, 'wide');
  });

  it('case 64: signing in with the same key takes it up again', async () => {
    const { page, gateway } = walk;
    await signIn(walk);
    await awaitRow(page, operations, inOrder(plain, say('planned for {0}, {1}')));
    await awaitRow(page, events, inOrder(plain, say('starts in {0}')));
    await look(page, '64 taken up again');
    assert.equal(writesAt(gateway), 1);
  });
});
