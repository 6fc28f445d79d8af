import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { clearLeftovers } from '../../../src/state/clearLeftovers';
import { noon } from '../../builders';

const day = 24 * 3_600_000;
const hash = 'a'.repeat(64);
const probe = 'probe-00000000-0000-4000-8000-000000000000';

describe('What windows that died left half done', () => {
  it('is removed after a day, and nothing else: no lock, nothing foreign, nothing that is just being made', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'ens-events-left-'));
    const put = async (name: string, at: number) => {
      await mkdir(path.join(folder, name, 'inside'), { recursive: true });
      await utimes(path.join(folder, name), at / 1_000, at / 1_000);
    };
    try {
      await put(`${hash}.new`, noon - day - 1_000);
      await put(probe, noon - day - 1_000);
      await put(hash, noon - 90 * day);
      await put('something else.new', noon - 90 * day);
      await put(`${'b'.repeat(64)}.new`, noon - day + 1_000);
      await clearLeftovers(folder, noon);
      assert.deepEqual((await readdir(folder)).sort(), [hash, `${'b'.repeat(64)}.new`, 'something else.new']);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('is nothing where there is no such folder', async () => {
    await clearLeftovers(path.join(tmpdir(), 'ens-events-no-such-folder'), noon);
  });
});
