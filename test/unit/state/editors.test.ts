// Two editors of one user over one folder, and what an earlier version left in the folder of one of them.
import assert from 'node:assert/strict';
import * as system from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../../src/ens/systemClock';
import { createTold } from '../../../src/events/told';
import { toldFile } from '../../../src/events/toldFile';
import { createFollowers } from '../../../src/operations/followers';
import { createJournal } from '../../../src/operations/journal';
import { isOpen, keyOf, type Operation } from '../../../src/operations/operation';
import { performAll } from '../../../src/operations/performAll';
import { createRecords } from '../../../src/operations/records';
import { createClaims } from '../../../src/state/claims';
import { createLocks } from '../../../src/state/locks';
import { takeOverOldFolder } from '../../../src/state/oldFolder';
import { openState } from '../../../src/state/openState';
import type { WindowId } from '../../../src/state/windows';
import { aClock, anEvent, anOperation, aTarget, aWriter, english, noon } from '../../builders';
import { aDisk, aService, aWindow } from '../operations/setting';

const never = new AbortController().signal;

describe('case 81: two editors of one user', () => {
  let home: string;
  const folder = () => path.join(home, 'state', 'ens-events');
  const own = (editor: string) => path.join(home, editor, 'globalStorage');
  beforeEach(async () => {
    home = await system.mkdtemp(path.join(tmpdir(), 'ens-events-home-'));
  });
  afterEach(() => system.rm(home, { recursive: true, force: true }));

  const stateOf = (editor: string, clock = aClock()) =>
    openState({ folder: folder(), own: own(editor), clock, t: english, warn: () => undefined, signal: never });
  /** A window of an editor over the shared folder. */
  const windowOf = (editor: string, service = aService()) => {
    const state = stateOf(editor);
    const { parts } = aWindow(aDisk(), service);
    const records = createRecords(createJournal(state.journal));
    const { lives, canLookUp } = state.neighbors;
    return { state, records, parts: { ...parts, records, locks: state.locks, lives, canLookUp } };
  };
  const actIn = (editor: string, service: ReturnType<typeof aService>) => {
    const { state, parts } = windowOf(editor, service);
    const writer = aWriter(service.client, { targets: [aTarget()] });
    return performAll({ ...parts, writer, self: state.self }, never);
  };

  it('who act on the same event at once send one call; the other hears who is at it', async () => {
    const service = aService();
    const results = (await Promise.all([actIn('code', service), actIn('fork', service)])).flat();
    assert.deepEqual(results.map(({ kind }) => kind).sort(), ['sent', 'stopped']);
    const stopped = results.find(result => result.kind === 'stopped');
    assert.match(
      stopped?.kind === 'stopped' ? stopped.why.message : '',
      /^Another window is (already redeploying|acting on) edge-web-01/,
    );
    assert.equal(service.sent.length, 1);
  });

  it('who act on it one after the other send one call, while the first is not over', async () => {
    const service = aService();
    await actIn('code', service);
    const [second] = await actIn('fork', service);
    assert.equal(second?.kind, 'stopped');
    assert.equal(service.sent.length, 1);
  });

  it('show each other’s operations, with the editor that each is of', async () => {
    await actIn('code', aService());
    const { records, state } = windowOf('fork');
    await records.reload();
    const [operation] = records.all();
    assert.ok(operation?.editor);
    assert.notEqual(operation.editor, state.self.editor);
    assert.equal(operation.editor, stateOf('code').self.editor, 'the same after a restart');
  });

  it('keep the folder for the user alone', async () => {
    await actIn('code', aService());
    for (const name of ['', 'locks', 'operations.jsonl']) {
      assert.equal((await system.stat(path.join(folder(), name))).mode & 0o077, 0, name);
    }
  });

  describe('what one of them left open', () => {
    const gone = { pid: 2_000_000_000, window: 'w-gone' };
    const followersOf = (editor: string, keyHash = 'key-1') => {
      const { state, records, parts } = windowOf(editor);
      const readEvent = () => Promise.resolve({ complete: true, event: anEvent({ status: 'Executed' }) });
      const settling = {
        ...parts,
        readEvent,
        readInstance: () => Promise.resolve(undefined),
        isSameKey: (operation: Operation) => Promise.resolve(operation.keyHash === keyHash),
      };
      const known = `p-${editor}`;
      const followers = createFollowers({
        ...parts,
        self: state.self,
        hasAccount: ({ profileId }) => profileId === known,
        partsFor: ({ profileId }) => (profileId === known ? { parts: settling, signal: never } : undefined),
      });
      const settleAll = async () => Promise.all((await followers.resume()).map(({ settle }) => settle()));
      return { records, followers, settleAll };
    };
    const leave = async (editor: string, fields: Partial<Operation> = {}) => {
      const { state } = windowOf(editor);
      const named = { ...gone, editor: state.self.editor ?? '' };
      const operation = anOperation({ profileId: `p-${editor}`, keyHash: 'key-1', ...named, ...fields });
      const journal = createJournal(state.journal);
      await journal.begin(operation);
      await journal.answer(operation.id, { kind: 'accepted', requestId: 'R' });
    };

    it('is not ended by the other, which does not have the account', async () => {
      await leave('code');
      const fork = followersOf('fork', 'key-2');
      await fork.followers.takeUp({ profileId: 'p-fork', name: 'Fork', keyHash: 'key-2' });
      assert.deepEqual(await fork.settleAll(), []);
      assert.equal(fork.records.all().some(isOpen), true);
      const [end] = await followersOf('code').settleAll();
      assert.equal(end?.how, 'done');
    });

    it('is taken up by the other where that has the same key and host', async () => {
      await leave('code');
      const fork = followersOf('fork');
      await fork.records.reload();
      await fork.followers.takeUp({ profileId: 'p-fork', name: 'Fork', keyHash: 'key-1' });
      const [end] = await fork.settleAll();
      assert.equal(end?.how, 'done');
      assert.deepEqual(await followersOf('code').settleAll(), []);
    });

    it('in a sample account has ended with its window: the other writes that down', async () => {
      await leave('code', { sample: true });
      assert.equal((await followersOf('fork').settleAll())[0]?.how, 'left');
    });

    it('long ago, by an editor that was never opened again, is given an end', async () => {
      await leave('code', { at: noon - 31 * 24 * 3_600_000 });
      assert.equal((await followersOf('fork').settleAll())[0]?.how, 'left');
    });
  });
});

describe('case 81: what an earlier version left in the folder of its editor', () => {
  let home: string;
  const old = () => path.join(home, 'globalStorage');
  const folder = () => path.join(home, 'state');
  beforeEach(async () => {
    home = await system.mkdtemp(path.join(tmpdir(), 'ens-events-home-'));
    await system.cp('test/fixtures/state/0.1', old(), { recursive: true });
  });
  afterEach(() => system.rm(home, { recursive: true, force: true }));
  const open = (own = old(), self?: WindowId) =>
    openState({
      ...{ folder: folder(), own, clock: systemClock, t: english, warn: () => undefined, signal: never },
      ...(self && { self }),
    });
  const recordsOf = async (state = open()) => {
    const records = createRecords(createJournal(state.journal));
    await records.reload();
    return records;
  };
  const linesIn = async (...names: string[]) =>
    (await system.readFile(path.join(home, ...names), 'utf8')).split('\n').filter(line => line !== '');

  it('is brought into the user’s folder once: every line, with the editor that it comes from', async () => {
    const before = await linesIn('globalStorage', 'operations.jsonl');
    const state = open();
    const operations = (await recordsOf(state)).all();
    assert.deepEqual(
      operations.map(({ id, end, editor }) => [id, end?.how, editor]),
      [
        ['op-done', 'done', state.self.editor],
        ['op-open', undefined, state.self.editor],
      ],
    );
    assert.equal((await linesIn('state', 'operations.jsonl')).length, before.length);
    await recordsOf();
    assert.equal((await linesIn('state', 'operations.jsonl')).length, before.length);
    assert.deepEqual(
      await linesIn('globalStorage', 'operations.jsonl.taken-over'),
      before,
      'it stays, by another name',
    );
  });

  it('is brought by one of several windows that start at once', async () => {
    const before = await linesIn('globalStorage', 'operations.jsonl');
    // Processes that are there, so that each takes the others for living.
    const windows = [process.pid, process.ppid, 1].map(pid => ({ pid, window: `w-${pid}` }));
    await Promise.all(windows.map(self => recordsOf(open(old(), self))));
    await recordsOf();
    assert.equal((await linesIn('state', 'operations.jsonl')).length, before.length);
  });

  it('is brought once where the first attempt was cut short after it had copied', async () => {
    const taken = path.join(old(), 'operations.jsonl');
    const text = await system.readFile(taken, 'utf8');
    await recordsOf();
    await system.writeFile(`${taken}.taken-over-now`, text);
    const operations = (await recordsOf()).all();
    assert.deepEqual(
      operations.map(({ id, end }) => [id, end?.how]),
      [
        ['op-done', 'done'],
        ['op-open', undefined],
      ],
    );
    assert.deepEqual(
      (await system.readdir(old())).filter(name => name.endsWith('-now')),
      [],
    );
  });

  it('is brought again where a window of that version, still open, wrote more', async () => {
    const records = await recordsOf();
    const line = { v: 1, kind: 'end', id: 'op-open', end: { how: 'done', status: 'Executed', at: noon } };
    await system.appendFile(path.join(old(), 'operations.jsonl'), `${JSON.stringify(line)}\n`);
    await records.reload();
    assert.equal(records.get('op-open')?.end?.how, 'done');
  });

  it('locks an event here while a window of that version has its lock', async () => {
    const before = createLocks({
      claims: createClaims({ folder: path.join(old(), 'locks'), clock: aClock() }),
      clock: aClock(),
      warn: () => undefined,
      signal: never,
    });
    const key = keyOf(anOperation());
    const holder = (operationId: string) => ({ operationId, pid: process.pid, account: 'Test', at: noon });
    await before.take(key, holder('theirs'));
    const { locks } = open();
    assert.equal((await locks.take(key, holder('mine')))?.operationId, 'theirs');
    await before.release(key, 'theirs');
    assert.equal(await locks.take(key, holder('mine')), undefined, 'nothing of the first attempt stays');
    assert.equal((await before.take(key, holder('theirs')))?.operationId, 'mine', 'nor has that version it now');
    await locks.release(key, 'mine');
    assert.equal(await before.take(key, holder('theirs')), undefined);
  });

  it('of what was told is remembered: nothing is told twice', async () => {
    const state = open();
    const told = createTold(toldFile(state.toldFolder, aClock(), state.takeOver), error => {
      throw error;
    });
    const { snoozedUntil } = await told.read();
    assert.equal(snoozedUntil('e-1/i-1'), noon + 1);
    assert.deepEqual([...(await told.claim(['new e-1/i-1', 'new e-2/i-1']))], ['new e-2/i-1']);
    assert.deepEqual(await system.readdir(path.join(old(), 'told')), [
      `told-${Math.floor(noon / 7_776_000_000)}.jsonl.taken-over`,
    ]);
  });

  it('waits for another window that is at it; where that does not come to an end, nothing is sent meanwhile', async () => {
    const clock = aClock();
    const taking = (held: () => boolean) =>
      takeOverOldFolder({
        ...{ old: old(), folder: folder(), editor: 'editor-1', clock },
        lease: { hold: () => Promise.resolve(held()), release: () => undefined },
        journal: { adopt: () => Promise.resolve() },
      });
    await assert.rejects(
      taking(() => false),
      { code: 'EBUSY' },
    );
    assert.equal(clock.slept.length, 50);
    let asked = 0;
    await taking(() => (asked += 1) > 3);
    assert.deepEqual([clock.slept.length, (await system.readdir(old())).includes('operations.jsonl')], [53, false]);
  });

  it('stays under other names, one for each time; lines that are no records come as they are', async () => {
    await recordsOf();
    await system.writeFile(path.join(old(), 'operations.jsonl'), 'torn\n\n[1]\nnull\n{"operation":null}\n');
    await recordsOf();
    const names = (await system.readdir(old())).filter(name => name.startsWith('operations'));
    assert.deepEqual(names.sort(), ['operations.jsonl.taken-over', 'operations.jsonl.taken-over-1']);
    const lines = await linesIn('state', 'operations.jsonl');
    assert.deepEqual(lines.slice(-4, -1), ['torn', '[1]', 'null']);
    assert.match(lines.at(-1) ?? '', /^\{"operation":null,"lineId":/);
  });

  it('is nothing where there is no such folder, or it is the user’s own', async () => {
    await system.rm(old(), { recursive: true });
    assert.deepEqual((await recordsOf()).all(), []);
    assert.deepEqual((await recordsOf(open(folder()))).all(), []);
  });
});
