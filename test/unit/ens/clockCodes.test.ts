import assert from 'node:assert/strict';
import { outcomeOfFailure } from '../../../src/ens/writeOutcome';
import { standingClock } from '../builders';
import { against, failureOf, listEvents } from './harness';
import { always, success } from './loopback';
import { reads, writes } from './operations';
import { refuse, reset } from './retryHarness';

const now = standingClock().now();
const minute = 60_000;
const dated = (skew: number) => ({ date: new Date(now + skew).toUTCString() });

describe('A clock that is off, under any name', () => {
  const names = [
    'RequestTimeTooSkewed',
    'InvalidTimestamp',
    'InvalidTimestamp.Expired',
    'IllegalTimestamp',
    'IllegalTimeStamp',
    'TimestampExpired',
    'InvalidParameter.Timestamp',
    'SignatureExpired',
    'Signature.Expired',
    'AuthFailure.SignatureExpire',
    'RequestExpired',
    'ExpiredSignature',
    'ClockSkewTooLarge',
  ];
  for (const code of names) {
    for (const minutes of [16, -16, 90]) {
      it(`case 58: ${code}, the service's clock ${minutes} minutes from ours: advice on the clock, with the minutes`, async () => {
        for (const { action, call } of [reads[0]!, writes[0]!, writes.at(-1)!]) {
          await against(refuse(code, 400, dated(minutes * minute)), async ({ client, server }) => {
            const error = await failureOf(call(client));
            assert.deepEqual([error.kind, error.clockSkew], ['clock', minutes * minute], action);
            assert.match(error.advice, new RegExp(`${minutes > 0 ? 'slow' : 'fast'}.*: ${Math.abs(minutes)}$`));
            assert.equal(server.requests.length, 1);
            assert.equal(outcomeOfFailure(error), 'refused');
          });
        }
      });
    }

    it(`case 58: ${code}, with a clock that is right, or no Date: what it was`, async () => {
      for (const headers of [dated(0), dated(20_000), {}]) {
        await against(refuse(code, 400, headers), async ({ client }) => {
          assert.equal((await failureOf(listEvents(client))).kind, 'request');
        });
      }
    });
  }

  for (const code of ['NoPermission', 'InvalidSecurityToken.Expired', 'InvalidParameter.PlanTime', 'Some.NewCode']) {
    it(`case 58: ${code} is none, however far off the clock is`, () =>
      against(refuse(code, 400, dated(16 * minute)), async ({ client }) => {
        assert.notEqual((await failureOf(listEvents(client))).kind, 'clock');
      }));
  }

  it('case 58: a code that was known before needs no Date', () =>
    against(refuse('InvalidTimeStamp.Expired'), async ({ client }) => {
      const error = await failureOf(listEvents(client));
      assert.deepEqual([error.kind, error.clockSkew], ['clock', undefined]);
    }));
});

describe('The clock of the service', () => {
  for (const [name, reply] of [
    ['a success', always(200, success(), dated(90_000))],
    ['a refusal', refuse('NoPermission', 400, dated(90_000))],
  ] as const) {
    it(`is told with the record of ${name}: its difference to ours`, () =>
      against(reply, async ({ client, records }) => {
        await listEvents(client).catch(() => undefined);
        assert.deepEqual(
          records.map(({ clockSkew }) => clockSkew),
          [90_000],
        );
      }));
  }

  for (const date of [
    '',
    'soon',
    '0',
    '5',
    '2026-11-24',
    'Tue, 24 Nov 2026 08:00:30',
    'Foo, 99 Bar 2026 08:00:30 GMT',
  ]) {
    it(`is not told where the Date is ${JSON.stringify(date)}`, () =>
      against(always(200, success(), { date }), async ({ client, records }) => {
        await listEvents(client);
        assert.deepEqual([records.length, records[0] && 'clockSkew' in records[0]], [1, false]);
      }));
  }

  it('is not told where no answer came', () =>
    against(reset, async ({ client, records }) => {
      await failureOf(writes[0]!.call(client));
      assert.deepEqual([records.length, records[0] && 'clockSkew' in records[0]], [1, false]);
    }));
});
