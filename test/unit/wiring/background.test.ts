// What a window does by itself as time goes on: the extension as it activates, over the sample gateway, on one clock.
import assert from 'node:assert/strict';
import { commands } from 'vscode';
import type { SampleEvent } from '../../../src/sample/events';
import { changeSetting, focusWindow, rowsOf, showView, state, treeOf } from '../../fakeVscode/control';
import { hour } from '../../builders';
import { eventsView, isRead, seeList, untilRead } from './goings';
import { aComputer, calm, until, type UnitComputer } from './window';

const minute = 60_000;

/** How many requests for lists of events came since it was asked last. */
function listsOf({ gateway }: UnitComputer): () => number {
  let before = 0;
  return () => {
    const all = gateway.received.filter(({ action }) => action === 'DescribeHistoryEvents').length;
    const since = all - before;
    before = all;
    return since;
  };
}

const toasts = () => state.messages.splice(0);

/** All that the computer's clock brings in this time, and what comes of it. */
async function pass({ clock }: UnitComputer, ms: number): Promise<void> {
  await clock.pass(ms);
  await calm();
}

describe('As time goes on', function () {
  this.timeout(60_000);
  let computer: UnitComputer;
  let lists: () => number;
  /** As many requests as one reading of the list takes. */
  let one: number;
  beforeEach(async () => {
    computer = await aComputer();
    await computer.signIn();
    lists = listsOf(computer);
    // While one is carried out the list is read more often.
    const { events } = computer.gateway.account;
    events.splice(0, events.length, ...events.filter(({ status, run }) => status !== 'Executing' && !run));
  });
  afterEach(async () => {
    await computer.end();
  });
  const seeFirst = async () => {
    await seeList();
    lists();
    // The first reading also finds out which types the service knows.
    await pass(computer, 70_000);
    one = lists();
    assert.ok(one > 0);
  };

  for (const [what, ms] of [
    ['a night', 8 * hour],
    ['a weekend', 60 * hour],
  ] as const) {
    it(`case 40: a computer that slept for ${what} reads once, not what it missed`, async () => {
      computer.openWindow();
      await seeFirst();
      computer.clock.jump(ms);
      await pass(computer, 30_000);
      assert.equal(lists(), one);
      // What wakes it up comes in a heap.
      focusWindow(false);
      focusWindow(true);
      showView(eventsView, false);
      showView(eventsView, true);
      await pass(computer, 25_000);
      assert.equal(lists(), 0);
      await pass(computer, 45_000);
      assert.equal(lists(), one);
    });
  }

  it('a window that nobody touches for ten minutes asks for nothing, and reads once when somebody is back', async () => {
    computer.openWindow();
    await seeFirst();
    focusWindow(false);
    await pass(computer, 11 * minute);
    lists();
    await pass(computer, 40 * minute);
    assert.equal(lists(), 0);
    focusWindow(true);
    focusWindow(true);
    await pass(computer, 50_000);
    assert.equal(lists(), one);
  });

  it('a list that is first seen without the focus is told of with it, once, in sum', async () => {
    computer.openWindow({ watchInBackground: true }, false);
    await untilRead();
    assert.deepEqual(toasts(), []);
    await pass(computer, 20 * minute);
    assert.deepEqual(toasts(), []);
    focusWindow(true);
    await until(() => state.messages.length > 0);
    await calm();
    const said = toasts();
    assert.equal(said.length, 1, said.join('\n'));
    assert.match(said[0] ?? '', /^warning: \d+ events need a response within 24 hours/);
    focusWindow(false);
    focusWindow(true);
    await calm();
    assert.deepEqual(toasts(), []);
  });

  it('an event that comes while nobody is there is news when somebody is, and what was there before is none', async () => {
    computer.openWindow({ watchInBackground: true }, false);
    await untilRead();
    const { events } = computer.gateway.account;
    const [known] = events;
    assert.ok(known);
    const now = computer.clock.now();
    const fresh = { eventId: `e-${'9'.repeat(32)}`, level: 'CRITICAL', status: 'Inquiring' };
    events.push({
      ...known,
      ...fresh,
      type: 'Instance:SystemFailure.Redeploy',
      publishTime: now,
      notBefore: now + 99 * hour,
    });
    await pass(computer, 10 * minute);
    assert.deepEqual(toasts(), []);
    focusWindow(true);
    await until(() => state.messages.some(line => !line.includes('within 24 hours')));
    await calm();
    const news = toasts().filter(line => !line.includes('within 24 hours'));
    assert.equal(news.length, 1, news.join('\n'));
  });

  it('the time left is told anew on each tick, without asking the service', async () => {
    computer.openWindow({ pollInterval: 0 });
    showView(eventsView, true);
    await until(isRead);
    await calm();
    lists();
    const labels = async () => (await rowsOf(eventsView)).map(({ item }) => item.label);
    const told = () => [
      treeOf(eventsView).part.members['badge'],
      state.statusItems.get('ensEvents.due')?.members['tooltip'],
    ];
    const [rows, top] = [await labels(), told()];
    const { redrawn } = treeOf(eventsView);
    const before = redrawn.length;
    await pass(computer, 21 * minute);
    assert.ok(redrawn.length > before);
    assert.notDeepEqual(await labels(), rows);
    assert.notDeepEqual(told(), top);
    assert.equal(lists(), 0);
    // What nobody sees is not drawn.
    showView(eventsView, false);
    const hidden = redrawn.length;
    const unseen = told();
    await pass(computer, 21 * minute);
    assert.equal(redrawn.length, hidden);
    assert.notDeepEqual(told(), unseen);
  });

  describe('an event whose reminder is due in half an hour', () => {
    let due: SampleEvent;
    beforeEach(() => {
      const { events } = computer.gateway.account;
      const fits = ({ type, status }: SampleEvent) =>
        type === 'Instance:SystemMaintenance.Redeploy' && status === 'Inquiring';
      const found = events.find(fits);
      assert.ok(found);
      due = found;
      due.notBefore = computer.clock.now() + 24.5 * hour;
      events.splice(0, events.length, due);
    });
    const row = async () => {
      const rows = await rowsOf(eventsView);
      const found = rows.find(({ item }) => item.contextValue?.startsWith('event'));
      assert.ok(found);
      return found;
    };
    const open = async (settings: Record<string, unknown> = {}) => {
      computer.openWindow(settings);
      await seeFirst();
      assert.deepEqual(toasts(), []);
    };

    it('is reminded of then', async () => {
      await open();
      await pass(computer, 25 * minute);
      assert.deepEqual(toasts(), []);
      await pass(computer, 5 * minute);
      await until(() => state.messages.length > 0);
      assert.equal(toasts().length, 1);
    });

    it('that is snoozed says so, is silent, and comes back when its time is over', async () => {
      await open();
      state.answer = (_, choices) => choices.find(choice => (choice as { label?: string }).label === 'For an hour');
      await commands.executeCommand('ensEvents.snooze', (await row()).node);
      await calm();
      toasts();
      assert.match((await row()).item.contextValue ?? '', /\bsnoozed\b/);
      await pass(computer, 58 * minute);
      assert.deepEqual(toasts(), []);
      await pass(computer, 3 * minute);
      await until(() => state.messages.length > 0);
      await calm();
      assert.equal(toasts().length, 1);
      assert.doesNotMatch((await row()).item.contextValue ?? '', /\bsnoozed\b/);
    });

    it('whose type is muted stays silent, whenever it is muted', async () => {
      await open();
      changeSetting('ensEvents.mutedTypes', [due.type]);
      await calm();
      await pass(computer, 40 * minute);
      assert.deepEqual(toasts(), []);
      assert.doesNotMatch((await row()).item.contextValue ?? '', /\bsnoozable\b/);
    });
  });
});
