import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EventEmitter, type TreeView } from 'vscode';
import { compactRecord } from '../../src/commands/compactRecord';
import type { Lease } from '../../src/state/lease';
import { manualClock } from '../unit/manualClock';
import { until } from '../unit/views/pollingBench';

const minute = 60_000;

describe('The record of operations, a minute after a view was first seen', () => {
  let folder: string;
  let clock: ReturnType<typeof manualClock>;
  let errors: Error[];
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ens-events-compact-'));
    clock = manualClock();
    errors = [];
    await writeFile(path.join(folder, 'operations.jsonl'), `${' '.repeat(99)}\n`.repeat(50_000));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const parts = () => readdir(folder);

  /** A window whose view is hidden at first. */
  function aWindow(hold: Lease['hold'] = () => Promise.resolve(true)) {
    const visibility = new EventEmitter<{ visible: boolean }>();
    const tree = { visible: false, onDidChangeVisibility: visibility.event };
    let released = 0;
    const release = () => {
      released += 1;
    };
    const compacting = compactRecord({
      trees: [tree as unknown as TreeView<unknown>],
      state: {
        journalPath: path.join(folder, 'operations.jsonl'),
        claimFolders: [],
        leaseOf: () => ({ hold, release }),
      },
      clock,
      logError: error => errors.push(error),
    });
    const see = () => {
      tree.visible = true;
      visibility.fire({ visible: true });
    };
    return { see, released: () => released, compacting };
  }

  it('is made shorter, once in each window', async () => {
    const { see, released } = aWindow();
    assert.equal(clock.waiting(), 0, 'nothing before a view is seen');
    see();
    see();
    assert.equal(clock.waiting(), 1);
    await clock.pass(minute);
    await until(() => released() === 1);
    assert.deepEqual((await parts()).sort(), ['operations-1.jsonl', 'operations.jsonl']);
    see();
    assert.deepEqual([clock.waiting(), errors], [0, []]);
  });

  it('is left to another window that is at it', async () => {
    let asked = 0;
    const { see, released } = aWindow(() => {
      asked += 1;
      return Promise.resolve(false);
    });
    see();
    await clock.pass(minute);
    await until(() => asked === 1);
    assert.deepEqual([await parts(), released()], [['operations.jsonl'], 0]);
  });

  it('is left alone where the window ends before', async () => {
    const { see, compacting } = aWindow();
    see();
    compacting.dispose();
    await clock.pass(minute);
    assert.deepEqual([await parts(), clock.waiting(), errors], [['operations.jsonl'], 0, []]);
  });

  it('stays as it is where the disk says no, which the log says', async () => {
    const { see } = aWindow(() => Promise.reject(new Error('EROFS')));
    see();
    await clock.pass(minute);
    await until(() => errors.length === 1);
    assert.deepEqual(await parts(), ['operations.jsonl']);
  });
});
