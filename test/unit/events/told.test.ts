import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTold, type Told } from '../../../src/events/told';
import { toldFile } from '../../../src/events/toldFile';
import { noon } from '../../builders';

const day = 24 * 3_600_000;

describe('What windows remember of what was told', () => {
  let folder: string;
  let now: number;
  let errors: Error[];
  beforeEach(async () => {
    folder = path.join(await mkdtemp(path.join(tmpdir(), 'told-')), 'shared');
    now = noon;
    errors = [];
  });
  afterEach(() => rm(path.dirname(folder), { recursive: true }));

  const aWindow = (): Told => createTold(toldFile(folder, { now: () => now }), error => errors.push(error));
  const claimed = async (told: Told, ...marks: string[]) => [...(await told.claim(marks))];
  const theFile = async () => path.join(folder, (await readdir(folder))[0] ?? '');

  it('is claimed once, also after a restart', async () => {
    assert.deepEqual(await claimed(aWindow(), 'a', 'b', 'a'), ['a', 'b']);
    assert.deepEqual(await claimed(aWindow(), 'b', 'c'), ['c']);
    const { has } = await aWindow().read();
    assert.deepEqual(['a', 'b', 'c', 'd'].map(has), [true, true, true, false]);
  });

  it('is given to one of many windows that ask at the same moment', async () => {
    const marks = Array.from({ length: 50 }, (_, index) => `mark ${index}`);
    const won = await Promise.all(Array.from({ length: 8 }, () => claimed(aWindow(), ...marks)));
    assert.deepEqual(won.flat().sort(), [...marks].sort());
  });

  it('holds when an event was put off, the last word counting', async () => {
    const told = aWindow();
    await told.snooze(['e-1/i-1', 'e-2/i-2'], now + 1);
    await told.snooze(['e-2/i-2'], now + 2);
    const { snoozedUntil } = await aWindow().read();
    assert.deepEqual(['e-1/i-1', 'e-2/i-2', 'e-3/i-3'].map(snoozedUntil), [now + 1, now + 2, undefined]);
  });

  it('holds which accounts somebody has something to tell of', async () => {
    await aWindow().wait('p1', now);
    const { waitingSince } = await aWindow().read();
    assert.deepEqual([waitingSince('p1'), waitingSince('p2')], [now, undefined]);
  });

  it('survives what is torn or foreign in its file', async () => {
    await claimed(aWindow(), 'a');
    const foreign = ['[1]', 'null', '{"by":1}', '{"by":"x","marks":[1]}', '{"by":"x","snoozed":{"k":"v"}}', '\u0000'];
    await appendFile(await theFile(), `${foreign.join('\n')}\n{"by":"torn","marks":["`);
    assert.deepEqual(await claimed(aWindow(), 'a', 'b'), ['b']);
    assert.deepEqual(await claimed(aWindow(), 'a', 'b'), []);
    assert.deepEqual(errors, []);
  });

  it('begins anew where its file is too large to be ours', async () => {
    await claimed(aWindow(), 'a');
    await writeFile(await theFile(), Buffer.alloc(17 * 1024 * 1024));
    assert.deepEqual(await claimed(aWindow(), 'a'), ['a']);
    assert.deepEqual(await claimed(aWindow(), 'a'), []);
    assert.ok((await stat(await theFile())).size < 1024);
  });

  it('goes by what the window knows where the folder cannot be used, and says so once', async () => {
    await writeFile(folder, 'no folder');
    const told = aWindow();
    assert.deepEqual(await claimed(told, 'a'), ['a']);
    assert.deepEqual(await claimed(told, 'a', 'b'), ['b']);
    assert.equal((await told.read()).has('a'), true);
    assert.equal(errors.length, 1);
  });

  it('says so again where the folder fails once more after it could be used', async () => {
    const told = aWindow();
    for (const errorsSoFar of [1, 2]) {
      await writeFile(folder, 'no folder');
      await claimed(told, `a ${errorsSoFar}`);
      assert.equal(errors.length, errorsSoFar);
      await rm(folder);
      await claimed(told, `b ${errorsSoFar}`);
      await rm(folder, { recursive: true });
    }
  });

  it('is dropped after nine months, except what was asked for again', async () => {
    const told = aWindow();
    await claimed(told, 'kept', 'dropped');
    now += 90 * day;
    assert.deepEqual(await claimed(told, 'kept'), []);
    now += 90 * day;
    assert.deepEqual(await claimed(told, 'kept'), []);
    now += 90 * day;
    assert.deepEqual(await claimed(told, 'kept', 'dropped'), ['dropped']);
    assert.equal((await readdir(folder)).length, 3);
  });

  describe('case 85: where the clock is far ahead for a moment', () => {
    for (const [what, ahead] of [
      ['a year', 365 * day],
      ['a day, into the next file', 90 * day],
      ['ten years', 3_650 * day],
    ] as const) {
      it(`${what}: nothing that was told is forgotten or told twice, then or afterwards`, async () => {
        const told = aWindow();
        await claimed(told, 'before');
        now += ahead;
        assert.deepEqual(await claimed(aWindow(), 'before', 'during'), ['during']);
        now -= ahead;
        assert.deepEqual(await claimed(aWindow(), 'before', 'during', 'after'), ['after']);
        now += 90 * day;
        assert.deepEqual(await claimed(aWindow(), 'before', 'during', 'after'), []);
      });
    }

    it('an event that was put off meanwhile stays put off until then, and one put off later counts', async () => {
      now += 365 * day;
      await aWindow().snooze(['e-1/i-1'], now + 1);
      now -= 365 * day;
      assert.equal((await aWindow().read()).snoozedUntil('e-1/i-1'), now + 365 * day + 1);
      await aWindow().snooze(['e-1/i-1'], now + 5);
      assert.equal((await aWindow().read()).snoozedUntil('e-1/i-1'), now + 5);
    });
  });

  it('case 100: a line of a later version, or of nobody, is passed over and stays', async () => {
    const told = aWindow();
    await claimed(told, 'a');
    const odd = ['{"v":2,"by":"x","marks":["y"]}', 'null', '{"v":99}', '{"by":"torn'];
    await appendFile(await theFile(), odd.join('\n'));
    assert.deepEqual(await claimed(told, 'a', 'b'), ['b']);
    const text = await readFile(await theFile(), 'utf8');
    assert.deepEqual(
      odd.filter(line => !text.includes(line)),
      [],
    );
  });

  it('has no id in it and is for its owner only', async () => {
    const told = aWindow();
    await claimed(told, 'event e-plain/i-plain');
    await told.snooze(['e-plain/i-plain'], now);
    const file = await theFile();
    assert.doesNotMatch(await readFile(file, 'utf8'), /plain/);
    if (process.platform !== 'win32') {
      assert.equal((await stat(file)).mode & 0o777, 0o600);
    }
  });

  it('leaves its file alone where everything was claimed before', async () => {
    const told = aWindow();
    await claimed(told, 'a');
    const { size } = await stat(await theFile());
    await claimed(told, 'a');
    assert.equal((await stat(await theFile())).size, size);
  });
});
