// What a reminder leads to, and what a person is told who holds one back, in a real extension host.
import assert from 'node:assert/strict';
import { commands, extensions } from 'vscode';
import { snooze, unsnooze } from '../../src/commands/snooze';
import { toastActions } from '../../src/commands/toastActions';
import type { EnsEvent } from '../../src/ens/types';
import { eventKey } from '../../src/events/event';
import { aClock, anEvent, anInstance, hour, noon } from '../builders';
import { aDesk, someDesks } from '../desks';
import { somePersonTime } from '../personTime';
import { someSettings } from '../settings';
import { someSilences } from '../silences';
import { withDialogs, type Answer, type Shown } from './securityDialogs';

const eventOf = (n: number, fields: Partial<EnsEvent> = {}) =>
  anEvent({ eventId: `e-${n}`, resourceId: `i-${n}`, notBefore: noon + 50 * hour, ...fields });
const lastHour = 'One hour before a deadline the reminder comes all the same.';
const no: Answer = () => undefined;
const choosing =
  (...labels: string[]): Answer =>
  ({ choices }) =>
    labels.find(label => choices.includes(label));
const said = (shown: readonly Shown[]) => shown.map(({ kind, text }) => `${kind}: ${text.trim()}`);

function setting(events: readonly EnsEvent[], stored: Record<string, unknown> = {}) {
  const desk = aDesk();
  desk.store.replace(events, { loading: false, loadedAt: noon });
  desk.store.putInstances([anInstance({ instanceId: 'i-1', name: 'cam-01' })]);
  const silences = someSilences([desk], { stored });
  const settings = someSettings(stored);
  const heard: string[] = [];
  silences.onDidSnooze(() => heard.push('snoozed'));
  const parts = {
    ...somePersonTime('Asia/Shanghai'),
    clock: aClock(),
    desks: someDesks(desk),
    view: { tree: { selection: [] }, selection: () => [] } as never,
    reveal: () => Promise.resolve(),
    settings,
    silences,
  };
  const tellings = events.map(event => ({ desk, event, told: silences.told }));
  const node = (event: EnsEvent) => ({ kind: 'event', account: 'p1', key: eventKey(event) }) as const;
  const untilOf = (event: EnsEvent) => silences.of(desk, event).snoozedUntil;
  const press = (title: string, answer: Answer, kind: 'news' | 'reminder' = 'reminder') =>
    withDialogs(answer, async () =>
      toastActions(parts, tellings, { kind, first: false })
        .find(action => action.title === title)
        ?.run(),
    );
  return { desk, parts, tellings, silences, settings, stored, heard, node, untilOf, press };
}

describe('The buttons of a notification', () => {
  const titles = (events: readonly EnsEvent[], kind: 'news' | 'reminder', first = false) => {
    const { parts, tellings } = setting(events);
    return toastActions(parts, tellings, { kind, first }).map(({ title }) => title);
  };
  const reboot = eventOf(2, { type: 'Instance:SystemMaintenance.Reboot' });
  const migrate = eventOf(3, { type: 'Instance:SystemUpgrade.Migrate' });

  it('act on one event only', () => {
    assert.deepEqual(titles([eventOf(1)], 'reminder'), ['Show', 'Redeploy…', 'Snooze', 'Mute this type']);
    assert.deepEqual(titles([reboot], 'reminder'), ['Show', 'Reboot…', 'Snooze', 'Mute this type']);
    assert.deepEqual(titles([migrate], 'news'), ['Show', 'Migrate…', 'Snooze', 'Mute this type']);
    assert.deepEqual(titles([eventOf(1), eventOf(4)], 'reminder'), ['Show', 'Snooze']);
    assert.deepEqual(titles([eventOf(1), reboot], 'reminder', true), ['Show', 'Snooze']);
    assert.deepEqual(titles([eventOf(1), eventOf(4)], 'news'), ['Show', 'Snooze', 'Mute this type']);
    assert.deepEqual(titles([eventOf(1), reboot], 'news', true), ['Show', 'Snooze', 'Fewer notifications']);
  });

  it('offer a snooze wherever a reminder can wait, beside an event in its last hour too', () => {
    const now = eventOf(5, { notBefore: noon + 0.5 * hour });
    assert.deepEqual(titles([now], 'reminder'), ['Show', 'Redeploy…', 'Mute this type']);
    assert.deepEqual(titles([now, eventOf(1)], 'reminder'), ['Show', 'Snooze']);
    assert.deepEqual(titles([eventOf(6, { status: 'Executing' })], 'news'), ['Show', 'Mute this type']);
  });
});

describe('Snooze', () => {
  it('says until when, of which events, that the last hour is not silenced, and can be undone', async () => {
    const [one, two] = [eventOf(1), eventOf(2)];
    const { press, untilOf, heard } = setting([one, two]);
    const shown = await press('Snooze', choosing('Until tomorrow morning'));
    assert.deepEqual(said(shown).slice(1), [`information: Snoozed until tomorrow 08:00: cam-01, i-2. ${lastHour}`]);
    assert.deepEqual(shown[1]?.choices, ['Undo']);
    assert.deepEqual([one, two].map(untilOf), Array(2).fill(Date.parse('2026-11-25T08:00:00+08:00')));
    await press('Snooze', choosing('For an hour', 'Undo'));
    assert.deepEqual([one, two].map(untilOf), Array(2).fill(Date.parse('2026-11-25T08:00:00+08:00')), 'as before');
    assert.equal(heard.length, 3);
  });

  it('says a time of today, and one of another day in full', async () => {
    const { press } = setting([eventOf(1, { notBefore: noon + 75 * hour })]);
    const [, today] = said(await press('Snooze', choosing('For an hour')));
    assert.match(today ?? '', /Snoozed until 21:00: cam-01\./);
    const [, later] = said(await press('Snooze', choosing('Until 24 hours before the deadline')));
    assert.match(later ?? '', /Snoozed until 2026-11-26 23:00 GMT\+8: cam-01\./);
  });

  it('without a deadline promises no reminder before one', async () => {
    const event = eventOf(1, { publishTime: noon, notBefore: noon });
    const { press } = setting([event]);
    assert.deepEqual(said(await press('Snooze', choosing('For an hour'))).slice(1), [
      'information: Snoozed until 21:00: cam-01.',
    ]);
  });

  it('changes nothing where the person closes the list', async () => {
    const { press, untilOf, heard } = setting([eventOf(1)]);
    assert.equal((await press('Snooze', no)).length, 1);
    assert.deepEqual([untilOf(eventOf(1)), heard], [undefined, []]);
  });

  it('is a command of the row, and ends by one, which can be undone too', async () => {
    const [one, two] = [eventOf(1), eventOf(2)];
    const { parts, node, untilOf } = setting([one, two]);
    const rows = [node(one), [node(one), node(two)]];
    await withDialogs(choosing('For an hour'), () => snooze(parts, ...rows));
    assert.deepEqual([one, two].map(untilOf), [noon + hour, noon + hour]);
    const shown = await withDialogs(no, () => unsnooze(parts, node(two), [node(two)]));
    assert.deepEqual(said(shown), ['information: No longer snoozed: i-2.']);
    assert.deepEqual([one, two].map(untilOf), [noon + hour, undefined]);
    await withDialogs(choosing('Undo'), () => unsnooze(parts, node(one), [node(one)]));
    assert.equal(untilOf(one), noon + hour);
  });

  it('from the palette asks for an event that fits, and says where there is none', async () => {
    const { parts, untilOf } = setting([eventOf(1), eventOf(2, { status: 'Executed' })]);
    const nothing = await withDialogs(no, () => unsnooze(parts));
    assert.deepEqual(said(nothing), ['information: No such event is snoozed.']);
    const [list] = await withDialogs(choosing('cam-01', 'For an hour'), () => snooze(parts));
    assert.deepEqual(list?.choices, ['cam-01']);
    assert.equal(untilOf(eventOf(1)), noon + hour);
    const over = setting([eventOf(2, { status: 'Executed' })]);
    const shown = await withDialogs(no, () => snooze(over.parts));
    assert.deepEqual(said(shown), [
      'information: Nothing was snoozed: no such event has a reminder ahead that can wait.',
    ]);
  });

  it('is registered, and in the menu of rows that have something to snooze', async () => {
    await extensions.getExtension('ens-events.ens-events')?.activate();
    const ids = await commands.getCommands(true);
    assert.ok(ids.includes('ensEvents.snooze') && ids.includes('ensEvents.unsnooze'));
  });
});

describe('Mute', () => {
  it('says what it did, that the last hour is not silenced, and can be undone', async () => {
    const { press, stored } = setting([eventOf(1)], { mutedTypes: ['Disk:Stalled'] });
    const shown = await press('Mute this type', no);
    assert.deepEqual(said(shown), [
      `information: No more notifications of events of this type: Redeploy for maintenance. ${lastHour}`,
    ]);
    assert.deepEqual(stored['mutedTypes'], ['Disk:Stalled', eventOf(1).type]);
    await press('Mute this type', choosing('Undo'));
    assert.deepEqual(stored['mutedTypes'], ['Disk:Stalled', eventOf(1).type], 'it was muted before');
    stored['mutedTypes'] = ['Disk:Stalled'];
    await press('Mute this type', choosing('Undo'));
    assert.deepEqual(stored['mutedTypes'], ['Disk:Stalled']);
  });

  it('promises no reminder before a deadline of what needs no answer', async () => {
    const { press } = setting([eventOf(1, { type: 'Disk:Stalled', status: 'Executing' })]);
    assert.deepEqual(said(await press('Mute this type', no, 'news')), [
      'information: No more notifications of events of this type: Disk slow.',
    ]);
  });
});
