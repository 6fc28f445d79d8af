import assert from 'node:assert/strict';
import { kindOfServiceCode } from '../../../src/ens/classify';
import { outcomeOfFailure } from '../../../src/ens/writeOutcome';
import { against, failureOf } from './harness';
import { reads, writes } from './operations';
import { inTurn, ok, refuse, waitingClock } from './retryHarness';

/** Names under which services refuse by flow control (aliyun-cli#1395 and other public codes). */
const names = [
  'Throttling',
  'throttling.user',
  'Throttled',
  'ThrottlingException',
  'RequestThrottled',
  'Rejected.Throttling',
  'FlowControl',
  'Api.FlowControl',
  'FLOW_CONTROL',
  'flowcontrol.user',
  'SystemBusy',
  'System.Busy',
  'ServiceBusy',
  'ServerBusy',
  'TooManyRequests',
  'TooManyRequestsException',
  'too_many_requests',
  'RequestLimitExceeded',
  'QpsLimit',
  'QPSLimitExceeded',
  'ExceedQps',
  'RateLimit',
  'RateLimitExceeded',
  'Api.RateExceeded',
];

describe('A limit of the service under any name', () => {
  for (const code of names) {
    it(`case 54: ${code}: each read waits and asks again`, async () => {
      for (const { action, call } of reads) {
        const clock = waitingClock();
        await against(
          inTurn(refuse(code), refuse(code, 429, { 'x-acs-retry-after': '1200' }), ok),
          async ({ client, server }) => {
            await call(client);
            assert.equal(server.requests.length, 3, action);
            assert.deepEqual(clock.waits, [500, 1_200]);
          },
          { clock, random: () => 0.5 },
        );
      }
    });

    for (const headers of [{}, { 'retry-after': '3' }, { 'x-acs-retry-after': '300' }]) {
      it(`case 54: ${code}, ${JSON.stringify(headers)}: each write is sent once and refused, to be tried again after a wait`, async () => {
        for (const { action, call } of writes) {
          await against(refuse(code, 400, headers), async ({ client, server }) => {
            const error = await failureOf(call(client));
            assert.deepEqual([error.kind, outcomeOfFailure(error)], ['throttled', 'refused'], action);
            assert.match(error.advice, /wait a moment, then try again/);
            assert.equal(server.requests.length, 1);
          });
        }
      });
    }
  }

  it('case 54: a code that nobody knows, with the wait the service asks for in its own header, is a limit too', () =>
    against(refuse('Some.NewCode', 400, { 'x-acs-retry-after': '700' }), async ({ client }) => {
      const error = await failureOf(reads[0]!.call(client));
      assert.deepEqual([error.kind, error.retryAfter], ['throttled', 700]);
    }));

  for (const [code, kind] of [
    ['InvalidParameter.QpsLimit', 'request'],
    ['InvalidParameter.FlowControl', 'request'],
    ['NoPermission.Throttling', 'permission'],
    ['QuotaExceeded.Instance', undefined],
    ['MigrateLimitExceeded', undefined],
    ['OperateLimitExceeded', undefined],
    ['TooManyInstances', undefined],
  ] as const) {
    it(`case 54: ${code} is none`, () => {
      assert.equal(kindOfServiceCode(code), kind);
    });
  }
});
