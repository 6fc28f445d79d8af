// A sample of each file there ever was, as it was written: this version reads every one.
import assert from 'node:assert/strict';
import * as system from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTold } from '../../../src/events/told';
import { toldFile } from '../../../src/events/toldFile';
import { createJournal } from '../../../src/operations/journal';
import { createClaims } from '../../../src/state/claims';
import { journalFile } from '../../../src/state/journalFile';
import { createLease } from '../../../src/state/lease';
import { createLocks } from '../../../src/state/locks';
import { aClock, anOperation, english, noon } from '../../builders';

const versions = ['0.1', '1'] as const;
const lockOf = { '0.1': ['e-left/i-sample-1', 'op-left'], '1': ['e-open/i-sample-1', 'op-open'] } as const;

for (const version of versions) {
  describe(`case 100: what version ${version} kept`, () => {
    let folder: string;
    beforeEach(async () => {
      folder = await system.mkdtemp(path.join(tmpdir(), 'ens-events-fixtures-'));
      await system.cp(path.join('test/fixtures/state', version), folder, { recursive: true });
    });
    afterEach(() => system.rm(folder, { recursive: true, force: true }));

    it('is read as it was written: every operation with all that is known of it', async () => {
      const operations = await createJournal(journalFile(path.join(folder, 'operations.jsonl'), english)).read();
      const open = operations.find(({ id }) => id === 'op-open');
      assert.deepEqual([open?.unreadable, open?.end, open?.plan.opsType], [undefined, undefined, 'scheduled']);
      assert.deepEqual(open?.outcome, { kind: 'accepted', requestId: 'REQ-SAMPLE-2' });
      assert.deepEqual(open.snapshot?.disks, ['d-1']);
      // In version 1 it was left and taken up again, in the second part of the record.
      assert.equal(open.profileId, version === '1' ? 'p-new' : 'p-sample');
      assert.equal(open.editor, version === '1' ? '0123456789abcdef' : undefined);
      const done = operations.find(({ id }) => id === 'op-done');
      assert.equal(done?.end?.how, version === '1' ? undefined : 'done', 'what is over is in the part before');
    });

    it('holds a lock, by whom it says', async () => {
      const claims = createClaims({ folder: path.join(folder, 'locks'), clock: aClock() });
      const parts = { claims, clock: aClock(), warn: () => undefined, signal: new AbortController().signal };
      const [key, operationId] = lockOf[version];
      const { pid, account } = anOperation();
      const other = await createLocks(parts).take(key, { operationId: 'mine', pid, account, at: noon });
      assert.deepEqual(
        [other?.operationId, other?.account, other?.action, other?.at, other?.started],
        [operationId, 'Sample Ltd', 'redeploy', noon, 'boot-0 100'],
      );
      assert.equal(other?.computer, version === '1' ? 'host-sample' : undefined);
    });

    it('is remembered as told', async () => {
      const told = createTold(toldFile(path.join(folder, 'told'), aClock()), error => {
        throw error;
      });
      const { has, snoozedUntil, waitingSince } = await told.read();
      assert.deepEqual([has('new e-1/i-1'), has('new e-2/i-1')], [true, false]);
      assert.deepEqual([snoozedUntil('e-1/i-1'), waitingSince('p-sample')], [noon + 1, noon]);
    });
  });
}

describe('case 100: a lease that version 1 kept', () => {
  it('holds while its window is there and confirms it', async () => {
    const folder = await system.mkdtemp(path.join(tmpdir(), 'ens-events-fixtures-'));
    try {
      await system.cp('test/fixtures/state/1/leases', folder, { recursive: true });
      const [place = ''] = await system.readdir(folder);
      const [file = ''] = await system.readdir(path.join(folder, place));
      await system.utimes(path.join(folder, place, file), noon / 1_000, noon / 1_000);
      const clock = aClock();
      const claims = createClaims({ folder, clock });
      const lease = (lives: boolean) =>
        createLease({ claims, name: 'watch p-sample', self: { pid: 1 }, lives: () => lives, clock });
      assert.equal(await lease(true).hold(60_000), false);
      assert.equal(await lease(false).hold(60_000), true);
    } finally {
      await system.rm(folder, { recursive: true, force: true });
    }
  });
});
