import assert from 'node:assert/strict';
import { absenceSentence, leftOutSentence, nameOfKey, type LeftOut } from '../../../src/commands/absenceWords';
import { anInstance, english } from '../../builders';

describe('What is said where a command does nothing', () => {
  for (const [count, whole, said] of [
    [1, true, 'This event is no longer listed. Nothing was done.'],
    [2, true, 'None of these events is listed any more. Nothing was done.'],
    [
      1,
      false,
      'Nothing was done: this event is not in the list, which could not be read in full, so it may still exist.',
    ],
    [
      2,
      false,
      'Nothing was done: none of these events is in the list, which could not be read in full, so they may still exist.',
    ],
  ] as const) {
    it(`about ${count}, where the list is ${whole ? 'whole' : 'not whole'}`, () => {
      assert.equal(absenceSentence(count, whole, english), said);
    });
  }
});

describe('What is said of rows that are left out', () => {
  const names = (count: number) => Array.from({ length: count }, (_, index) => `e-${index + 1}`);
  const said = (count: number, why: LeftOut['why']) => leftOutSentence({ names: names(count), why }, english);

  it('is why, and which', () => {
    assert.equal(said(2, 'gone'), 'Left out, no longer listed: e-1, e-2.');
    assert.equal(said(1, 'notRead'), 'Left out, not in the list, which could not be read in full: e-1.');
    assert.equal(said(1, { sentence: 'It runs already.' }), 'It runs already. Left out: e-1.');
  });

  it('names twenty, and says how many more', () => {
    assert.match(said(20, 'gone'), /: e-1, .*, e-20\.$/);
    assert.match(said(23, 'gone'), /: e-1, .*, e-20 and 3 more\.$/);
  });
});

describe('What a toast calls an event', () => {
  const known = { instance: (id: string) => (id === 'i-1' ? anInstance() : undefined) };

  for (const [key, name] of [
    ['e-1/i-1', 'edge-web-01 (e-1)'],
    ['e-1/i-2', 'e-1'],
    ['e-1', 'e-1'],
    ['', ''],
  ] as const) {
    it(`by its key "${key}": "${name}"`, () => {
      assert.equal(nameOfKey(key, known, english), name);
    });
  }

  it('no longer than a line, whatever its id or its name', () => {
    const instance = () => anInstance({ name: 'n'.repeat(500) });
    assert.ok(nameOfKey(`${'e'.repeat(500)}/i-1`, { instance }, english).length < 130);
  });
});
