import assert from 'node:assert/strict';
import * as system from 'node:fs/promises';
import { appendFile, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compactJournal } from '../../../src/state/compact';
import { journalFile } from '../../../src/state/journalFile';
import { isCopy, partName, partNumber } from '../../../src/state/journalParts';
import { english } from '../../builders';
import { countingDisk } from './countingDisk';
import { withoutId } from './lines';

describe('The file of the journal', () => {
  let folder: string;
  let name: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ens-events-journal-'));
    name = path.join(folder, 'operations.jsonl');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const file = () => journalFile(name, english);
  const linesOf = async (reader = file()) => (await reader.read()).map(withoutId);

  it('is one line a record and nothing else, also where the file was there but empty', async () => {
    await writeFile(name, '');
    await file().append({ a: 1 });
    await file().append({ b: 2 });
    assert.match(
      await readFile(name, 'utf8'),
      /^\n\{"a":1,"lineId":"[\w-]{36}"\}\n\n\{"b":2,"lineId":"[\w-]{36}"\}\n$/,
    );
  });

  it('gives back what is no record too: who reads it judges', async () => {
    await writeFile(name, 'null\n[]\n5\nnonsense\n\n{}\n{"a":[]}\n');
    assert.deepEqual(await linesOf(), [null, [], 5, 'nonsense', {}, { a: [] }]);
  });

  it('names what is wrong with it, and the system’s code', async () => {
    const broken = journalFile(path.join(name, 'below-a-file'), english);
    await writeFile(name, '');
    await assert.rejects(broken.append({}), {
      name: 'JournalError',
      message: /^The record of operations on this computer cannot be used: (ENOTDIR|EEXIST|ENOENT)$/,
      code: /^(ENOTDIR|EEXIST|ENOENT)$/,
    });
  });

  it('says so where what is to be written is no record at all', async () => {
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    await assert.rejects(file().append(circular), { name: 'JournalError', code: '(none)' });
  });

  describe('case 71: with a torn line at its end', () => {
    for (const torn of ['{"b"', '{"b":"é'.slice(0, -1), '{"b":1}']) {
      it(`is gone on with after ${torn}, by several windows at once: no record is glued to it, none is lost`, async () => {
        await writeFile(name, `{"a":1}\n${torn}`);
        await Promise.all(Array.from({ length: 10 }, (_, n) => file().append({ n })));
        const lines = await linesOf();
        assert.deepEqual(lines.slice(0, 2), [{ a: 1 }, torn.endsWith('}') ? { b: 1 } : torn]);
        assert.deepEqual(new Set(lines.slice(2).map(line => (line as { n: number }).n)).size, 10);
      });
    }

    it('is gone on with by a window that tears its own line: the next one stands alone', async () => {
      const half = {
        open: async (...how: Parameters<typeof system.open>) => {
          const handle = await system.open(...how);
          return new Proxy(handle, {
            get: (target, step) => {
              const member: unknown = Reflect.get(target, step);
              return step === 'write'
                ? (line: Buffer) => target.write(line.subarray(0, line.length / 2))
                : typeof member === 'function'
                  ? (...call: unknown[]): unknown => Reflect.apply(member, target, call)
                  : member;
            },
          });
        },
      };
      await Promise.allSettled([
        journalFile(name, english, { ...system, ...half }).append({ torn: 'x'.repeat(200) }),
        file().append({ n: 1 }),
        journalFile(name, english, { ...system, ...half }).append({ torn: 'x'.repeat(200) }),
        file().append({ n: 2 }),
      ]);
      const whole = (await linesOf()).filter(line => typeof line === 'object');
      assert.deepEqual(new Set(whole.map(line => (line as { n: number }).n)), new Set([1, 2]));
    });

    it('shows that line, and once more when its writer goes on with it', async () => {
      const reader = file();
      await writeFile(name, '{"a":1}\n{"b":');
      assert.deepEqual(await linesOf(reader), [{ a: 1 }, '{"b":']);
      await appendFile(name, '2}\n');
      assert.deepEqual(await linesOf(reader), [{ b: 2 }]);
    });
  });

  describe('case 75: read again and again', () => {
    it('gives what was added since, and reads nothing else from the disk', async () => {
      const { disk, bytes } = countingDisk();
      await writeFile(name, '{"a":1}\n'.repeat(10_000));
      const reader = journalFile(name, english, disk);
      assert.equal((await reader.read()).length, 10_000);
      const first = bytes();
      await file().append({ b: 2 });
      assert.deepEqual((await reader.read()).map(withoutId), [{ b: 2 }]);
      assert.deepEqual(await reader.read(), []);
      assert.ok(bytes() - first < 200, `${bytes() - first} bytes`);
    });

    it('begins anew where the file was put back or cut short by another program', async () => {
      const reader = file();
      await writeFile(name, '{"a":1}\n{"b":2}\n');
      await reader.read();
      await writeFile(name, '{"c":3}\n');
      assert.deepEqual(await linesOf(reader), [{ c: 3 }]);
      await writeFile(path.join(folder, 'other'), '{"d":4}\n{"e":5}\n');
      await rename(path.join(folder, 'other'), name);
      assert.deepEqual(await linesOf(reader), [{ d: 4 }, { e: 5 }]);
    });
  });

  describe('case 101: where a cloud drive keeps two computers’ files', () => {
    for (const copy of [
      'operations (conflicted copy 2026-11-28).jsonl',
      'operations-edge-host.jsonl',
      'operations 2.jsonl',
      'operations.sync-conflict-20261128-101500-ABCDEFG.jsonl',
    ]) {
      it(`reads ${copy} as well`, async () => {
        await file().append({ here: 1 });
        await writeFile(path.join(folder, copy), '{"there":2}\n');
        assert.deepEqual(
          new Set((await linesOf()).map(line => JSON.stringify(line))),
          new Set(['{"here":1}', '{"there":2}']),
        );
      });
    }
  });

  describe('that has become long', () => {
    const keepOdd = (lines: readonly string[]) => lines.filter(line => line.includes('odd'));
    const compact = () => compactJournal(name, keepOdd, system, 1);

    it('goes on in a part that begins with what matters; the first part stays as it is', async () => {
      await file().append({ n: 'odd 1' });
      await file().append({ n: 'even 2' });
      const before = await readFile(name, 'utf8');
      assert.equal(await compact(), true);
      assert.equal(await readFile(name, 'utf8'), before);
      assert.deepEqual((await linesOf()).slice(1), [{ n: 'odd 1' }]);
      await file().append({ n: 'odd 3' });
      assert.deepEqual((await linesOf()).slice(1), [{ n: 'odd 1' }, { n: 'odd 3' }]);
      assert.deepEqual((await readdir(folder)).sort(), ['operations-1.jsonl', 'operations.jsonl']);
    });

    it('is left alone while it is short', async () => {
      await file().append({ n: 1 });
      assert.equal(await compactJournal(name, keepOdd), false);
      assert.deepEqual(await readdir(folder), ['operations.jsonl']);
    });

    it('shows a window that has read it only what is new', async () => {
      const reader = file();
      await file().append({ n: 'odd 1' });
      await reader.read();
      await compact();
      await file().append({ n: 'even 2' });
      assert.deepEqual(
        (await linesOf(reader)).filter(line => JSON.stringify(line).includes('"n"')),
        [{ n: 'even 2' }],
      );
    });

    it('loses nothing that a window adds to the old part because it had that open', async () => {
      const reader = file();
      await file().append({ n: 'odd 1' });
      await reader.read();
      await compact();
      await appendFile(name, '\n{"n":"late"}\n');
      assert.deepEqual((await linesOf()).at(0), { n: 'late' });
      assert.ok((await linesOf(reader)).some(line => JSON.stringify(line) === '{"n":"late"}'));
      await file().append({ n: 'odd 2' });
      await compactJournal(name, lines => lines, system, 1);
      assert.ok(
        (await linesOf()).some(line => JSON.stringify(line) === '{"n":"late"}'),
        'nor in the part after that',
      );
    });

    it('takes a line that was being added meanwhile into both parts, and gives it once', async () => {
      let begun = false;
      const meanwhile = {
        ...system,
        open: async (...how: Parameters<typeof system.open>) => {
          const handle = await system.open(...how);
          if (!begun) {
            begun = true;
            await compact();
          }
          return handle;
        },
      };
      await file().append({ n: 'odd 1' });
      await journalFile(name, english, meanwhile).append({ n: 'odd 2' });
      assert.equal((await readFile(partName(name, 1), 'utf8')).includes('odd 2'), true);
      assert.deepEqual(
        (await linesOf()).filter(line => JSON.stringify(line).includes('odd 2')),
        [{ n: 'odd 2' }],
      );
    });

    it('goes on twice while a window sleeps: that one has every line all the same', async () => {
      const reader = file();
      await file().append({ n: 'odd 1' });
      await reader.read();
      await compact();
      await file().append({ n: 'even 2' });
      await compact();
      await file().append({ n: 'odd 3' });
      const lines = (await linesOf(reader)).map(line => JSON.stringify(line));
      assert.ok(lines.includes('{"n":"even 2"}') && lines.includes('{"n":"odd 3"}'));
    });
  });

  it('has parts with numbers, and knows no other file for one', () => {
    assert.deepEqual(
      [
        'operations.jsonl',
        'operations-7.jsonl',
        'operations-0.jsonl',
        'operations-x.jsonl',
        'operations',
        'told.jsonl',
      ].map(each => partNumber(name, each)),
      [0, 7, undefined, undefined, undefined, undefined],
    );
    assert.deepEqual(
      ['operations-7.jsonl', 'operations 2.jsonl', 'told.jsonl'].map(each => isCopy(name, each)),
      [false, true, false],
    );
  });
});
