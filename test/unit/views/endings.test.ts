import assert from 'node:assert/strict';
import { notificationSettings } from '../../../src/events/notificationSettings';
import { createTold } from '../../../src/events/told';
import type { ToldFile } from '../../../src/events/toldFile';
import { memoryFile } from '../../../src/events/toldFile';
import type { End, Operation } from '../../../src/operations/operation';
import { fixedZone } from '../../../src/base/zones';
import { batchText } from '../../../src/views/batchWords';
import { createEndings, type EndingsParts } from '../../../src/views/endings';
import { aClock, anOperation, english, hour, noon } from '../../builders';
import { someSettings } from '../../settings';

const ended = (id: string, how: End['how'], at = noon) =>
  anOperation({ id, keyHash: id, outcome: { kind: 'accepted' }, end: { how, status: 'Executed', at } });

function aWindow(
  settings: Record<string, unknown> = {},
  file: ToldFile = memoryFile(),
  parts: Partial<EndingsParts> = {},
) {
  const errors: string[] = [];
  const operations: Operation[] = [];
  const toasts: string[] = [];
  const clock = aClock();
  const has = { focus: true };
  const look = createEndings({
    records: { all: () => operations },
    told: createTold(file, assert.ifError),
    clock,
    zone: fixedZone(0),
    settings: () => notificationSettings(someSettings(settings).get),
    focused: () => has.focus,
    showFailed: ({ id, end }) => toasts.push(`${id} ${end.how}`),
    showDone: done => toasts.push(`done: ${done.map(({ id }) => id).join()}`),
    showBatch: batch => toasts.push(`batch: ${batchText(batch, clock.now(), english)}`),
    logError: error => errors.push(error.message),
    ...parts,
  });
  const end = async (...all: Operation[]) => {
    operations.push(...all);
    await look();
  };
  return { operations, toasts, errors, clock, has, look, end };
}

describe('The end of an operation', () => {
  it('is told once, in one of the windows', async () => {
    const file = memoryFile();
    const [one, two] = [aWindow({}, file), aWindow({}, file)];
    await one.end(anOperation({ id: 'open' }), ended('a', 'done'));
    await two.end(ended('a', 'done'));
    await one.look();
    assert.deepEqual([...one.toasts, ...two.toasts], ['done: a']);
  });

  it('is told in one toast where several were done, in one each where they were not', async () => {
    const { toasts, end } = aWindow();
    await end(ended('a', 'done'), ended('b', 'failed'), ended('c', 'done'), ended('d', 'unsettled'));
    assert.deepEqual(toasts, ['b failed', 'd unsettled', 'done: a,c']);
  });

  it('waits for the focus, and is told by the next window where this one closes', async () => {
    const file = memoryFile();
    const gone = aWindow({}, file);
    gone.has.focus = false;
    await gone.end(ended('a', 'done'), ended('b', 'failed'));
    assert.deepEqual(gone.toasts, []);
    const next = aWindow({}, file);
    await next.end(...gone.operations);
    assert.deepEqual(next.toasts, ['b failed', 'done: a']);
  });

  for (const mode of ['important', 'none']) {
    it(`is told in the mode "${mode}" where it is a failure or not known, and else never`, async () => {
      const settings = { notifications: mode };
      const { toasts, look, end } = aWindow(settings);
      const hows = ['done', 'failed', 'canceled', 'gone', 'unsettled'] as const;
      await end(...hows.map(how => ended(how, how)));
      settings.notifications = 'all';
      await look();
      assert.deepEqual(toasts, ['failed failed', 'canceled canceled', 'gone gone', 'unsettled unsettled']);
    });
  }

  it('is told after quiet hours where it was done, at once where it was not', async () => {
    const { toasts, clock, look, end } = aWindow({ quietHours: '11:00-13:00' });
    await end(ended('a', 'done'), ended('b', 'failed'), ended('c', 'done'));
    assert.deepEqual(toasts, ['b failed']);
    await clock.sleep(hour);
    await look();
    assert.deepEqual(toasts, ['b failed', 'done: a,c']);
  });

  it('case 77: one that cannot be told is logged, and keeps no other from being told', async () => {
    const told: string[] = [];
    const failing = aWindow({}, memoryFile(), {
      showFailed: ({ id }) => (id === 'b' ? assert.fail('broken') : told.push(id)),
      showDone: () => assert.fail('broken'),
    });
    await failing.end(ended('a', 'failed'), ended('b', 'gone'), ended('c', 'failed'), ended('d', 'done'));
    assert.deepEqual(
      [told, failing.errors],
      [
        ['a', 'c'],
        ['broken', 'broken'],
      ],
    );
  });

  it('case 77: is told at the next look where one look fails', async () => {
    for (const fails of ['settings', 'focused', 'records'] as const) {
      let broken = true;
      const once = <T>(value: T) => {
        if (broken) {
          broken = false;
          throw new Error('broken');
        }
        return value;
      };
      const all = () => once([ended('a', 'failed')]);
      const parts = {
        settings: { settings: () => once(notificationSettings(someSettings().get)) },
        focused: { focused: () => once(true) },
        records: { records: { all } },
      }[fails];
      const { look, end, toasts, errors } = aWindow({}, memoryFile(), parts);
      await end(ended('a', 'failed'));
      assert.deepEqual([toasts, errors], [[], ['broken']]);
      await look();
      assert.deepEqual([toasts, errors], [['a failed'], ['broken']]);
    }
  });

  it('is left to the Operations view after a day', async () => {
    const { toasts, end } = aWindow();
    await end(ended('old', 'failed', noon - 25 * hour));
    assert.deepEqual(toasts, []);
  });
});

describe('The end of operations that were confirmed together', () => {
  const accepted = { kind: 'accepted' } as const;
  const refused = { kind: 'refused', code: 'Busy', message: 'later' } as const;
  const one = (id: string, fields: Partial<Operation>) =>
    anOperation({ id, name: `edge-${id}`, keyHash: 'key-1', outcome: accepted, ...fields });
  const over = (id: string, how: End['how']) => one(id, { end: { how, status: '', at: noon } });
  const planned = (id: string) => one(id, { plan: { opsType: 'scheduled', planTime: noon + 5 * hour } });
  const sixth = ['a', 'b', 'c', 'd', 'e'].map(id => over(id, 'done'));

  for (const [what, operations, toasts] of [
    ['all done', sixth, ['batch: 5 done']],
    ['one failed', [over('x', 'failed'), ...sixth], ['batch: 5 done, 1 failed: edge-x']],
    ['one was refused at once', [...sixth, one('x', { outcome: refused })], ['batch: 5 done, 1 refused: edge-x']],
    [
      'nobody knows of some',
      [...sixth, over('x', 'unsettled'), over('y', 'gone')],
      ['batch: 5 done, 1 unknown, check the console, 1 no longer listed by the service: edge-x, edge-y'],
    ],
    ['one still runs', [...sixth, over('x', 'failed'), one('y', {})], []],
    ['the others are planned for later', [...sixth, planned('y')], []],
    [
      'one failed, and others are planned for later',
      [over('a', 'done'), over('x', 'failed'), planned('y')],
      ['batch: 1 done, 1 failed, 1 planned: edge-x'],
    ],
    [
      'none was carried out, which was told after the call',
      [one('x', { outcome: refused }), one('y', { outcome: refused })],
      [],
    ],
    ['all were left when their account was signed out', [over('x', 'left'), over('y', 'left')], []],
  ] as [string, Operation[], string[]][]) {
    it(`is told in one toast, or waits, where ${what}`, async () => {
      const { toasts: shown, look, end } = aWindow();
      await end(...operations);
      await look();
      assert.deepEqual(shown, toasts);
    });
  }

  it('is told once, by one window, when the last is over, whenever the others were', async () => {
    const file = memoryFile();
    const [here, there] = [aWindow({}, file), aWindow({}, file)];
    const early = [over('a', 'done'), over('b', 'failed')];
    await here.end(...early, one('c', {}));
    assert.deepEqual(here.toasts, []);
    await here.clock.sleep(30 * hour);
    await there.clock.sleep(30 * hour);
    const last = one('c', { end: { how: 'done', status: '', at: noon + 30 * hour } });
    here.operations.splice(0, 3, ...early, last);
    await Promise.all([here.look(), there.end(...early, last)]);
    await Promise.all([here.look(), there.look()]);
    assert.deepEqual([...here.toasts, ...there.toasts], ['batch: 2 done, 1 failed: edge-b']);
  });

  for (const [mode, toasts] of [
    ['important', []],
    ['all', ['batch: 5 done']],
  ] as const) {
    it(`that all went well is told in the mode "${mode}": ${toasts.length > 0 ? 'yes' : 'no'}`, async () => {
      const { toasts: shown, end } = aWindow({ notifications: mode });
      await end(...sixth);
      assert.deepEqual(shown, toasts);
    });
  }

  it('waits for the end of quiet hours where all went well, and not where something failed', async () => {
    const { toasts, end } = aWindow({ quietHours: '11:00-13:00' });
    await end(...sixth);
    assert.deepEqual(toasts, []);
    await end(over('x', 'failed'));
    assert.deepEqual(toasts, ['batch: 5 done, 1 failed: edge-x']);
  });
});
