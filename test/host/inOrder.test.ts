// The way through several questions, forth and back.
import assert from 'node:assert/strict';
import { back, inOrder, skipped, type Step } from '../../src/commands/inputs';

/** Walks through steps that answer as told, in turn; says in which order they were asked. */
async function walked(answers: Record<string, (typeof back | typeof skipped | true | undefined)[]>) {
  const asked: string[] = [];
  const steps = Object.entries(answers).map(([name, given]): Step => () => {
    asked.push(name);
    return Promise.resolve(given.length > 1 ? given.shift() : given[0]);
  });
  return { answer: await inOrder(steps, { step: 1, totalSteps: steps.length }), asked };
}

describe('Several questions', () => {
  it('are asked in order, and passed over where there is nothing to ask', async () => {
    assert.deepEqual(await walked({ a: [true], b: [skipped], c: [true] }), { answer: true, asked: ['a', 'b', 'c'] });
  });

  it('lead back to the last one that was asked, past those that were not', async () => {
    assert.deepEqual(await walked({ a: [true], b: [skipped], c: [back, true] }), {
      answer: true,
      asked: ['a', 'b', 'c', 'b', 'a', 'b', 'c'],
    });
    assert.deepEqual(await walked({ a: [true], b: [true], c: [back, back, true], d: [true] }), {
      answer: true,
      asked: ['a', 'b', 'c', 'b', 'c', 'b', 'c', 'd'],
    });
  });

  it('lead back to the caller from the first, also past one with nothing to ask', async () => {
    assert.deepEqual(await walked({ a: [back], b: [true] }), { answer: back, asked: ['a'] });
    assert.deepEqual((await walked({ a: [skipped], b: [back] })).answer, back);
  });

  it('end where one is closed', async () => {
    assert.deepEqual(await walked({ a: [true], b: [undefined], c: [true] }), { answer: undefined, asked: ['a', 'b'] });
  });
});
