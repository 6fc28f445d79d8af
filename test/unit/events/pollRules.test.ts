import assert from 'node:assert/strict';
import { ExtensionUpdated } from '../../../src/base/extensionUpdated';
import { EnsError } from '../../../src/ens/error';
import { intervalOf, isFinal, paceOf, waitAfter, type LastRead, type PollFacts } from '../../../src/events/pollRules';
import { noon } from '../../builders';

const second = 1_000;
const minute = 60_000;
const idle: PollFacts = { interval: minute, visible: false, executing: false, operating: false, watching: false };
const seen: PollFacts = { ...idle, visible: true };
const tenMinutesAgo = noon - 10 * minute;

describe('How often a list is read', () => {
  const cases: [string, Partial<PollFacts>, number | undefined][] = [
    ['in sight', { visible: true }, minute],
    ['in sight, an event being carried out', { visible: true, executing: true }, 30 * second],
    ['in sight, an operation under way', { visible: true, operating: true }, 30 * second],
    ['in sight, with an interval of ten minutes', { visible: true, interval: 10 * minute }, 10 * minute],
    [
      'in sight, with ten minutes, an event being carried out',
      { visible: true, interval: 10 * minute, executing: true },
      30 * second,
    ],
    [
      'in sight, switched off',
      { visible: true, interval: 0, executing: true, operating: true, watching: true },
      undefined,
    ],
    ['in sight, touched nine minutes ago', { visible: true, awaySince: tenMinutesAgo + 1 }, minute],
    ['in sight, not touched for ten minutes', { visible: true, awaySince: tenMinutesAgo }, undefined],
    [
      'in sight, not touched for ten minutes, watched',
      { visible: true, awaySince: tenMinutesAgo, watching: true },
      5 * minute,
    ],
    ['hidden', {}, undefined],
    ['hidden, an event being carried out', { executing: true }, undefined],
    ['hidden, an operation under way', { operating: true }, 30 * second],
    [
      'hidden, an operation under way, not touched for ten minutes',
      { operating: true, awaySince: tenMinutesAgo },
      undefined,
    ],
    ['hidden, watched in the background', { watching: true }, 5 * minute],
    ['hidden, watched, an event being carried out', { watching: true, executing: true }, 5 * minute],
    ['hidden, watched, with an interval of ten minutes', { watching: true, interval: 10 * minute }, 10 * minute],
    ['hidden, watched, switched off', { watching: true, interval: 0 }, undefined],
  ];
  for (const [what, facts, every] of cases) {
    it(`${what}: ${every === undefined ? 'never' : `every ${every / second} s`}`, () => {
      assert.equal(paceOf({ ...idle, ...facts }, noon)?.every, every);
    });
  }

  it('is one window’s task only where nobody looks', () => {
    assert.equal(paceOf(seen, noon)?.hidden, false);
    assert.equal(paceOf({ ...idle, operating: true }, noon)?.hidden, false);
    assert.equal(paceOf({ ...idle, watching: true }, noon)?.hidden, true);
  });
});

describe('The setting of the interval', () => {
  const cases: [number, number][] = [
    [60, 60],
    [30, 30],
    [29, 30],
    [1, 30],
    [0, 0],
    [600, 600],
    [3_600, 3_600],
  ];
  for (const [setting, seconds] of cases) {
    it(`${JSON.stringify(setting)} means ${seconds === 0 ? 'never' : `${seconds} s`}`, () => {
      assert.equal(intervalOf(setting), seconds * second);
    });
  }
});

describe('The wait for the next read', () => {
  const read = (fields: Partial<LastRead>): LastRead => ({ at: noon, failures: 0, spread: 0, ...fields });
  const waits = (every: number) => [1, 2, 3, 4, 5, 6, 2_000].map(failures => waitAfter(read({ failures }), every));

  it('is the interval and up to a tenth more', () => {
    assert.equal(waitAfter(read({}), minute), minute);
    assert.equal(waitAfter(read({ spread: 0.5 }), minute), 63 * second);
    assert.ok(waitAfter(read({ spread: 0.999 }), minute) < 66 * second);
  });

  it('doubles with each failure from a minute to 15 minutes, and stays there', () => {
    assert.deepEqual(
      waits(minute).map(ms => ms / minute),
      [1, 2, 4, 8, 15, 15, 15],
    );
    assert.deepEqual(waits(30 * second), waits(minute));
    assert.equal(waitAfter(read({ failures: 9, spread: 0.5 }), minute), 15 * minute * 1.05);
  });

  it('is never shorter after a failure than after a success', () => {
    assert.deepEqual(
      waits(20 * minute).map(ms => ms / minute),
      [20, 20, 20, 20, 20, 20, 20],
    );
  });

  it('grants what the service asks for, up to 15 minutes', () => {
    assert.equal(waitAfter(read({ failures: 1, retryAfter: 5 * minute }), minute), 5 * minute);
    assert.equal(waitAfter(read({ failures: 1, retryAfter: second }), minute), minute);
    assert.equal(waitAfter(read({ failures: 1, retryAfter: 86_400_000 }), minute), 15 * minute);
  });
});

describe('A failure that no further read cures', () => {
  const failure = (kind: EnsError['kind']) =>
    new EnsError({ kind, code: 'X', message: 'x', advice: 'x', phase: 'answer' });

  it('is one of the credentials', () => {
    assert.ok(isFinal(failure('credential')));
    assert.ok(isFinal(new ExtensionUpdated('ENS Events was updated.')), 'case 103');
  });

  it('is no other', () => {
    for (const kind of ['permission', 'clock', 'throttled', 'request', 'server', 'network', 'protocol'] as const) {
      assert.ok(!isFinal(failure(kind)), kind);
    }
    assert.ok(!isFinal(new Error('x')));
    assert.ok(!isFinal(undefined));
  });
});
