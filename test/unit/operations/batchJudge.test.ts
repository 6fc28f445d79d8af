import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { BatchResult } from '../../../src/ens/types';
import { judgeBatch } from '../../../src/operations/batchJudge';
import { english } from '../../builders';

const runs = { numRuns: process.env.CI ? 1000 : 100 };
const requestId = 'REQ-B';
const [first, second, third] = ['1', '2', '3'].map(n => ({ eventId: `e-${n}`, resourceId: `i-${n}` })) as [
  Asked,
  Asked,
  Asked,
];

interface Asked {
  eventId: string;
  resourceId: string;
}

const ok = (asked: Asked): BatchResult => ({ ...asked, code: '200', message: 'success' });
const full = (asked: Asked): BatchResult => ({ ...asked, code: '409', message: 'The node is full.' });

function judge(results: readonly BatchResult[], requests: readonly Asked[] = [first, second, third]) {
  return judgeBatch(requests, { requestId, results }, english);
}

/** The outcomes in a word each. */
function kinds(...call: Parameters<typeof judge>): string {
  return judge(...call)
    .outcomes.map(({ kind }) => kind)
    .join(' ');
}

describe('case 39: judging a batch', () => {
  it('accepts every event whose own code is 200, with the RequestId of the batch', () => {
    assert.deepEqual(judge([first, second, third].map(ok)), {
      outcomes: [first, second, third].map(() => ({ kind: 'accepted', requestId })),
      foreign: 0,
    });
  });

  it('refuses the one event with another code, with its reason, and no other', () => {
    const { outcomes } = judge([ok(first), full(second), ok(third)]);
    assert.deepEqual(outcomes[1], { kind: 'refused', code: '409', message: 'The node is full.', requestId });
    assert.deepEqual([outcomes[0]?.kind, outcomes[2]?.kind], ['accepted', 'accepted']);
  });

  it('leaves an event without a result unknown, and all of them where there are none', () => {
    assert.equal(kinds([ok(first), ok(third)]), 'accepted unknown accepted');
    assert.equal(kinds([]), 'unknown unknown unknown');
  });

  for (const [what, results, code, message] of [
    ['no result', [], 'NoResult', 'The answer has no result for this event.'],
    ['two', [ok(first), full(first)], 'ContradictingResults', 'The answer has contradicting results for this event.'],
    ['one without a code', [{ ...first }], 'UnclearResult', 'The result for this event has no clear code.'],
  ] as const) {
    it(`says why in a code and in the reader's language: ${what}`, () => {
      const answer = { requestId, results };
      assert.deepEqual(judge(results, [first]).outcomes, [{ kind: 'unknown', code, message, requestId }]);
      const translated = judgeBatch([first], answer, text => `zh ${text}`).outcomes[0];
      assert.equal(translated && 'message' in translated && translated.message, `zh ${message}`);
    });
  }

  it('finds each event whatever the order of the results', () => {
    assert.equal(kinds([ok(third), full(first), ok(second)]), 'refused accepted accepted');
  });

  it('counts results that nobody asked for and lets them decide nothing', () => {
    const foreign = [
      { eventId: 'e-9', resourceId: 'i-1', code: '500' },
      { code: '200' },
      { resourceId: 'i-1', code: '200' },
    ];
    assert.deepEqual([judge(foreign).foreign, kinds(foreign)], [3, 'unknown unknown unknown']);
    assert.deepEqual(
      [judge([...foreign, ok(first)], [first]).foreign, kinds([...foreign, ok(first)], [first])],
      [3, 'accepted'],
    );
  });

  it('tells the instances of one event apart', () => {
    const other = { ...first, resourceId: 'i-other' };
    assert.equal(kinds([ok(other), full(first)], [first, other]), 'refused accepted');
    assert.equal(kinds([ok(other)], [first]), 'unknown');
  });

  it('takes a result without a resource only where its event was asked once', () => {
    const bare = { eventId: first.eventId, code: '200' };
    assert.equal(kinds([bare], [first, second]), 'accepted unknown');
    const twice = judge([bare], [first, { ...first, resourceId: 'i-other' }]);
    assert.deepEqual([twice.outcomes.map(({ kind }) => kind), twice.foreign], [['unknown', 'unknown'], 1]);
  });

  it('counts results that agree once and believes none that contradict each other', () => {
    assert.equal(kinds([ok(first), ok(first)], [first]), 'accepted');
    assert.equal(kinds([full(first), full(first)], [first]), 'refused');
    assert.equal(kinds([ok(first), full(first)], [first]), 'unknown');
    assert.equal(kinds([ok(first), { ...first, message: 'success' }], [first]), 'unknown');
    const reworded = { ...full(first), message: 'No room.' };
    const [there, back] = [judge([full(first), reworded], [first]), judge([reworded, full(first)], [first])];
    assert.deepEqual(there, back);
    assert.equal(there.outcomes[0]?.kind, 'refused');
    const noPlace = { ...first, code: 'NoCapacity' };
    assert.equal(judge([full(first), noPlace], [first]).outcomes[0]?.kind, 'unknown');
  });

  it('never believes a message', () => {
    assert.equal(kinds([{ ...first, message: 'success' }], [first]), 'unknown');
    assert.equal(kinds([{ ...first, code: '409', message: 'success' }], [first]), 'refused');
    assert.equal(kinds([{ ...first, code: '200', message: 'failed' }], [first]), 'accepted');
  });

  for (const code of [
    '',
    ' ',
    '0',
    '201',
    '299',
    '200.5',
    ' 200',
    '0200',
    'OK',
    'Success',
    'successful',
    ' succeeded ',
    '1',
    '199',
    '300',
    '-1',
  ]) {
    it(`calls the code ${JSON.stringify(code)} neither accepted nor refused`, () => {
      assert.equal(kinds([{ ...first, code }], [first]), 'unknown');
    });
  }

  for (const code of ['400', '404', '429', 'InvalidParameter.EventId', 'Throttling.User', 'FlowControl', 'NotOK']) {
    it(`refuses for the code ${code}`, () => {
      assert.equal(kinds([{ ...first, code }], [first]), 'refused');
    });
  }

  for (const code of [
    '500',
    '503',
    '408',
    'InternalError',
    'ServiceUnavailable',
    'RequestTimeout',
    'SignatureNonceUsed',
  ]) {
    it(`case 63: says for the code ${code} that the service failed: not clear, with its code and words`, () => {
      const said = { ...first, code, message: 'Try later.' };
      assert.deepEqual(judge([said], [first]).outcomes, [{ kind: 'unknown', code, message: 'Try later.', requestId }]);
      const { message, ...bare } = said;
      const [outcome] = judge([bare], [first]).outcomes;
      assert.ok(outcome && 'message' in outcome && outcome.message !== message);
      assert.equal(outcome.message, 'This may have been carried out, though the service failed.');
      assert.equal(kinds([said, ok(second)], [first, second]), 'unknown accepted');
    });
  }

  const id = (letter: string) => fc.integer({ min: 1, max: 4 }).map(n => `${letter}-${n}`);
  const asked = fc.record({ eventId: id('e'), resourceId: id('i') });
  const result = fc.record(
    {
      eventId: id('e'),
      resourceId: id('i'),
      code: fc.oneof(fc.constantFrom('200', '409', '500', '0', ''), fc.string()),
      message: fc.oneof(fc.constantFrom('success', 'The node is full.'), fc.string()),
    },
    { requiredKeys: [] },
  );
  const batch = fc.tuple(fc.array(asked, { maxLength: 8 }), fc.array(result, { maxLength: 12 }));

  it('property: one outcome for each request, and none accepted without its own code 200', () => {
    fc.assert(
      fc.property(batch, ([requests, results]) => {
        const { outcomes, foreign } = judge(results, requests);
        assert.equal(outcomes.length, requests.length);
        assert.ok(foreign <= results.length);
        for (const [index, { kind }] of outcomes.entries()) {
          const own = results.filter(
            ({ eventId, resourceId }) =>
              eventId === requests[index]?.eventId &&
              (resourceId ?? requests[index]?.resourceId) === requests[index]?.resourceId,
          );
          assert.ok(kind !== 'accepted' || own.some(({ code }) => code === '200'));
          assert.ok(kind !== 'refused' || own.every(({ code }) => code !== '200') || own.some(one => !one.resourceId));
          assert.notEqual(kind, 'notSent');
        }
      }),
      runs,
    );
  });

  it('property: the order of the results changes nothing', () => {
    const shuffled = batch.chain(([requests, results]) =>
      fc.tuple(
        fc.constant(requests),
        fc.constant(results),
        fc.shuffledSubarray(results, { minLength: results.length, maxLength: results.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([requests, results, others]) => {
        assert.deepEqual(judge(others, requests), judge(results, requests));
      }),
      runs,
    );
  });
});
