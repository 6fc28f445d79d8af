import assert from 'node:assert/strict';
import fc from 'fast-check';
import { kindOfTransportCode } from '../../../src/ens/classify';
import type { EnsErrorDetails } from '../../../src/ens/error';
import { createRetryQuota } from '../../../src/ens/retryQuota';
import { retryCost, retryDelay, retryReasonOf, type RetryDelayFacts } from '../../../src/ens/retryRules';

const half = () => 0.5;
const delays = (facts: Omit<RetryDelayFacts, 'retry'>, retries = [0, 1, 2, 5, 6, 7, 20]) =>
  retries.map(retry => retryDelay({ ...facts, retry }));

describe('The wait before a read is repeated', () => {
  it('is a random part of 250 ms, doubled each time up to 20 s, after a failure that passes', () => {
    assert.deepEqual(delays({ reason: 'transient', random: half }), [125, 250, 500, 4_000, 8_000, 10_000, 10_000]);
    assert.deepEqual(delays({ reason: 'transient', random: () => 0 }, [0, 9]), [0, 0]);
  });

  it('is a random part of 1 s, doubled each time up to 20 s, and 200 ms at least, where the service limits calls', () => {
    assert.deepEqual(
      delays({ reason: 'throttled', random: half }, [0, 1, 2, 4, 5, 20]),
      [500, 1_000, 2_000, 8_000, 10_000, 10_000],
    );
    assert.deepEqual(delays({ reason: 'throttled', random: () => 0 }, [0, 9]), [200, 200]);
    assert.equal(retryDelay({ reason: 'throttled', retry: 0, random: () => 0.2001 }), 200.1);
  });

  it('is never shorter, and at most 5 s longer, because the service asks for one', () => {
    const ask = (retryAfter: number, random = half) =>
      retryDelay({ reason: 'transient', retry: 0, retryAfter, random });
    assert.deepEqual(
      [0, 124, 126, 5_125, 5_126, 999_999_000].map(wait => ask(wait)),
      [125, 125, 126, 5_125, 5_125, 5_125],
    );
    assert.equal(retryDelay({ reason: 'throttled', retry: 0, retryAfter: 1e12, random: () => 0 }), 5_200);
  });

  it('keeps its bounds whatever chance and the service say', () => {
    const facts = fc.record(
      {
        reason: fc.constantFrom('transient', 'throttled'),
        retry: fc.nat({ max: 2_000 }),
        chance: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        retryAfter: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
      },
      { requiredKeys: ['reason', 'retry', 'chance'] },
    );
    fc.assert(
      fc.property(facts, ({ chance, retryAfter, ...rest }) => {
        const own = retryDelay({ ...rest, random: () => chance });
        assert.ok(own >= (rest.reason === 'throttled' ? 200 : 0) && own < 20_000);
        const asked = retryDelay({ ...rest, random: () => chance, ...(retryAfter !== undefined && { retryAfter }) });
        assert.ok(asked >= own && asked <= own + 5_000);
      }),
    );
  });
});

describe('A read is repeated', () => {
  const network = [
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ConnectTimeout',
    'AnswerTimeout',
    'TotalTimeout',
  ];
  for (const code of network) {
    it(`after ${code}`, () => {
      assert.equal(kindOfTransportCode(code), 'network');
      assert.equal(retryReasonOf({ kind: 'network', code }), 'transient');
    });
  }

  const never: Pick<EnsErrorDetails, 'kind' | 'code' | 'httpStatus'>[] = [
    { kind: 'network', code: 'CERT_HAS_EXPIRED' },
    { kind: 'network', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    { kind: 'network', code: 'EPROTO' },
    { kind: 'network', code: '(none)', httpStatus: 407 },
    { kind: 'network', code: 'EACCES' },
    { kind: 'protocol', code: 'BodyTooLarge', httpStatus: 200 },
    { kind: 'protocol', code: 'HPE_INVALID_CONSTANT' },
    { kind: 'protocol', code: '(none)', httpStatus: 200 },
    { kind: 'request', code: 'URIError' },
    { kind: 'request', code: 'ECONNRESET', httpStatus: 400 },
    { kind: 'credential', code: 'ERR_INVALID_CHAR' },
    { kind: 'credential', code: 'SignatureDoesNotMatch', httpStatus: 400 },
    { kind: 'permission', code: 'NoPermission', httpStatus: 503 },
    { kind: 'clock', code: 'InvalidTimeStamp.Expired', httpStatus: 400 },
    { kind: 'configuration', code: 'InvalidApi.NotFound', httpStatus: 404 },
    { kind: 'server', code: 'Some.NewCode', httpStatus: 200 },
    { kind: 'server', code: 'Some.NewCode' },
    { kind: 'cancelled', code: 'Cancelled' },
  ];
  for (const error of never) {
    it(`never after ${Object.values(error).join(' ')}`, () => {
      assert.equal(retryReasonOf(error), undefined);
    });
  }
});

describe('The retry quota', () => {
  const retriesOf = (quota: ReturnType<typeof createRetryQuota>, cost: number) => {
    let count = 0;
    while (count < 1_000 && quota.take(cost)) {
      count += 1;
    }
    return count;
  };

  it('lasts for 35 retries of passing failures, or 100 where the service limits calls', () => {
    assert.equal(retriesOf(createRetryQuota(), retryCost('transient')), 35);
    assert.equal(retriesOf(createRetryQuota(), retryCost('throttled')), 100);
  });

  it('is never fuller than full, and gives nothing when too little is left', () => {
    const quota = createRetryQuota();
    quota.put(5_000);
    assert.equal(quota.take(501), false);
    assert.equal(quota.take(500), true);
    assert.equal(quota.take(1), false);
    quota.put(14);
    assert.equal(retriesOf(quota, 14), 1);
  });
});
