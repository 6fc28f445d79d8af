// What each operation asks for, what stands in the log of it, and what counts as a failure of it.
import assert from 'node:assert/strict';
import { isEnsError } from '../../../src/ens/error';
import type { CallRecord } from '../../../src/ens/ports';
import { noSignal } from '../builders';
import { against, failureOf, listEvents, redeployNow } from './harness';
import { always, queryOf, success } from './loopback';
import { refuse } from './retryHarness';

const atOnce = { eventId: 'e-1', resourceId: 'i-1', opsType: 'immediate' } as const;
const planned = { eventId: 'e-2', resourceId: 'i-2', opsType: 'scheduled', planTime: 1742452232000 } as const;

describe('A batch over the wire', () => {
  it('is one parameter, a JSON list, with a time for those that are planned alone', () =>
    against(always(200, success()), async ({ client, server, records }) => {
      await client.batchEventMigrateInstance([{ ...atOnce, planTime: 5, dataPolicy: 'abandon' }, planned], noSignal);
      const { EventInfos, ...others } = queryOf(server.requests[0] ?? '');
      assert.deepEqual(JSON.parse(EventInfos ?? ''), [
        { EventId: 'e-1', ResourceId: 'i-1', OpsType: 'immediate', DataPolicy: 'abandon' },
        { EventId: 'e-2', ResourceId: 'i-2', OpsType: 'scheduled', PlanTime: 1742452232000 },
      ]);
      assert.deepEqual(others, {});
      assert.deepEqual([records[0]?.eventId, records[0]?.resourceId], ['e-1,e-2', 'i-1,i-2']);
    }));

  for (const planTime of [undefined, NaN, 1.5]) {
    it(`never holds one that is planned for ${String(planTime)}: nothing is sent`, () =>
      against(always(200, success()), async ({ client, server }) => {
        const { eventId, resourceId, opsType } = planned;
        const untimed = { eventId, resourceId, opsType, ...(planTime !== undefined && { planTime }) };
        const error = await failureOf(client.batchEventRedeployInstance([atOnce, untimed], noSignal));
        assert.deepEqual([error.kind, error.phase, server.requests.length], ['request', 'connect', 0]);
      }));
  }
});

describe('A read over the wire', () => {
  it('of events without ids and pages asks for none, and counts them as the service does', () =>
    against(always(200, success()), async ({ client, server }) => {
      const { pageNumber, pageSize } = await listEvents(client);
      assert.deepEqual(queryOf(server.requests[0] ?? ''), { EventTypes: 'Disk:Stalled' });
      assert.deepEqual([pageNumber, pageSize], [1, 10]);
    }));

  it('of nodes asks for all of them', () =>
    against(always(200, success()), async ({ client, server, records }) => {
      await client.describeEnsRegions(noSignal);
      assert.match(server.requests[0] ?? '', /^x-acs-action: DescribeEnsRegions\r$/m);
      assert.deepEqual(queryOf(server.requests[0] ?? ''), {});
      assert.equal(records[0]?.action, 'DescribeEnsRegions');
    }));
});

describe('The line in the log', () => {
  const now = Date.UTC(2026, 10, 24, 8);
  const usual: CallRecord = {
    ...{ action: 'EventRedeployInstance', outcome: 'ok', http: 200, requestId: 'R-1', ms: 0, attempt: 1, at: now },
    ...{ eventId: 'e-1', resourceId: 'i-1' },
  };

  for (const [what, part, more] of [
    ['an account', {}, {}],
    ['the sample account', { sample: true }, { sample: true }],
  ] as const) {
    it(`of ${what} says what it was about`, () =>
      against(
        always(200, success()),
        async ({ client, records }) => {
          await redeployNow(client);
          assert.deepEqual(records, [{ ...usual, ...more }]);
        },
        part,
      ));
  }

  it('says how far the clock of the service is from ours', () =>
    against(always(200, success(), { date: new Date(now + 90_000).toUTCString() }), async ({ client, records }) => {
      await redeployNow(client);
      assert.deepEqual(records, [{ ...usual, clockSkew: 90_000 }]);
    }));

  it('of a call that was cancelled before it began says so, and names no answer', () =>
    against(always(200, success()), async ({ client, records }) => {
      const { code, message } = await failureOf(redeployNow(client, AbortSignal.abort()));
      const rest: Partial<CallRecord> = { ...usual };
      delete rest.http;
      delete rest.requestId;
      assert.deepEqual(records, [{ ...rest, outcome: 'cancelled', code, message }]);
    }));

  it('of a refusal says code, words and RequestId', () =>
    against(refuse('NoPermission'), async ({ client, records }) => {
      await failureOf(redeployNow(client));
      const failure = { outcome: 'failed', http: 400, code: 'NoPermission', message: 'no', requestId: 'R-7' } as const;
      assert.deepEqual(records, [{ ...usual, ...failure }]);
    }));
});

describe('An error of a call', () => {
  it('is known by its name, whichever bundle made it', () => {
    const named = Object.assign(new Error('x'), { name: 'EnsError' });
    assert.deepEqual([named, new Error('x'), new TypeError('x'), { name: 'EnsError' }, undefined].map(isEnsError), [
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
