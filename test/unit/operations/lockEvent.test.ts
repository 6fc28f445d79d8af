import assert from 'node:assert/strict';
import { lockEvent, unclearAttempt, type LockParts } from '../../../src/operations/lockEvent';
import { keyOf, type Operation } from '../../../src/operations/operation';
import { anEvent, anOperation, noon } from '../../builders';
import { aDisk, aService, aWindow } from './setting';

const unknown = { kind: 'unknown', code: 'ECONNRESET', message: '' } as const;
const accepted = { kind: 'accepted', requestId: 'R' } as const;
const refused = { kind: 'refused', code: 'X', message: '' } as const;
const notSent = { kind: 'notSent', code: 'X', message: '' } as const;
const unsettled = { how: 'unsettled', status: 'Inquiring', at: noon } as const;
const key = keyOf(anOperation());

/** A disk with earlier operations on it, and a window that wants the event. */
async function setting(...earlier: Operation[]) {
  const disk = aDisk();
  const { parts } = aWindow(disk, aService(), [1, 2]);
  for (const { outcome, end, ...begun } of earlier) {
    await parts.records.begin(begun);
    if (outcome) {
      await parts.records.answer(begun.id, outcome);
    }
    if (end) {
      await parts.records.end(begun.id, end);
    }
  }
  const hold = (operationId: string, pid: number) =>
    disk.held.set(key, { operationId, pid, account: 'Somebody', at: noon });
  const lock = (fields: Partial<Operation> = {}, instead: Partial<LockParts> = {}) =>
    lockEvent({ ...parts, ...instead }, anOperation({ id: 'mine', ...fields }));
  return { disk, parts, hold, lock, holder: () => disk.held.get(key)?.operationId };
}

describe('The lock of an event, asked for', () => {
  it('is had where nobody has it, in the name of the operation', async () => {
    const { disk, lock } = await setting();
    assert.equal(await lock(), undefined);
    assert.deepEqual(disk.held.get(key), {
      operationId: 'mine',
      pid: 1,
      account: 'Test',
      action: 'redeploy',
      at: noon,
    });
  });

  it('names the window, so that it is not taken for a later one with its process id', async () => {
    const { disk, lock } = await setting();
    await lock({ window: 'w-1', started: 'boot 7' });
    const { window, started } = disk.held.get(key) ?? {};
    assert.deepEqual([window, started], ['w-1', 'boot 7']);
  });

  it('is taken over from a window that is gone, whoever has its process id now', async () => {
    const { disk, lock, holder } = await setting();
    disk.held.set(key, { operationId: 'theirs', pid: 2, window: 'gone', account: 'Somebody', at: noon });
    assert.equal(await lock({}, { lives: ({ window }) => window !== 'gone' }), undefined);
    assert.equal(holder(), 'mine');
  });

  it('is not had while a living window has it; says who and since when', async () => {
    const { hold, lock, holder } = await setting();
    hold('theirs', 2);
    const why = await lock();
    assert.equal(why?.reason, 'locked');
    assert.match(why.message, /^Another window is acting on edge-web-01, since 2026-11-24/);
    assert.equal(why.advice, 'Look at it in the Operations view.');
    assert.equal(holder(), 'theirs');
  });

  it('is not had while it is somebody’s, nobody knows whose, even where no such process lives', async () => {
    const { disk, lock, holder } = await setting();
    disk.held.set(key, { operationId: '', pid: 0, account: '', at: 0 });
    assert.equal((await lock())?.message, 'Another window is acting on edge-web-01.');
    assert.equal(holder(), '');
  });

  for (const [what, left] of [
    ['never wrote its operation down', undefined],
    ['had its operation refused', { outcome: refused }],
    ['had its operation not sent', { outcome: notSent }],
    ['saw its operation to its end', { outcome: accepted, end: { ...unsettled, how: 'done' } }],
  ] as const) {
    it(`is taken over from a window that is gone and ${what}`, async () => {
      const earlier = left ? [anOperation({ id: 'theirs', pid: 9, ...left })] : [];
      const { hold, lock, holder } = await setting(...earlier);
      hold('theirs', 9);
      assert.equal(await lock(), undefined);
      assert.equal(holder(), 'mine');
    });
  }

  for (const [what, left] of [
    ['had its operation refused', { outcome: refused }],
    ['had its operation not sent', { outcome: notSent }],
    ['saw its operation to its end', { outcome: accepted, end: { ...unsettled, how: 'done' } }],
  ] as const) {
    it(`case 59: is taken over from a window that lives, could not remove it, and ${what}`, async () => {
      const { hold, lock, holder } = await setting(anOperation({ id: 'theirs', pid: 2, ...left }));
      hold('theirs', 2);
      assert.equal(await lock(), undefined);
      assert.equal(holder(), 'mine');
    });
  }

  for (const [action, doing] of [
    ['redeploy', 'redeploying'],
    ['reboot', 'rebooting'],
    ['migrate', 'migrating'],
  ] as const) {
    it(`case 98: says what the other window is at: ${doing}; and whether it is this very window`, async () => {
      const { disk, lock } = await setting();
      disk.held.set(key, { operationId: 'theirs', pid: 2, account: 'Somebody', action, at: noon });
      const since = 'since 2026-11-24 20:00 GMT+8.';
      assert.equal((await lock())?.message, `Another window is already ${doing} edge-web-01, ${since}`);
      disk.held.set(key, { operationId: 'first', pid: 1, account: 'Somebody', action, at: noon });
      assert.equal((await lock())?.message, `This window is already ${doing} edge-web-01, ${since}`);
    });
  }

  for (const [what, left] of [
    ['is under way', {}],
    ['has no clear outcome', { outcome: unknown }],
    ['was accepted', { outcome: accepted }],
  ] as const) {
    it(`is not taken over from a window that is gone while its operation ${what}`, async () => {
      const { hold, lock, holder } = await setting(anOperation({ id: 'theirs', pid: 9, ...left }));
      hold('theirs', 9);
      assert.equal((await lock())?.reason, 'locked');
      assert.equal(holder(), 'theirs');
    });
  }

  it('goes to the other one where two take over at once', async () => {
    const { disk, hold, lock, holder } = await setting();
    hold('theirs', 9);
    const release: LockParts['locks']['release'] = async (...args) => {
      await disk.locks.release(...args);
      hold('faster', 2);
    };
    assert.equal((await lock({}, { locks: { ...disk.locks, release } }))?.reason, 'locked');
    assert.equal(holder(), 'faster');
  });

  it('is given up again, with the reason, where an earlier attempt is not clear and was not named', async () => {
    const { lock, holder } = await setting(anOperation({ id: 'first', outcome: unknown, end: unsettled }));
    const why = await lock();
    assert.equal(why?.reason, 'changed');
    assert.match(why.message, /^An earlier attempt has no clear outcome: 2026-11-24/);
    assert.equal(why.advice, 'Check the console, then decide again.');
    assert.equal(holder(), undefined);
    assert.equal(await lock({ again: 'first' }), undefined);
  });

  for (const outcome of [accepted, unknown]) {
    const takenUp = async (window: number) => {
      const all = await setting(anOperation({ id: 'first', at: noon, outcome, end: { ...unsettled, how: 'left' } }));
      await all.parts.records.reopen('first', { profileId: 'p-1', account: 'Test', pid: window });
      return all;
    };

    it(`case 64, case 98: is not had beside one that was taken up again, named or not: ${outcome.kind}`, async () => {
      for (const [window, who] of [
        [1, /^This window is already redeploying edge-web-01, since 2026-/],
        [2, /^Another window is already redeploying edge-web-01, since 2026-/],
      ] as const) {
        const { lock, holder } = await takenUp(window);
        for (const fields of [{}, { again: 'first' }]) {
          const why = await lock(fields);
          assert.match(why?.message ?? '', who);
          assert.equal(why?.advice, 'Look at it in the Operations view.');
        }
        assert.equal(holder(), undefined);
      }
    });
  }

  it('is had where the event shows that the one before was taken up', async () => {
    const { lock } = await setting(anOperation({ id: 'first', outcome: accepted }));
    assert.equal(await lock({ statusBefore: 'Scheduled' }), undefined);
  });

  it('case 64: is had where an earlier attempt was left and its event was planned anew since, which the person saw', async () => {
    const left = { ...unsettled, how: 'left' } as const;
    const { lock, holder } = await setting(anOperation({ id: 'first', outcome: accepted, end: left }));
    assert.equal((await lock())?.reason, 'changed');
    assert.equal(await lock({ notBeforeBefore: noon }), undefined);
    assert.equal(holder(), 'mine');
  });

  it('is given up again where the records cannot be read', async () => {
    const { parts, lock, holder } = await setting();
    const records = { ...parts.records, reload: () => Promise.reject(new Error('disk')) };
    await assert.rejects(lock({}, { records }), { message: 'disk' });
    assert.equal(holder(), undefined);
  });
});

describe('case 101: the lock of a window that cannot be looked up', () => {
  const day = 24 * 3_600_000;
  const elsewhere = { canLookUp: () => false, lives: () => true };
  const at = (now: number) => ({ ...elsewhere, clock: { now: () => now } });
  const theirs = { operationId: 'theirs', pid: 2, window: 'w-2', computer: 'host-2', account: 'Somebody', at: noon };

  it('holds for a day as any other', async () => {
    const { disk, lock, holder } = await setting();
    disk.held.set(key, theirs);
    assert.equal((await lock({}, at(noon + day)))?.reason, 'locked');
    assert.equal(holder(), 'theirs');
  });

  it('is not taken over after that: it says where that window is, and a person decides', async () => {
    const { disk, parts, lock, holder } = await setting();
    disk.held.set(key, theirs);
    const why = await lock({}, at(noon + day + 1));
    assert.equal(why?.reason, 'lockedLong');
    assert.match(why.message, /^edge-web-01 has been locked since 2026-11-24.* by a window on host-2/);
    assert.equal(why.advice, 'Look at it in the Operations view.');
    assert.equal(holder(), 'theirs');
    await parts.locks.breakUp(key);
    assert.equal(await lock({}, at(noon + day + 1)), undefined);
  });

  it('that nobody can read is somebody’s, and is left to a person after a day', async () => {
    const { disk, lock } = await setting();
    disk.held.set(key, { operationId: '', pid: 0, account: '', at: noon });
    const looked = { clock: { now: () => noon + day + 1 } };
    assert.equal((await lock({}, looked))?.reason, 'lockedLong');
    disk.held.set(key, { operationId: '', pid: 0, account: '', at: 0 });
    assert.equal((await lock({}, looked))?.reason, 'locked', 'it is given up at this very moment');
  });

  it('is left to its operation, where that is on record', async () => {
    const { disk, lock } = await setting(anOperation({ id: 'theirs', pid: 2, computer: 'host-2', outcome: accepted }));
    disk.held.set(key, theirs);
    assert.equal((await lock({}, at(noon + day + 1)))?.reason, 'locked');
  });
});

describe('The attempt nobody knows the outcome of', () => {
  const first = anOperation({ id: 'first' });
  const second = anOperation({ id: 'second' });

  for (const [what, operations, expected] of [
    ['none', [], undefined],
    ['one under way', [first], 'first'],
    ['one that is unknown', [{ ...first, outcome: unknown }], 'first'],
    ['one that was accepted', [{ ...first, outcome: accepted }], undefined],
    ['one that was refused', [{ ...first, outcome: refused }], undefined],
    ['one that was not sent', [{ ...first, outcome: notSent }], undefined],
    [
      'an unknown one, then a refused one',
      [
        { ...first, outcome: unknown },
        { ...second, outcome: refused },
      ],
      'first',
    ],
    [
      'an unknown one, then one not sent',
      [
        { ...first, outcome: unknown },
        { ...second, outcome: notSent },
      ],
      'first',
    ],
    [
      'an unknown one, then an accepted one',
      [
        { ...first, outcome: unknown },
        { ...second, outcome: accepted },
      ],
      undefined,
    ],
    ['an unknown one of another event', [{ ...first, eventId: 'e-2', outcome: unknown }], undefined],
  ] as const) {
    it(`${what}: ${expected ?? 'none'}`, () => {
      assert.equal(unclearAttempt(operations, anEvent())?.id, expected);
    });
  }

  for (const how of ['left', 'gone'] as const) {
    it(`case 64: is an accepted one that nobody saw to its end (${how}), until the event shows that it was taken up`, () => {
      const operations = [{ ...first, outcome: accepted, end: { ...unsettled, how } }];
      assert.equal(unclearAttempt(operations, anEvent())?.id, 'first');
      assert.equal(unclearAttempt(operations, anEvent({ status: 'Scheduled' })), undefined);
      assert.equal(unclearAttempt(operations, anEvent({ notBefore: noon })), undefined);
    });
  }

  it('is none that was seen to its end', () => {
    for (const how of ['done', 'failed', 'canceled'] as const) {
      const operations = [{ ...first, outcome: accepted, end: { ...unsettled, how } }];
      assert.equal(unclearAttempt(operations, anEvent()), undefined);
    }
  });
});
