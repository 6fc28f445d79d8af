import assert from 'node:assert/strict';
import * as system from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTail } from '../../../src/state/tail';

describe('The end of a file that grows', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await system.mkdtemp(path.join(tmpdir(), 'ens-events-tail-'));
    file = path.join(folder, 'lines');
  });
  afterEach(() => system.rm(folder, { recursive: true, force: true }));

  /** The disk with at most so many bytes a read, as a network drive answers, and how many files are open. */
  function slowDisk(most: number) {
    const open = { files: 0 };
    const disk = {
      open: async (...how: Parameters<typeof system.open>) => {
        const handle = await system.open(...how);
        open.files += 1;
        return new Proxy(handle, {
          get: (target, step) => {
            const member: unknown = Reflect.get(target, step);
            if (step === 'read') {
              return (buffer: Buffer, offset: number, length: number, position: number) =>
                target.read(buffer, offset, Math.min(length, most), position);
            }
            return typeof member !== 'function'
              ? member
              : (...call: unknown[]): unknown => {
                  open.files -= step === 'close' ? 1 : 0;
                  return Reflect.apply(member, target, call);
                };
          },
        });
      },
    };
    return { disk, open };
  }

  it('has no lines where there is no file, and no first one', async () => {
    const tail = createTail(file, system);
    assert.deepEqual([await tail.read(), await tail.first(), tail.offset()], [[], '', 0]);
  });

  it('cannot be read where the system says so', async () => {
    const denied = () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' }));
    await assert.rejects(createTail(file, { open: denied }).read(), { code: 'EACCES' });
    await assert.rejects(createTail(folder, system).read(), { code: 'EISDIR' });
  });

  it('is whole however little the disk gives at once, and every file is closed', async () => {
    await system.writeFile(file, 'one\n\n  \ntwo é\nthree\n');
    const { disk, open } = slowDisk(3);
    const tail = createTail(file, disk);
    assert.deepEqual(await tail.read(), ['one', 'two é', 'three']);
    assert.deepEqual([tail.offset(), open.files], [(await system.stat(file)).size, 0]);
    assert.deepEqual(await tail.read(), []);
    await system.appendFile(file, 'four\n');
    assert.deepEqual(await tail.read(), ['four']);
  });

  it('is what there is where the file was cut short while it was read', async () => {
    await system.writeFile(file, 'one\ntwo\n');
    const stat = () => Promise.resolve({ ino: 1, size: 100 });
    const disk = {
      open: async (...how: Parameters<typeof system.open>) => {
        const handle = await system.open(...how);
        Object.assign(handle, { stat });
        return handle;
      },
    };
    assert.deepEqual(await createTail(file, disk).read(), ['one', 'two']);
  });

  it('begins where it is told to, and shows the first line all the same', async () => {
    await system.writeFile(file, '\none\ntwo\n');
    const tail = createTail(file, system, 5);
    assert.deepEqual([await tail.read(), await tail.first()], [['two'], 'one']);
  });

  it('shows a line without its end once, and again when it goes on, in the middle of a character too', async () => {
    const bytes = Buffer.from('{"a":"é"}\n');
    await system.writeFile(file, bytes.subarray(0, 7));
    const tail = createTail(file, system);
    assert.equal((await tail.read()).length, 1);
    assert.deepEqual(await tail.read(), []);
    await system.appendFile(file, bytes.subarray(7));
    assert.deepEqual(await tail.read(), ['{"a":"é"}']);
  });
});
