import assert from 'node:assert/strict';
import type { Gateway, SampleEvent } from '../../../src/sample';
import { types } from '../../../src/sample/eventRows';
import { anEvent, anInstance, call, listed, start, withGateway } from './client';

const hour = 3_600_000;
const fiveDays = 120 * hour;
const executingMs = 8_000;

const kinds = [
  { kind: 'Redeploy', type: types.redeploy },
  { kind: 'Reboot', type: types.reboot },
  { kind: 'Migrate', type: types.migrate },
] as const;

/** The code of the refusal, or 200; by the single call, or as the only element of a batch. */
async function answerTo(
  gateway: Gateway,
  kind: string,
  { eventId: EventId, resourceId: ResourceId }: SampleEvent,
  { batch = false, ...rest }: { batch?: boolean; OpsType?: string; PlanTime?: number; PlanUtcTime?: string } = {},
): Promise<string> {
  const asked = { EventId, ResourceId, OpsType: 'immediate', ...rest };
  if (batch) {
    const { json } = await call(gateway, `BatchEvent${kind}Instance`, { EventInfos: JSON.stringify([asked]) });
    const [{ Code, Message } = {}] = json.Results!;
    return Code === 200 ? '200' : Message!.split(':')[0]!;
  }
  const params = Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, String(value)]));
  const { status, json } = await call(gateway, `Event${kind}Instance`, params);
  return status === 200 ? '200' : String(json.Code);
}

const forms = [
  ['one by one', false],
  ['in a batch', true],
] as const;

for (const { kind, type } of kinds) {
  for (const [form, batch] of forms) {
    describe(`${kind} at the sample gateway, ${form}`, () => {
      const scheduled = (PlanTime: number) => ({ batch, OpsType: 'scheduled', PlanTime });
      const waiting = (gateway: Gateway): SampleEvent => anEvent(gateway, { type, status: 'Inquiring' });

      it('is planned up to the deadline, and refused a millisecond after it', () =>
        withGateway({}, async gateway => {
          const event = waiting(gateway);
          const latest = event.notBefore!;
          assert.equal(await answerTo(gateway, kind, event, scheduled(latest + 1)), 'InvalidParameter.PlanTime');
          assert.equal((await listed(gateway, event)).EventStatus, 'Inquiring');
          assert.equal(await answerTo(gateway, kind, event, scheduled(latest)), '200');
        }));

      it('is planned anew up to the same deadline, not only to the plan before', () =>
        withGateway({}, async gateway => {
          const event = waiting(gateway);
          const latest = event.notBefore!;
          assert.equal(await answerTo(gateway, kind, event, scheduled(start + hour)), '200');
          assert.equal(await answerTo(gateway, kind, event, scheduled(latest + 1)), 'InvalidParameter.PlanTime');
          for (const plan of [start + 2 * hour, latest]) {
            assert.equal(await answerTo(gateway, kind, event, scheduled(plan)), '200');
          }
        }));

      it('without a deadline it has five days from publication, overdue five days from now', () =>
        withGateway({}, async gateway => {
          const event = waiting(gateway);
          delete event.notBefore;
          const latest = event.publishTime + fiveDays;
          assert.equal(await answerTo(gateway, kind, event, scheduled(latest + 1)), 'InvalidParameter.PlanTime');
          assert.equal(await answerTo(gateway, kind, event, scheduled(latest)), '200');
          event.deadline = start - hour;
          const last = start + fiveDays;
          assert.equal(await answerTo(gateway, kind, event, scheduled(last + 1)), 'InvalidParameter.PlanTime');
          assert.equal(await answerTo(gateway, kind, event, scheduled(last)), '200');
        }));

      for (const [what, code, params] of [
        ['a time that has passed', 'InvalidParameter.PlanTime', { OpsType: 'scheduled', PlanTime: start }],
        ['a time for now', 'InvalidParameter.PlanTime', { OpsType: 'immediate', PlanTime: start + hour }],
        ['PlanUtcTime', 'InvalidParameter.PlanUtcTime', { PlanUtcTime: '2026-11-24T09:00:00Z' }],
      ] as const) {
        it(`is refused with ${what}`, () =>
          withGateway({}, async gateway => {
            const event = waiting(gateway);
            assert.equal(await answerTo(gateway, kind, event, { batch, ...params }), code);
            assert.equal((await listed(gateway, event)).EventStatus, 'Inquiring');
          }));
      }

      for (const status of ['Executing', 'Executed', 'Failed', 'Canceled', 'Avoided', 'SomethingNew']) {
        it(`is refused where the event is ${status}`, () =>
          withGateway({}, async gateway => {
            const event = waiting(gateway);
            event.status = status;
            assert.equal(await answerTo(gateway, kind, event, { batch }), 'InvalidParameter.EventStatus');
            assert.equal((await listed(gateway, event)).EventStatus, status);
          }));
      }

      for (const status of ['Expired', 'Stopping', 'Starting', 'Releasing', 'Pending']) {
        it(`is refused where the instance is ${status}, now and planned`, () =>
          withGateway({}, async gateway => {
            const event = waiting(gateway);
            gateway.account.instances.find(one => one.instanceId === event.resourceId)!.status = status;
            for (const params of [{ batch }, scheduled(start + hour)]) {
              assert.equal(await answerTo(gateway, kind, event, params), 'InvalidParameter.InstanceStatus');
            }
            assert.equal((await listed(gateway, event)).EventStatus, 'Inquiring');
          }));
      }

      it('is refused where the instance is gone', () =>
        withGateway({}, async gateway => {
          const event = waiting(gateway);
          gateway.account.instances.find(one => one.instanceId === event.resourceId)!.instanceId = 'i-other';
          assert.equal(await answerTo(gateway, kind, event, { batch }), 'InvalidParameter.InstanceStatus');
        }));

      for (const status of ['Running', 'Stopped']) {
        it(`is taken where the instance is ${status}`, () =>
          withGateway({}, async gateway => {
            const event = waiting(gateway);
            gateway.account.instances.find(one => one.instanceId === event.resourceId)!.status = status;
            assert.equal(await answerTo(gateway, kind, event, { batch }), '200');
          }));
      }
    });
  }
}

describe('an instance of the sample account that an operation runs on', () => {
  it('takes no other one until it has ended', () =>
    withGateway({ executingMs }, async (gateway, clock) => {
      const resourceId = anInstance(gateway, 'edge-live-sh-01').instanceId;
      const first = anEvent(gateway, { type: types.redeploy, status: 'Inquiring', resourceId });
      const second = anEvent(gateway, { type: types.redeploy, status: 'Scheduled', resourceId });
      assert.equal(await answerTo(gateway, 'Redeploy', first), '200');
      for (const [after, expected] of [
        [0, 'InvalidParameter.InstanceStatus'],
        [executingMs - 1, 'InvalidParameter.InstanceStatus'],
        [executingMs, '200'],
      ] as const) {
        clock.time = start + after;
        assert.equal(await answerTo(gateway, 'Redeploy', second), expected, String(after));
      }
    }));

  it('takes only the first of two in one batch', () =>
    withGateway({}, async gateway => {
      const resourceId = anInstance(gateway, 'edge-live-sh-01').instanceId;
      const infos = ['Inquiring', 'Scheduled']
        .map(status => anEvent(gateway, { type: types.redeploy, status, resourceId }))
        .map(({ eventId: EventId }) => ({ EventId, ResourceId: resourceId, OpsType: 'immediate' }));
      const { json } = await call(gateway, 'BatchEventRedeployInstance', { EventInfos: JSON.stringify(infos) });
      assert.deepEqual(
        json.Results!.map(({ Code, Message }) => [Code, Message!.split(':')[0]]),
        [
          [200, 'success'],
          [400, 'InvalidParameter.InstanceStatus'],
        ],
      );
    }));
});

describe('a failure redeploy of the sample account that nobody answers', () => {
  for (const name of ['edge-live-bj-01', 'edge-live-sh-02', 'cam-ingest-dl-01']) {
    it(`runs by default five days after publication: ${name}`, () =>
      withGateway({ executingMs }, async (gateway, clock) => {
        const { instanceId } = anInstance(gateway, name);
        const event = anEvent(gateway, { type: types.redeployNow, status: 'Inquiring', resourceId: instanceId });
        const due = event.publishTime + fiveDays;
        assert.ok(event.notBefore === due || event.notBefore === undefined);
        const states: string[] = [];
        for (const time of [due - 1, due, due + executingMs - 1, due + executingMs]) {
          clock.time = time;
          states.push((await listed(gateway, event)).EventStatus);
        }
        assert.deepEqual(states, ['Inquiring', 'Executing', 'Executing', 'Executed']);
      }));
  }

  it('does not run so where it was planned', () =>
    withGateway({ executingMs }, async (gateway, clock) => {
      const { instanceId } = anInstance(gateway, 'edge-live-sh-02');
      const event = anEvent(gateway, { type: types.redeployNow, status: 'Inquiring', resourceId: instanceId });
      const PlanTime = start + hour;
      assert.equal(await answerTo(gateway, 'Redeploy', event, { OpsType: 'scheduled', PlanTime }), '200');
      assert.equal((await listed(gateway, event)).EventStatus, 'Scheduled');
      clock.time = PlanTime + executingMs;
      assert.equal((await listed(gateway, event)).EventStatus, 'Executed');
    }));
});
