// A document that several windows change, on a real disk.
import assert from 'node:assert/strict';
import * as system from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../../src/ens/systemClock';
import { createClaims } from '../../../src/state/claims';
import { createDocument, type DocumentParts } from '../../../src/state/document';
import { DocumentError } from '../../../src/state/documentError';
import { createLease } from '../../../src/state/lease';
import { aClock } from '../../builders';

const isProblem = (problem: DocumentError['problem'], code?: string) => (error: unknown) => {
  assert.ok(error instanceof DocumentError);
  assert.deepEqual([error.problem, error.code], [problem, code]);
  return true;
};
/** Adds one to the member. */
const count = (name: string) => (value: Readonly<Record<string, unknown>>) => ({
  ...value,
  [name]: Number(value[name] ?? 0) + 1,
});

describe('A document', () => {
  let home: string;
  const file = () => path.join(home, 'own', 'a.json');
  const write = async (text: string) => {
    await system.mkdir(path.dirname(file()), { recursive: true });
    await system.writeFile(file(), text);
  };
  const text = () => system.readFile(file(), 'utf8');
  /** A window; those with other numbers are others. */
  const open = (pid = 1, parts: Partial<DocumentParts> = {}) =>
    createDocument({
      ...{ file: file(), isOurs: value => !('foreign' in value), clock: systemClock },
      ...{ self: { pid, window: `w-${pid}` }, lives: () => true },
      ...parts,
    });
  const names = async () => (await system.readdir(path.dirname(file()))).sort();

  beforeEach(async () => {
    home = await system.mkdtemp(path.join(tmpdir(), 'ens-events-document-'));
  });
  afterEach(() => system.rm(home, { recursive: true, force: true }));

  it('is none at first; the first change makes it, for this user alone, and leaves nothing beside it', async () => {
    const document = open();
    assert.deepEqual(document.read(), { kind: 'none' });
    await document.change(value => ({ ...value, a: 1 }));
    assert.deepEqual(document.read(), { kind: 'ours', value: { version: 1, a: 1 } });
    assert.equal(await text(), '{"version":1,"a":1}\n');
    assert.equal((await system.stat(file())).mode & 0o777, 0o600);
    assert.deepEqual(await names(), ['a.json', 'leases']);
    assert.deepEqual(await system.readdir(path.join(home, 'own', 'leases')), []);
  });

  it('is read by another window as soon as it is written', async () => {
    const [first, second] = [open(1), open(2)];
    for (let n = 1; n <= 20; n += 1) {
      await first.change(count('n'));
      assert.deepEqual(second.read(), { kind: 'ours', value: { version: 1, n } });
    }
  });

  it('is not written where the change answers what it was given', async () => {
    await open().change(value => value);
    await assert.rejects(system.stat(file()), /ENOENT/);
  });

  for (const windows of [1, 2, 12]) {
    it(`case 87: loses none of many changes at once, in ${windows} windows that find no file`, async () => {
      const all = Array.from({ length: windows }, (_, n) => open(n + 1));
      await Promise.all(all.flatMap((document, n) => [document.change(count(`n${n}`)), document.change(count('all'))]));
      const stored = open().read();
      assert.ok(stored.kind === 'ours');
      assert.equal(stored.value['all'], windows);
      assert.equal(Object.keys(stored.value).length, windows + 2);
    });
  }

  for (const [what, stored] of [
    ['of version 2', '{"version":2,"a":1}'],
    ['of version 99, with members nobody knows', '{"version":99,"x":[null]}'],
    ['whose version is a text', '{"version":"1"}'],
    ['without a version', '{"a":1}'],
    ['of our version in another shape', '{"version":1,"foreign":true}'],
    ['that is an empty object', '{}'],
  ] as const) {
    it(`case 100: ${what} is read-only: nothing is written, not even by who begins anew`, async () => {
      await write(stored);
      const document = open();
      assert.deepEqual(document.read(), { kind: 'newer' });
      await assert.rejects(document.change(count('n')), isProblem('newer'));
      await assert.rejects(document.change(count('n'), true), isProblem('newer'));
      assert.deepEqual([await text(), await names()], [stored, ['a.json', 'leases']]);
    });
  }

  for (const [what, stored] of [
    ['half a file', '{"version":1,"profiles":[{"id":"a","na'],
    ['empty', ''],
    ['no JSON', 'hello'],
    ['null', 'null'],
    ['a number', '1'],
    ['a list', '[{"version":1}]'],
    ['longer than any of ours', `{"version":1,"a":"${'x'.repeat(1024 * 1024)}"}`],
    ['full of zeros, as after a crash', '\0'.repeat(300)],
  ] as const) {
    it(`case 100: that is ${what} is damaged: never written over, and kept aside where one begins anew`, async () => {
      await write(stored);
      const document = open();
      assert.deepEqual(document.read(), { kind: 'damaged' });
      await assert.rejects(document.change(count('n')), isProblem('damaged'));
      assert.equal(await text(), stored);
      await document.change(count('n'), true);
      assert.deepEqual(document.read(), { kind: 'ours', value: { version: 1, n: 1 } });
      assert.equal(await system.readFile(`${file()}.unreadable-1`, 'utf8'), stored);
      await write(stored);
      await document.change(count('n'), true);
      assert.deepEqual(await names(), ['a.json', 'a.json.unreadable-1', 'a.json.unreadable-2', 'leases']);
    });
  }

  it('case 100: with a folder in its place is damaged; the folder is kept aside with all that is in it', async () => {
    await system.mkdir(path.join(file(), 'in', 'it'), { recursive: true });
    const document = open();
    assert.deepEqual(document.read(), { kind: 'damaged' });
    await document.change(count('n'), true);
    assert.deepEqual(await system.readdir(`${file()}.unreadable-1`), ['in']);
  });

  if (process.platform !== 'win32') {
    it('case 100: with a pipe in its place is damaged at once, and nobody waits for it', async () => {
      await system.mkdir(path.dirname(file()));
      execFileSync('mkfifo', [file()]);
      assert.deepEqual(open().read(), { kind: 'damaged' });
    });
  }

  it('case 100: keeps members of ours that it does not know, in their order and with what they hold', async () => {
    await write('{"later":{"b":[1,null,{"c":"é"}]},"version":1,"a":1}');
    await open().change(count('a'));
    assert.equal(await text(), '{"later":{"b":[1,null,{"c":"é"}]},"version":1,"a":2}\n');
  });

  it('case 100: that cannot be read is neither there nor gone: what was read last counts, nothing is written', async () => {
    await write('{"version":1}');
    const [first, second] = [open(1), open(2)];
    first.read();
    await system.rename(file(), `${file()}-elsewhere`);
    // A link to itself: the system refuses to follow it.
    await system.symlink('a.json', file());
    assert.deepEqual([first.read().kind, second.read()], ['ours', { kind: 'blocked', code: 'ELOOP' }]);
    for (const document of [first, second]) {
      await assert.rejects(document.change(count('n'), true), isProblem('failed', 'ELOOP'));
    }
    await system.rename(`${file()}-elsewhere`, file());
    assert.deepEqual([first.read().kind, second.read().kind, await text()], ['ours', 'ours', '{"version":1}']);
  });

  it('case 100: whose folder is a file cannot be changed, and says why', async () => {
    await system.writeFile(path.dirname(file()), '');
    const document = open();
    assert.deepEqual(document.read(), { kind: 'none' });
    await assert.rejects(document.change(count('n'), true), DocumentError);
  });

  it('waits for another window that is changing it', async () => {
    let quick: Promise<void> | undefined;
    let waits = 0;
    const disk = {
      ...system,
      rename: async (...call: Parameters<typeof system.rename>) => {
        const clock = { ...systemClock, sleep: (ms: number) => systemClock.sleep(ms).then(() => void (waits += 1)) };
        quick ??= open(2, { clock }).change(count('n'));
        while (waits < 2) {
          await systemClock.sleep(1);
        }
        await system.rename(...call);
      },
    };
    await open(1, { disk }).change(count('n'));
    await quick;
    assert.deepEqual(open().read(), { kind: 'ours', value: { version: 1, n: 2 } });
  });

  /** Another window that has begun a change, and no more. */
  const claimOf = (pid: number, clock = aClock()) =>
    createLease({
      claims: createClaims({ folder: path.join(home, 'own', 'leases'), clock }),
      ...{ name: 'a.json', self: { pid, window: `w-${pid}` }, lives: () => true, clock },
    });

  it('is changed where the window that was changing it is gone', async () => {
    await claimOf(7).hold(1);
    await open(1, { clock: aClock(), lives: ({ pid }) => pid !== 7 }).change(count('n'));
    assert.equal(await text(), '{"version":1,"n":1}\n');
  });

  it('is changed where the window that was changing it has slept for long; that one then begins anew, on top', async () => {
    const clock = aClock();
    let asleep = true;
    const disk = {
      ...system,
      rename: async (...call: Parameters<typeof system.rename>) => {
        if (asleep) {
          asleep = false;
          await clock.sleep(20_000);
          await open(2, { clock }).change(count('n'));
        }
        await system.rename(...call);
      },
    };
    // What it was about to put in place is gone by then, so it cannot overwrite the other’s.
    await open(1, { clock, disk }).change(count('n'));
    assert.equal(await text(), '{"version":1,"n":2}\n');
  });

  it('is changed on top of what somebody wrote meanwhile who takes no notice of others', async () => {
    await write('{"version":1}');
    let writes = 0;
    const disk = {
      ...system,
      open: async (...call: Parameters<typeof system.open>) => {
        if (writes++ === 0) {
          await write('{"version":1,"n":4}');
        }
        return system.open(...call);
      },
    };
    await open(1, { disk }).change(count('n'));
    assert.equal(await text(), '{"version":1,"n":5}\n');
  });

  it('says that it is busy where another window does not come to an end, after some seconds', async () => {
    const clock = aClock();
    const other = claimOf(7, clock);
    await other.hold(60_000);
    const before = clock.now();
    const kept = {
      ...clock,
      sleep: (ms: number) =>
        clock.sleep(ms).then(async () => {
          await other.hold(60_000);
        }),
    };
    await assert.rejects(open(1, { clock: kept }).change(count('n')), isProblem('busy'));
    assert.ok(clock.now() - before > 3_000 && clock.now() - before < 10_000, String(clock.now() - before));
    await assert.rejects(system.stat(file()), /ENOENT/);
  });

  for (const code of ['EBUSY', 'EPERM', 'EACCES']) {
    it(`is replaced once nobody has it open any more: ${code}`, async () => {
      let refusals = 3;
      const rename = (...call: Parameters<typeof system.rename>) =>
        refusals-- > 0 ? Promise.reject(Object.assign(new Error(code), { code })) : system.rename(...call);
      await open(1, { disk: { ...system, rename }, clock: aClock() }).change(count('n'));
      assert.equal(await text(), '{"version":1,"n":1}\n');
    });

    it(`stays as it is where somebody has it open for good: ${code}`, async () => {
      await open().change(count('n'));
      const rename = () => Promise.reject(Object.assign(new Error(code), { code }));
      const document = open(1, { disk: { ...system, rename }, clock: aClock() });
      await assert.rejects(document.change(count('n')), isProblem('failed', code));
      assert.deepEqual([await text(), await names()], ['{"version":1,"n":1}\n', ['a.json', 'leases']]);
      await open(2).change(count('n'));
    });
  }

  it('stays whole where the disk is full; the next change works', async () => {
    await open().change(count('n'));
    const full = () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    const document = open(1, { disk: { ...system, open: full } });
    await assert.rejects(document.change(count('n')), isProblem('failed', 'ENOSPC'));
    await open(1).change(count('n'));
    assert.equal(await text(), '{"version":1,"n":2}\n');
  });

  it('loses what a window that was killed left beside it', async () => {
    await write('{"version":1}');
    await system.writeFile(`${file()}.0f.new`, 'half');
    await open().change(count('n'));
    assert.deepEqual(await names(), ['a.json', 'leases']);
  });

  it('goes on in this window where one change fails', async () => {
    const document = open();
    const failed = assert.rejects(
      document.change(() => {
        throw new Error('a mistake');
      }),
      isProblem('failed', undefined),
    );
    await document.change(count('n'));
    await failed;
    assert.equal(await text(), '{"version":1,"n":1}\n');
  });
});
