import assert from 'node:assert/strict';
import { readTypedTime, type TypedTime } from '../../../src/schedule/index';
import { tables } from './phrases/all';
import type { Expected, Row } from './phrases/rows';

const iso = (time: number) => new Date(time).toISOString();

/** A result in words that compare: sorted moments in UTC, or the refusal. */
function shown(result: TypedTime): string {
  switch (result.kind) {
    case 'empty':
      return 'empty';
    case 'refused':
      return `refused ${result.reason}`;
    case 'readings':
      return result.readings
        .map(({ time }) => iso(time))
        .sort()
        .join(' or ');
  }
}

function wanted(expected: Expected): string {
  switch (expected.kind) {
    case 'empty':
      return 'empty';
    case 'notOne':
      return 'not one reading';
    case 'refused':
      return ['refused', expected.reason ?? 'for any reason', ...expected.parts].join(' ');
    case 'readings':
      return expected.times.map(iso).sort().join(' or ');
  }
}

function check(result: TypedTime, expected: Expected) {
  if (expected.kind === 'notOne') {
    assert.ok(result.kind !== 'readings' || result.readings.length > 1, shown(result));
    return;
  }
  if (expected.kind !== 'refused') {
    assert.equal(shown(result), wanted(expected));
    return;
  }
  if (result.kind !== 'refused') {
    assert.fail(`not refused: ${shown(result)}`);
  }
  assert.equal(result.reason, expected.reason ?? result.reason);
  const named = result.parts.join(' ');
  for (const part of expected.parts) {
    assert.ok(named.includes(part), `"${part}" is not named in "${named}"`);
  }
}

function run(rows: readonly Row[]) {
  for (const [text, { now, zone }, expected] of rows) {
    it(`"${text}" typed ${now} in ${zone}: ${wanted(expected)}`, () => {
      check(readTypedTime(text, { now: Date.parse(now), timeZone: zone }), expected);
    });
  }
}

describe('typed times: phrases', () => {
  for (const [theme, rows] of Object.entries(tables)) {
    describe(theme, () => {
      run(rows);
    });
  }

  it('each phrase stands once, and every expected moment is a moment', () => {
    const seen = new Set<string>();
    for (const [theme, rows] of Object.entries(tables)) {
      for (const [text, typing, expected] of rows) {
        const key = `${text} ${typing.now} ${typing.zone}`;
        assert.ok(theme === 'given' || !seen.has(key), `twice: ${key}`);
        if (theme !== 'given') {
          seen.add(key);
        }
        assert.ok(expected.kind !== 'readings' || !expected.times.some(Number.isNaN), key);
      }
    }
  });
});
