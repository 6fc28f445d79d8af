// Answers that are none, and lists that lack something: reliability.md 6b, cases 45, 46, 50, 56 and 63.
import assert from 'node:assert/strict';
import type { AnswerBody } from '../../../src/sample/index';
import { typeInCard } from '../card';
import { answerToast, toastText } from '../dialog';
import { awaitQuickInput, pickItem, pickLabels } from '../quickInput';
import { awaitRow, focusRow, openRowMenu, pickMenuItem } from '../tree';
import { inOrder, say } from '../words';
import {
  agree,
  answerWith,
  clearNotifications,
  events,
  itemsOffered,
  labels,
  list,
  local,
  mangle,
  operations,
  plain,
  redeploy,
  refresh,
  rowWith,
  selectRows,
  waitingEvent,
  writesAt,
} from './steps';
import { beginWalk, endWalk, look, setSidebar, type Walk } from './walk';

const unread = say('The events could not be read');
const incomplete = say('This list is incomplete');
const noPermission = { RequestId: 'R-45', Code: 'NoPermission', Message: 'You are not authorized to do this action.' };

const lists = [
  {
    title: 'case 45: a list with an error in HTTP 200 keeps its rows, and names the code',
    status: 200,
    body: noPermission,
    code: 'NoPermission',
    advice: say('Ask the owner of the account for this permission: {0}', `ens:${list}`),
    picture: '45 list with an error in HTTP 200',
  },
  {
    title: 'case 46: an answer without its list is no empty list',
    status: 200,
    body: { RequestId: 'R-1' },
    code: say('an incomplete answer'),
    advice: say('The service has a problem: try again in a few minutes.'),
    picture: '46 answer without its list',
  },
  {
    title: 'case 56: a refusal by something in between is not called an answer of ENS',
    status: 403,
    body: { message: 'blocked' },
    code: say('not an answer of ENS'),
    advice: say('Something other than the ENS service answered: check for a proxy or a network sign-in page.'),
    picture: '56 blocked on the way',
  },
] as const;

describe('answers that are none', () => {
  let walk: Walk;
  before(async () => {
    // Three pages of events.
    walk = await beginWalk({ maxPageSize: 20 });
    await clearNotifications(walk.page);
  });
  // What one of them breaks must not break the next.
  afterEach(() => {
    walk.gateway.faults.clear();
  });
  after(endWalk);

  for (const { title, status, body, code, advice, picture } of lists) {
    it(title, async () => {
      const { page, gateway } = walk;
      const before = await labels(page);
      const heal = answerWith(gateway, list, status, body);
      await refresh(page);
      await awaitRow(page, events, inOrder(unread, code));
      await look(page, picture);
      const [error, ...rows] = await labels(page);
      assert.equal(error, unread);
      assert.deepEqual(rows, before.slice(0, rows.length));
      await page.locator('.part.sidebar').filter({ hasText: advice }).waitFor();
      heal();
      await refresh(page);
      await rowWith(page, events, unread).waitFor({ state: 'detached' });
    });
  }

  it('case 50: a list that moved while it was read says so, and keeps its rows', async () => {
    const { page, gateway } = walk;
    const before = await labels(page);
    const edit = (body: AnswerBody) => ({ ...body, TotalCount: (body.TotalCount ?? 0) + 1 });
    // The first page only.
    gateway.faults.add({ kind: 'mangle', action: list, edit });
    await refresh(page);
    await awaitRow(page, events, inOrder(incomplete, say('events came or went while it was read')));
    await look(page, '50 events came while it was read');
    const [, ...rows] = await labels(page);
    assert.deepEqual(rows, before.slice(0, rows.length));
  });

  it('case 50: a row that the service left out stays, and says so', async () => {
    const { page, gateway } = walk;
    const { eventId } = waitingEvent(gateway, local);
    const isOther = (event: object) => !('EventId' in event && event.EventId === eventId);
    const heal = mangle(gateway, list, body => ({ ...body, Events: (body.Events ?? []).filter(isOther) }));
    await refresh(page);
    await awaitRow(page, events, incomplete);
    await awaitRow(page, events, inOrder(local, say('not in the last reading')));
    await look(page, '50 row that was left out');
    await setSidebar(page, 'narrow');
    await look(page, '50 row that was left out, at 300 pixels');
    await setSidebar(page, 'wide');
    heal();
    await refresh(page);
    await rowWith(page, events, incomplete).waitFor({ state: 'detached' });
  });

  it('case 63: an element of a batch for which the service failed is not clear, and not offered again', async () => {
    const { page, gateway } = walk;
    const verdicts = [
      { Code: 200, Message: 'success' },
      { Code: 500, Message: 'InternalError' },
      { Code: 400, Message: 'Busy' },
    ];
    mangle(gateway, 'BatchEventRedeployInstance', body => ({
      ...body,
      Results: (body.Results ?? []).map((result, index) => ({ ...result, ...verdicts[index] })),
    }));
    await selectRows(page, inOrder(plain, say('due in {0}')), 'edge-cache-hz-02', 'cam-ingest-dl-02');
    await openRowMenu(page);
    await pickMenuItem(page, say('Redeploy…'));
    await pickItem(page, say('Redeploy now'));
    await typeInCard(page, say('Type this to confirm: {0}', 'redeploy 3'), 'redeploy 3');
    const words = [say('accepted'), say('refused'), say('outcome not clear yet')];
    const counts = words.map(word => say('{1} {0}', word, 1)).join(say(', '));
    await answerToast(page, counts, say('Show'));
    const text = await awaitQuickInput(page, counts);
    await look(page, '63 results of a batch');
    assert.match(text, inOrder('edge-cache-hz-02', say('outcome not clear yet'), '500'));
    // One of three: the one that was refused.
    assert.equal((await pickLabels(page))[0], say('Try again with those not sent or refused'));
    assert.match(text, inOrder(say('Try again with those not sent or refused'), '1', plain));
    await page.keyboard.press('Escape');
    await awaitRow(page, operations, inOrder('edge-cache-hz-02', say('outcome not clear yet')));
    assert.equal(writesAt(gateway), 1);
    // It was carried out, as the next readings show. VS Code shows no more than a few toasts a second: this one leaves first.
    const summary = [say('{1} {0}', say('done'), 2), say('{1} {0}', say('refused'), 1)].join(say(', '));
    await toastText(page, summary);
  });

  it('case 45: a redeploy with an error in HTTP 200 is never accepted, and not clear', async () => {
    const { page, gateway } = walk;
    await clearNotifications(page);
    answerWith(gateway, 'EventRedeployInstance', 200, noPermission);
    await redeploy(page, inOrder('edge-live-sh-01', say('overdue by {0}')));
    await agree(page, 'edge-live-sh-01');
    const unclear = say(
      'Unknown: being read back. No clear answer came, so it may have been accepted: {0}',
      'NoPermission',
    );
    const toast = await toastText(page, unclear);
    const notAgain = say('It is not sent again. What became of it will show in the Operations view.');
    assert.ok(toast.includes(say('{0}. {1}', unclear, notAgain)), toast);
    await awaitRow(page, operations, inOrder('edge-live-sh-01', say('outcome not clear yet')));
    await look(page, '45 redeploy with an error in HTTP 200');
    await focusRow(page, events, inOrder('edge-live-sh-01', say('overdue by {0}')));
    assert.ok(!(await itemsOffered(page)).includes(say('Redeploy…')));
    await look(page, '45 its row offers no redeploy');
    await page.keyboard.press('Escape');
  });

  it('case 45: a minute later nobody knows, and a second attempt says so', async () => {
    const { page, gateway } = walk;
    await awaitRow(page, operations, inOrder('edge-live-sh-01', say('unknown, check the console')), 90_000);
    await clearNotifications(page);
    await redeploy(page, inOrder('edge-live-sh-01', say('overdue by {0}')));
    const second = say('An earlier attempt has no clear outcome, and this would be a second one: {0}', '');
    await awaitQuickInput(page, second.trim());
    await look(page, '45 a second attempt names the first');
    await page.keyboard.press('Escape');
    assert.equal(writesAt(gateway), 2);
  });
});
