import assert from 'node:assert/strict';
import * as system from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { JournalError, journalFailure } from '../../../src/state/journalError';
import { journalFile, type Disk } from '../../../src/state/journalFile';
import { english } from '../../builders';
import { withoutId } from './lines';

type Handle = system.FileHandle;

const failing = (code: string) => () => Promise.reject(Object.assign(new Error('The disk says no.'), { code }));

/** The real disk, with what is done to each file and folder in order, and parts of its handles replaced. */
function aDiskThat(instead: (opened: string, handle: Handle) => Partial<Handle> = () => ({})) {
  const done: string[] = [];
  const disk: Disk = {
    ...system,
    open: async (opened, ...how) => {
      const handle = await system.open(opened, ...how);
      const name = path.basename(String(opened));
      const replaced = instead(name, handle);
      return new Proxy(handle, {
        get: (target, step) => {
          const member: unknown = Reflect.get(step in replaced ? replaced : target, step);
          return typeof member !== 'function'
            ? member
            : (...call: unknown[]): unknown => {
                if (['write', 'datasync', 'sync', 'close'].includes(String(step))) {
                  done.push(`${name} ${String(step)}`);
                }
                return Reflect.apply(member, target, call);
              };
        },
      });
    },
  };
  return { disk, done };
}

describe('The journal on a disk that', () => {
  let folder: string;
  let name: string;
  beforeEach(async () => {
    folder = await system.mkdtemp(path.join(tmpdir(), 'ens-events-disk-'));
    name = path.join(folder, 'deep', 'down', 'operations.jsonl');
  });
  afterEach(() => system.rm(folder, { recursive: true, force: true }));

  it('works: the line is flushed, then for a new file its name and those of its new folders; all is closed', async () => {
    const { disk, done } = aDiskThat();
    const file = journalFile(name, english, disk);
    await file.append({ a: 1 });
    const top = path.basename(folder);
    assert.deepEqual(done, [
      ...['operations.jsonl write', 'operations.jsonl datasync'],
      ...['down sync', 'down close', 'deep sync', 'deep close', `${top} sync`, `${top} close`],
      'operations.jsonl close',
    ]);
    done.length = 0;
    await file.append({ b: 2 });
    assert.deepEqual(done, ['operations.jsonl write', 'operations.jsonl datasync', 'operations.jsonl close']);
  });

  it('works, in a folder that was there: the name in it is flushed, and no other', async () => {
    await system.mkdir(path.dirname(name), { recursive: true });
    const { disk, done } = aDiskThat();
    await journalFile(name, english, disk).append({ a: 1 });
    assert.deepEqual(
      done.filter(step => step.endsWith(' sync')),
      ['down sync'],
    );
  });

  it('takes half a line: says so, closes the file, and the next line stands alone', async () => {
    const { disk, done } = aDiskThat((_, handle) => ({
      write: ((line: Buffer) => handle.write(line.subarray(0, line.length / 2))) as Handle['write'],
    }));
    await journalFile(name, english).append({ a: 1 });
    await assert.rejects(journalFile(name, english, disk).append({ b: 2 }), { name: 'JournalError', code: 'ENOSPC' });
    assert.deepEqual(done, ['operations.jsonl write', 'operations.jsonl close']);
    await journalFile(name, english).append({ c: 3 });
    const lines = await journalFile(name, english).read();
    assert.deepEqual(
      lines.map(line => (typeof line === 'string' ? line.slice(0, 6) : withoutId(line))),
      [{ a: 1 }, '{"b":2', { c: 3 }],
    );
  });

  for (const [step, code] of [
    ['write', 'ENOSPC'],
    ['datasync', 'EIO'],
    ['stat', 'EIO'],
  ] as const) {
    it(`fails at its ${step}: says so with the code, and closes the file`, async () => {
      const { disk, done } = aDiskThat(() => ({ [step]: failing(code) }));
      await assert.rejects(journalFile(name, english, disk).append({ a: 1 }), { name: 'JournalError', code });
      assert.deepEqual(done.at(-1), 'operations.jsonl close');
    });
  }

  for (const code of ['EACCES', 'EBADF', 'EINVAL', 'EISDIR', 'ENOTSUP', 'EPERM']) {
    it(`does not flush folders and says ${code}: the line counts all the same`, async () => {
      const { disk, done } = aDiskThat(() => ({ sync: failing(code) }));
      await journalFile(name, english, disk).append({ a: 1 });
      assert.deepEqual(
        done.filter(step => step.startsWith('down')),
        ['down sync', 'down close'],
      );
    });
  }

  it('does not even open folders: the line counts all the same', async () => {
    const { disk } = aDiskThat();
    const open: Disk['open'] = (opened, ...how) => (opened === name ? disk.open(opened, ...how) : failing('EISDIR')());
    await journalFile(name, english, { ...disk, open }).append({ a: 1 });
    assert.deepEqual((await journalFile(name, english).read()).map(withoutId), [{ a: 1 }]);
  });

  it('breaks while a folder is flushed: says so, and closes both', async () => {
    const { disk, done } = aDiskThat(() => ({ sync: failing('EIO') }));
    await assert.rejects(journalFile(name, english, disk).append({ a: 1 }), { name: 'JournalError', code: 'EIO' });
    assert.deepEqual(done.slice(-2), ['down close', 'operations.jsonl close']);
  });

  it('fails in words that have no code: says so', async () => {
    const { disk } = aDiskThat(() => ({ write: () => Promise.reject(new Error('odd')) }));
    await assert.rejects(journalFile(name, english, disk).append({ a: 1 }), { name: 'JournalError', code: '(none)' });
  });
});

describe('A failure of the journal', () => {
  it('stays as it is where it is one already', () => {
    const full = new JournalError('The disk is full.', 'Make room.', 'ENOSPC');
    assert.equal(journalFailure(full, english), full);
  });

  it('is made of whatever the system threw', () => {
    const made = journalFailure(Object.assign(new Error('no'), { code: 'EROFS' }), english);
    assert.deepEqual(
      [made.code, made.message],
      ['EROFS', 'The record of operations on this computer cannot be used: EROFS'],
    );
    assert.equal(journalFailure('text', english).code, '(none)');
  });
});
