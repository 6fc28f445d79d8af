// What others change meanwhile: reliability.md 6b, cases 66 and 86.
import assert from 'node:assert/strict';
import { answerToast, toastText } from '../dialog';
import { awaitRow, focusRow, openRowMenu, pickMenuItem } from '../tree';
import { anyOf, inOrder, say } from '../words';
import {
  agree,
  clearNotifications,
  events,
  operations,
  plain,
  redeploy,
  refresh,
  rowWith,
  selectRows,
  waitingEvent,
  writesAt,
} from './steps';
import { beginWalk, endWalk, look, type Walk } from './walk';

const hour = 3_600_000;
/** The list reads itself again while it is seen: every 30 s where something runs. */
const nextReading = 60_000;
const rowLost = say('Nothing was done: the list has changed. Choose the row again.');

describe('what others change meanwhile', () => {
  let walk: Walk;
  before(async () => {
    walk = await beginWalk();
    await clearNotifications(walk.page);
  });
  after(endWalk);

  /** The service lists the event no more. */
  const drop = (name: string) => {
    const { account } = walk.gateway;
    account.events.splice(account.events.indexOf(waitingEvent(walk.gateway, name)), 1);
  };
  const asksNothing = async () => {
    assert.equal(await walk.page.locator('.quick-input-widget').filter({ visible: true }).count(), 0);
  };

  it('case 86: the menu of a row whose event went while it was open does nothing, and says so', async () => {
    const { page } = walk;
    await focusRow(page, events, 'edge-cache-hz-02');
    await openRowMenu(page);
    drop('edge-cache-hz-02');
    await rowWith(page, events, 'edge-cache-hz-02').waitFor({ state: 'detached', timeout: nextReading });
    await look(page, '86 menu of a row that went');
    await pickMenuItem(page, say('Redeploy…'));
    await toastText(page, rowLost);
    await look(page, '86 nothing was done');
    await asksNothing();
  });

  it('case 86: so does the menu of several rows, where the one it was opened on went', async () => {
    const { page } = walk;
    await clearNotifications(page);
    await selectRows(page, 'cam-ingest-dl-02', 'edge-cache-hz-01', 'ai-infer-gz-01');
    await openRowMenu(page);
    drop('ai-infer-gz-01');
    await rowWith(page, events, 'ai-infer-gz-01').waitFor({ state: 'detached', timeout: nextReading });
    await pickMenuItem(page, say('Redeploy…'));
    await toastText(page, rowLost);
    await look(page, '86 nothing was done about several');
    await asksNothing();
  });

  it('case 86: the button of a toast about an event that went says so', async () => {
    const { page, gateway } = walk;
    await clearNotifications(page);
    const [event] = gateway.account.events;
    const eventId = 'e-00000000000000000000000000000086';
    const { instanceId, name } = gateway.account.instances[0]!;
    const news = { ...event!, eventId, resourceId: instanceId, status: 'Inquiring', level: 'CRITICAL' };
    delete news.run;
    gateway.account.events.unshift({
      ...{ ...news, type: 'Instance:SystemMaintenance.Redeploy', publishTime: Date.now() },
      notBefore: Date.now() + 30 * hour,
    });
    await refresh(page);
    const newEvent = anyOf(say('New event on {0}: {1} ({2})', name));
    await toastText(page, newEvent);
    gateway.account.events.shift();
    await refresh(page);
    await rowWith(page, events, say('due in {0}', say('{0} d {1} h', 1, 5))).waitFor({ state: 'detached' });
    await answerToast(page, newEvent, say('Redeploy…'));
    await toastText(page, say('This event is no longer listed. Nothing was done.'));
    await look(page, '86 toast about an event that went');
    await asksNothing();
  });

  it('case 66: an event that somebody else changes meanwhile is not taken for ours', async () => {
    const { page, gateway } = walk;
    await clearNotifications(page);
    gateway.faults.add({ kind: 'reset', action: 'EventRedeployInstance' });
    const event = waitingEvent(gateway, plain);
    await redeploy(page, inOrder(plain, say('due in {0}')), 'planned');
    await agree(page, plain, 'planned');
    await awaitRow(page, operations, inOrder(plain, say('outcome not clear yet')));
    event.notBefore = Date.now() + 6 * hour;
    event.run = { startAt: event.notBefore, endAt: event.notBefore + 1_000, outcome: 'Executed' };
    await awaitRow(page, operations, inOrder(plain, say('changed by someone else')), nextReading);
    await toastText(page, say('Unknown: someone else changed the event of {0}.', plain));
    await look(page, '66 changed by someone else');
    assert.equal(writesAt(gateway), 1);
  });
});
