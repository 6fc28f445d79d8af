import assert from 'node:assert/strict';
import http from 'node:http';
import { statusAt, type Fault, type Gateway, type SampleEvent } from '../../../src/sample';
import { types } from '../../../src/sample/eventRows';
import { anEvent, call, start, withGateway, type Answer } from './client';

const list = (gateway: Gateway, options: Parameters<typeof call>[3] = {}): Promise<Answer> =>
  call(gateway, 'DescribeHistoryEvents', { EventTypes: types.redeploy }, options);

const waiting = (gateway: Gateway): SampleEvent => anEvent(gateway, { type: types.redeploy, status: 'Inquiring' });

const redeploy = (
  gateway: Gateway,
  { eventId, resourceId }: SampleEvent,
  options: Parameters<typeof call>[3] = {},
): Promise<Answer> =>
  call(gateway, 'EventRedeployInstance', { EventId: eventId, ResourceId: resourceId, OpsType: 'immediate' }, options);

const isSystemError = (code: string) => (error: NodeJS.ErrnoException) => error.code === code;

describe('a fault told to the sample gateway', () => {
  for (const [fault, expected] of [
    [{ kind: 'throttle' }, '400 Throttling.Api'],
    [{ kind: 'throttle', code: 'Throttling.User' }, '400 Throttling.User'],
    [{ kind: 'fail', status: 500 }, '500 InternalError'],
    [{ kind: 'fail', status: 503 }, '503 ServiceUnavailable'],
    [{ kind: 'deny' }, '400 NoPermission'],
  ] as [Fault, string][]) {
    it(`${JSON.stringify(fault)} answers ${expected}, once, and is on record`, () =>
      withGateway({}, async gateway => {
        gateway.faults.add(fault);
        const { status, json } = await list(gateway);
        assert.equal(`${status} ${String(json.Code)}`, expected);
        const record = gateway.received.at(-1)!;
        assert.deepEqual([record.fault, `${String(record.status)} ${String(record.code)}`], [fault.kind, expected]);
        assert.equal((await list(gateway)).status, 200);
      }));
  }

  it('hits as many calls as it says, of the action it says, one fault after the other', () =>
    withGateway({}, async gateway => {
      gateway.faults.add({ kind: 'throttle', action: 'DescribeHistoryEvents', count: 2 });
      gateway.faults.add({ kind: 'fail', status: 500 });
      assert.equal((await call(gateway, 'DescribeEnsRegions')).status, 500);
      const codes = [await list(gateway), await list(gateway), await list(gateway)].map(({ json }) => json.Code);
      assert.deepEqual(codes, ['Throttling.Api', 'Throttling.Api', undefined]);
    }));

  it('lasts until it is removed where its count is Infinity', () =>
    withGateway({}, async gateway => {
      const remove = gateway.faults.add({ kind: 'deny', action: 'DescribeInstances', count: Infinity });
      for (let turn = 0; turn < 3; turn += 1) {
        const { json } = await call(gateway, 'DescribeInstances');
        assert.equal(json.AccessDeniedDetail!.AuthAction, 'ens:DescribeInstances');
      }
      remove();
      assert.equal((await call(gateway, 'DescribeInstances')).status, 200);
      gateway.faults.add({ kind: 'fail', status: 500, count: Infinity });
      gateway.faults.clear();
      assert.equal((await call(gateway, 'DescribeInstances')).status, 200);
    }));

  it('is not used up by a request that is not signed', () =>
    withGateway({}, async gateway => {
      gateway.faults.add({ kind: 'fail', status: 500 });
      const forged = { ...gateway.keys.main, accessKeySecret: 'guessed' };
      assert.equal((await list(gateway, { key: forged })).json.Code, 'SignatureDoesNotMatch');
      assert.equal((await list(gateway)).status, 500);
    }));

  it('refuses one event type and takes the list without it', () =>
    withGateway({}, async gateway => {
      gateway.faults.add({ kind: 'refuseType', count: Infinity });
      const asked = (EventTypes: string): Promise<Answer> => call(gateway, 'DescribeHistoryEvents', { EventTypes });
      assert.equal((await asked(`${types.redeploy},${types.reboot}`)).json.Code, 'InvalidParameter.EventTypes');
      assert.equal((await asked(types.redeploy)).status, 200);
    }));

  it('may carry a Retry-After', () =>
    withGateway({}, async gateway => {
      gateway.faults.add({ kind: 'throttle', headers: { 'retry-after': '7' } });
      assert.equal((await list(gateway)).headers['retry-after'], '7');
    }));

  it('delays an answer', () =>
    withGateway({}, async gateway => {
      gateway.faults.add({ kind: 'delay', ms: 60 });
      const before = performance.now();
      assert.equal((await list(gateway)).status, 200);
      assert.ok(performance.now() - before >= 55);
    }));

  it('never answers, and leaves the record without an answer', () =>
    withGateway({}, async gateway => {
      gateway.faults.add({ kind: 'drop' });
      await assert.rejects(list(gateway, { timeout: 100 }), { name: 'AbortError' });
      assert.equal(gateway.received.at(-1)!.status, undefined);
    }));

  it('resets before the operation: nothing happened', () =>
    withGateway({}, async gateway => {
      const event = waiting(gateway);
      gateway.faults.add({ kind: 'reset' });
      await assert.rejects(redeploy(gateway, event), isSystemError('ECONNRESET'));
      assert.equal(statusAt(event, start), 'Inquiring');
    }));

  for (const fault of [
    { kind: 'reset' },
    { kind: 'drop' },
    { kind: 'html' },
    { kind: 'fail', status: 500 },
    { kind: 'endless' },
    { kind: 'answer', status: 200, body: '' },
  ] as Fault[]) {
    it(`${fault.kind} after the operation: it was carried out, its answer is lost`, () =>
      withGateway({}, async gateway => {
        const event = waiting(gateway);
        gateway.faults.add({ ...fault, executes: true });
        await redeploy(gateway, event, { timeout: 100 }).catch(() => undefined);
        assert.equal(statusAt(event, start), 'Executing');
      }));
  }

  it('sends the page of a captive portal', () =>
    withGateway({}, async gateway => {
      gateway.faults.add({ kind: 'html' });
      await assert.rejects(list(gateway), SyntaxError);
      gateway.faults.add({ kind: 'html' });
      await assert.rejects(list(gateway), /<!DOCTYPE/);
    }));

  it('sends exactly the answer it is given', () =>
    withGateway({}, async gateway => {
      gateway.faults.add({
        kind: 'answer',
        status: 302,
        headers: { location: 'http://127.0.0.1:1/' },
        body: '{"RequestId":"R"}',
      });
      const { status, headers, json } = await list(gateway);
      assert.deepEqual([status, headers.location, json.RequestId], [302, 'http://127.0.0.1:1/', 'R']);
    }));

  it('cuts an answer short', () =>
    withGateway({}, async gateway => {
      const event = waiting(gateway);
      gateway.faults.add({ kind: 'truncate' });
      await assert.rejects(redeploy(gateway, event), isSystemError('ECONNRESET'));
      assert.equal(statusAt(event, start), 'Executing');
    }));

  it('drips an answer byte by byte, whole in the end', () =>
    withGateway({}, async gateway => {
      let pieces = 0;
      gateway.faults.add({ kind: 'drip', everyMs: 1 });
      const onData = (): boolean => (pieces += 1) > 0;
      const { status, json } = await call(gateway, 'EventRedeployInstance', {}, { onData });
      assert.deepEqual([status, json.Code], [400, 'MissingParameter']);
      assert.ok(pieces > 10, String(pieces));
    }));

  it('sends a body without end, until the client hangs up', () =>
    withGateway({}, async gateway => {
      const enough = 5 * 1024 * 1024;
      gateway.faults.add({ kind: 'endless' });
      await assert.rejects(list(gateway, { onData: bytes => bytes < enough }), /hung up by the test|ECONNRESET/);
      assert.equal((await list(gateway)).status, 200);
    }));

  it('ends with the gateway: stop() closes connections that wait or stream', async () => {
    const agent = new http.Agent({ keepAlive: true });
    const outcomes: Promise<unknown>[] = [];
    await withGateway({}, async gateway => {
      for (const fault of [{ kind: 'drop' }, { kind: 'endless' }, { kind: 'drip', everyMs: 200 }] as Fault[]) {
        gateway.faults.add(fault);
        outcomes.push(assert.rejects(list(gateway, { agent }), isSystemError('ECONNRESET')));
      }
      while (gateway.received.length < 3) {
        await new Promise(setImmediate);
      }
    });
    await Promise.all(outcomes);
  });
});
