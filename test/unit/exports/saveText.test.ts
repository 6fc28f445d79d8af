import assert from 'node:assert/strict';
import { mkdir, mkdtemp, open, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SaveError } from '../../../src/exports/saveError';
import { saveText, type SaveFiles } from '../../../src/exports/saveText';
import { english } from '../../builders';

type FileHandle = Awaited<ReturnType<SaveFiles['open']>>;
const real: SaveFiles = { open, rename, rm };

const failsWith = (code: string) => () => Promise.reject(Object.assign(new Error('canary words'), { code }));

/** The real disk, but what is done with an open file is replaced. */
function withHandle(change: (handle: FileHandle) => Partial<FileHandle>): SaveFiles {
  return {
    ...real,
    open: async (file, flags) => {
      const handle = await open(file, flags);
      const whole: FileHandle = {
        writeFile: text => handle.writeFile(text),
        sync: () => handle.sync(),
        close: () => handle.close(),
      };
      return { ...whole, ...change(whole) };
    },
  };
}

describe('case 42: saving an export', () => {
  let folder: string;
  let target: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ens-events-save-'));
    target = path.join(folder, 'operations.csv');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const save = (file: string, text: string, files?: SaveFiles) => saveText(file, text, english, files);

  /** The error a person is shown, after checking that it is ours and repeats nothing of the system's. */
  async function failure(saving: Promise<void>): Promise<SaveError> {
    const error: unknown = await saving.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof SaveError);
    assert.equal(error.message, `The file was not saved: ${error.code}`);
    assert.ok(!error.advice.includes('canary'));
    return error;
  }

  it('writes the text as UTF-8 and leaves nothing else in the folder', async () => {
    await save(target, 'time,实例\r\n');
    assert.equal(await readFile(target, 'utf8'), 'time,实例\r\n');
    assert.deepEqual(await readdir(folder), ['operations.csv']);
  });

  it('replaces an existing file whole', async () => {
    await writeFile(target, 'a much longer text than the new one');
    await save(target, 'new');
    assert.equal(await readFile(target, 'utf8'), 'new');
    assert.deepEqual(await readdir(folder), ['operations.csv']);
  });

  it('has the text on the disk before it takes the name', async () => {
    const steps: string[] = [];
    const files: SaveFiles = {
      ...withHandle(handle => ({
        sync: () => {
          steps.push('flushed');
          return handle.sync();
        },
        close: () => {
          steps.push('closed');
          return handle.close();
        },
      })),
      rename: (from, to) => {
        steps.push('renamed');
        assert.equal(path.dirname(from), folder);
        return rename(from, to);
      },
    };
    await save(target, 'text', files);
    assert.deepEqual(steps, ['flushed', 'closed', 'renamed']);
  });

  it('says that the folder does not exist', async () => {
    const error = await failure(save(path.join(folder, 'gone', 'x.csv'), 'text'));
    assert.deepEqual([error.code, error.advice], ['ENOENT', 'The folder does not exist. Choose another one.']);
    assert.deepEqual(await readdir(folder), []);
  });

  it('says that a folder has the name', async () => {
    await mkdir(path.join(target, 'inner'), { recursive: true });
    const error = await failure(save(target, 'text'));
    assert.match(error.advice, /^There is a folder of this name/);
    assert.deepEqual(await readdir(folder), ['operations.csv']);
  });

  for (const code of ['EACCES', 'EPERM', 'EROFS']) {
    it(`says that a read-only folder may not be written to (${code})`, async () => {
      const error = await failure(save(target, 'text', { ...real, open: failsWith(code) }));
      assert.deepEqual([error.code, error.advice.slice(0, 24)], [code, 'You may not write there.']);
      assert.deepEqual(await readdir(folder), []);
    });
  }

  for (const step of ['writeFile', 'sync', 'close'] as const) {
    it(`keeps the old file and leaves no partial one when the disk is full (${step})`, async () => {
      await writeFile(target, 'old');
      const files = withHandle(handle => ({
        [step]: async (text: string) => {
          await (step === 'writeFile' ? handle.writeFile(text.slice(0, 2)) : handle[step]());
          return failsWith('ENOSPC')();
        },
      }));
      const error = await failure(save(target, 'a new text', files));
      assert.deepEqual([error.code, error.advice.slice(0, 17)], ['ENOSPC', 'The disk is full.']);
      assert.equal(await readFile(target, 'utf8'), 'old');
      assert.deepEqual(await readdir(folder), ['operations.csv']);
    });
  }

  it('keeps the old file and leaves no partial one when the name cannot be taken', async () => {
    await writeFile(target, 'old');
    const error = await failure(save(target, 'new', { ...real, rename: failsWith('EBUSY') }));
    assert.deepEqual([error.code, error.advice], ['EBUSY', 'Try again, or choose another folder.']);
    assert.equal(await readFile(target, 'utf8'), 'old');
    assert.deepEqual(await readdir(folder), ['operations.csv']);
  });

  it('tells what went wrong first, even where the cleaning up fails too', async () => {
    const files: SaveFiles = { ...real, rename: failsWith('EBUSY'), rm: failsWith('EIO') };
    assert.equal((await failure(save(target, 'text', files))).code, 'EBUSY');
  });
});
