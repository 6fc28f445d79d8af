import assert from 'node:assert/strict';
import type { EnsClient, OperationRequest } from '../../../src/ens/types';
import { noSignal } from '../builders';
import { aBench, against, failureOf, redeployNow } from './harness';
import { startLoopback, type Reply } from './loopback';
import { ok, page, refuse, reset, silent, truncated, waitingClock } from './retryHarness';
import { selfSigned } from './selfSigned';

/** Fast enough to wait for nothing. */
const impatient = { connect: 400, firstByte: 60, total: 200 };

describe('A write is sent once', () => {
  const failures: [string, Reply, string][] = [
    ['case 1: never answered', silent, 'AnswerTimeout'],
    ['case 4: reset before the answer', reset, 'ECONNRESET'],
    ['case 8: a truncated body', truncated, 'ECONNRESET'],
    ['case 18: limited by the service', refuse('Throttling.User'), 'Throttling.User'],
    ['case 19: limited, with a wait', refuse('Throttling.Api', 400, { 'retry-after': '1' }), 'Throttling.Api'],
    ['case 20: a broken service', refuse('ServiceUnavailable', 503), 'ServiceUnavailable'],
    ['case 21: a used nonce', refuse('SignatureNonceUsed'), 'SignatureNonceUsed'],
    ['case 22: a clock that is off', refuse('InvalidTimeStamp.Expired'), 'InvalidTimeStamp.Expired'],
    ...[408, 425, 429, 500, 502, 504].map((status): [string, Reply, string] => [
      `HTTP ${status} of a proxy`,
      page(status),
      '(none)',
    ]),
    ['a sign-in page', page(200), '(none)'],
    ['no permission', refuse('NoPermission'), 'NoPermission'],
    ['a wrong parameter', refuse('InvalidParameter.PlanTime'), 'InvalidParameter.PlanTime'],
  ];
  for (const [name, reply, code] of failures) {
    it(`${name}: one request, no wait, and the error says ${code}`, () => {
      const clock = waitingClock();
      return against(
        reply,
        async ({ client, server, records }) => {
          assert.equal((await failureOf(redeployNow(client))).code, code);
          assert.equal(server.requests.length, 1);
          assert.deepEqual(
            records.map(({ attempt, outcome }) => [attempt, outcome]),
            [[1, 'failed']],
          );
          assert.deepEqual(clock.waits, []);
        },
        { clock, deadlines: impatient },
      );
    });
  }

  it('refused at the door: one attempt', async () => {
    const server = await startLoopback(ok);
    await server.close();
    const { client, records } = aBench(server.endpoint);
    assert.equal((await failureOf(redeployNow(client))).code, 'ECONNREFUSED');
    assert.equal(records.length, 1);
  });

  it('a certificate nobody trusts: one attempt', () =>
    against(
      ok,
      async ({ client, records }) => {
        assert.equal((await failureOf(redeployNow(client))).phase, 'connect');
        assert.equal(records.length, 1);
      },
      { secure: selfSigned },
    ));

  const request: OperationRequest = { eventId: 'e-1', resourceId: 'i-1', opsType: 'immediate' };
  const writes: [string, (client: EnsClient) => Promise<unknown>][] = [
    ['EventRedeployInstance', client => client.eventRedeployInstance(request, noSignal)],
    ['EventRebootInstance', client => client.eventRebootInstance(request, noSignal)],
    ['EventMigrateInstance', client => client.eventMigrateInstance(request, noSignal)],
    ['BatchEventRedeployInstance', client => client.batchEventRedeployInstance([request, request], noSignal)],
    ['BatchEventRebootInstance', client => client.batchEventRebootInstance([request], noSignal)],
    ['BatchEventMigrateInstance', client => client.batchEventMigrateInstance([request], noSignal)],
  ];
  for (const [action, write] of writes) {
    it(`${action} too, whether the service is broken, limits or hangs up`, async () => {
      for (const reply of [refuse('ServiceUnavailable', 503), refuse('Throttling'), reset]) {
        await against(reply, async ({ client, server, records }) => {
          await failureOf(write(client));
          assert.equal(server.requests.length, 1);
          assert.deepEqual(
            records.map(record => record.action),
            [action],
          );
        });
      }
    });
  }
});
