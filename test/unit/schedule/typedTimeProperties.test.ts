import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readTypedTime, type TypedTime } from '../../../src/schedule/index';
import { tables } from './phrases/all';
import { fieldsAt, passes } from './phrases/fields';
import type { Row } from './phrases/rows';
import { templates } from './phrases/templates';

const runs = { numRuns: process.env.CI ? 1000 : 100 };
const minute = 60_000;
const soonest = 2 * minute;
const furthest = 366 * 24 * 60 * minute;

const zones = [
  ...['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'America/St_Johns'],
  ...['Australia/Lord_Howe', 'UTC', 'Pacific/Auckland'],
];

function timesOf(result: TypedTime): number[] {
  return result.kind === 'readings' ? result.readings.map(({ time }) => time).sort((a, b) => a - b) : [];
}

const nows = fc
  .integer({ min: Date.parse('2026-01-01T00:00:00Z') / minute, max: Date.parse('2028-12-31T00:00:00Z') / minute })
  .map(minutes => minutes * minute);

describe('typed times: what is written is what is read', () => {
  for (const [name, render, exact] of templates) {
    it(`${name}, at any time in any zone`, () => {
      fc.assert(
        fc.property(nows, fc.constantFrom(...zones), fc.integer({ min: 3, max: 500_000 }), (now, zone, ahead) => {
          const fields = fieldsAt(now + ahead * minute, zone);
          const expected = exact ? [fields.time] : passes(fields);
          fc.pre(expected.every(time => time >= now + soonest));
          const text = render(fields, now);
          const result = readTypedTime(text, { now, timeZone: zone });
          assert.deepEqual(timesOf(result), expected, `"${text}" typed ${new Date(now).toISOString()} in ${zone}`);
        }),
        runs,
      );
    });
  }
});

const good = Object.values(tables)
  .flat()
  .filter(([, , expected]) => expected.kind === 'readings');

/** Words, letters, Han characters and figures that mean nothing in a time. */
const junk = fc.oneof(
  fc.constantFrom(
    ...['please', 'maybe', 'not', 'every', 'except', 'around', 'before', 'after', 'until', 'by', 'or so', 'redeploy'],
    ...['重启', '左右', '之前', '不要', '大概', '如果', '每', '请', '或者', '机器', '😀', '?', '!', '#', '~'],
  ),
  // Letters of which no unit, zone or shortened name is made.
  fc.string({ unit: fc.constantFrom(...Array.from('bcfgjklqvx')), minLength: 2, maxLength: 8 }),
  fc.string({ unit: fc.constantFrom(...Array.from('龙虎猫狗鱼鸟树花草木石山河海')), minLength: 1, maxLength: 4 }),
  fc.integer({ min: 3100, max: 98_999 }).map(String),
);

/** The phrase with the token at its front, its end or in one of its gaps. */
function insert(text: string, token: string, at: number): string {
  const words = text.split(/\s+/);
  const place = at % (words.length + 1);
  return [...words.slice(0, place), token, ...words.slice(place)].join(' ');
}

describe('typed times: nothing is skipped', () => {
  it('a phrase with a token that means nothing is never read as if the token were not there', () => {
    fc.assert(
      fc.property(fc.constantFrom(...good), junk, fc.nat({ max: 12 }), ([text, typing], token, at) => {
        const context = { now: Date.parse(typing.now), timeZone: typing.zone };
        const before = timesOf(readTypedTime(text, context));
        fc.pre(before.length > 0);
        const changed = insert(text, token, at);
        assert.notDeepEqual(timesOf(readTypedTime(changed, context)), before, changed);
      }),
      { numRuns: runs.numRuns * 20 },
    );
  });

  it('no string of words of both languages throws or reads as a time out of bounds', () => {
    const words = [...new Set(good.flatMap(([text]) => text.split(/\s+/)))];
    const characters = [...new Set(good.flatMap(([text]) => Array.from(text)))];
    const texts = fc.oneof(
      fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 7 }).map(list => list.join(' ')),
      fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }).map(list => list.join('')),
      fc.array(fc.constantFrom(...characters), { minLength: 1, maxLength: 20 }).map(list => list.join('')),
      fc.string({ unit: 'grapheme', maxLength: 120 }),
    );
    fc.assert(
      fc.property(texts, nows, fc.constantFrom(...zones), (text, now, timeZone) => {
        for (const time of timesOf(readTypedTime(text, { now, timeZone }))) {
          assert.ok(Number.isInteger(time) && time >= now + soonest && time <= now + furthest, text);
        }
      }),
      { numRuns: runs.numRuns * 20 },
    );
  });
});

describe('typed times: the zone of the machine does not matter', () => {
  const machines = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Pacific/Apia'];
  const asked = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'America/St_Johns', 'UTC'];
  const before = process.env.TZ;

  afterEach(() => {
    if (before === undefined) {
      delete process.env.TZ;
    } else {
      process.env.TZ = before;
    }
  });

  /** Every phrase asked in one zone, on a machine of another. */
  function everything(rows: readonly Row[], timeZone: string, machine: string): string {
    process.env.TZ = machine;
    return rows
      .map(([text, { now }]) => {
        const result = readTypedTime(text, { now: Date.parse(now), timeZone });
        return `${text}: ${result.kind === 'refused' ? result.reason : timesOf(result).join()}`;
      })
      .join('\n');
  }

  for (const timeZone of asked) {
    it(`the same times in ${timeZone} on machines of five zones`, () => {
      const rows = Object.values(tables).flat();
      const results = machines.map(machine => everything(rows, timeZone, machine));
      for (const result of results) {
        assert.equal(result, results[0]);
      }
    });
  }
});
