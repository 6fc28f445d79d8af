import assert from 'node:assert/strict';
import type { Gateway, SampleEvent } from '../../../src/sample';
import { types } from '../../../src/sample/eventRows';
import { failingName } from '../../../src/sample/instances';
import { anEvent, anInstance, call, listed, start, withGateway, type Answer } from './client';

const executingMs = 8_000;
const hour = 3_600_000;

function waiting(gateway: Gateway): SampleEvent {
  const { instanceId } = anInstance(gateway, 'edge-live-bj-01');
  return anEvent(gateway, { type: types.redeployNow, status: 'Inquiring', resourceId: instanceId });
}

function redeploy(gateway: Gateway, event: SampleEvent, params: Record<string, string> = {}): Promise<Answer> {
  const { eventId: EventId, resourceId: ResourceId } = event;
  return call(gateway, 'EventRedeployInstance', { EventId, ResourceId, OpsType: 'immediate', ...params });
}

describe('a redeploy at the sample gateway', () => {
  it('now: Inquiring, Executing, Executed', () =>
    withGateway({ executingMs }, async (gateway, clock) => {
      const event = waiting(gateway);
      assert.equal((await listed(gateway, event)).EventStatus, 'Inquiring');
      const { status, json } = await redeploy(gateway, event);
      assert.equal(status, 200);
      assert.deepEqual(Object.keys(json), ['RequestId']);
      assert.equal((await listed(gateway, event)).EventStatus, 'Executing');
      clock.time += executingMs - 1;
      assert.equal((await listed(gateway, event)).EventStatus, 'Executing');
      clock.time += 1;
      assert.equal((await listed(gateway, event)).EventStatus, 'Executed');
    }));

  it('planned: Scheduled until PlanTime, which then shows as NotBefore, Executing, Executed', () =>
    withGateway({ executingMs }, async (gateway, clock) => {
      const event = waiting(gateway);
      const plan = start + hour;
      await redeploy(gateway, event, { OpsType: 'scheduled', PlanTime: String(plan) });
      const { EventStatus, NotBefore } = await listed(gateway, event);
      assert.deepEqual({ EventStatus, NotBefore }, { EventStatus: 'Scheduled', NotBefore: plan });
      clock.time = plan - 1;
      assert.equal((await listed(gateway, event)).EventStatus, 'Scheduled');
      clock.time = plan;
      assert.equal((await listed(gateway, event)).EventStatus, 'Executing');
      clock.time = plan + executingMs;
      assert.equal((await listed(gateway, event)).EventStatus, 'Executed');
    }));

  it('of a Scheduled event replaces its plan', () =>
    withGateway({ executingMs }, async (gateway, clock) => {
      const event = anEvent(gateway, { type: types.redeploy, status: 'Scheduled' });
      await redeploy(gateway, event);
      clock.time += executingMs;
      assert.equal((await listed(gateway, event)).EventStatus, 'Executed');
    }));

  it('fails on the one instance that always fails', () =>
    withGateway({ executingMs }, async (gateway, clock) => {
      const { instanceId } = anInstance(gateway, failingName);
      const event = anEvent(gateway, { type: types.redeploy, status: 'Inquiring', resourceId: instanceId });
      assert.equal((await redeploy(gateway, event)).status, 200);
      assert.equal((await listed(gateway, event)).EventStatus, 'Executing');
      clock.time += executingMs;
      assert.equal((await listed(gateway, event)).EventStatus, 'Failed');
    }));

  it('ignores parameters it does not know, but keeps them on record', () =>
    withGateway({}, async gateway => {
      assert.equal((await redeploy(gateway, waiting(gateway), { Force: 'yes' })).status, 200);
      assert.deepEqual(
        gateway.received.at(-1)!.params.map(([name]) => name),
        ['EventId', 'Force', 'OpsType', 'ResourceId'],
      );
    }));

  it('needs no answer: a planned event runs by itself when its time comes', () =>
    withGateway({ executingMs }, async (gateway, clock) => {
      const event = anEvent(gateway, { type: types.redeploy, status: 'Scheduled' });
      clock.time = event.notBefore!;
      assert.equal((await listed(gateway, event)).EventStatus, 'Executing');
      clock.time += executingMs;
      assert.equal((await listed(gateway, event)).EventStatus, 'Executed');
    }));
});

describe('what the sample gateway refuses to redeploy, and leaves as it is', () => {
  const otherInstance = 'i-sample0000000000000000000';
  const refusals: [what: string, code: string, params: Record<string, string>][] = [
    ['no event', 'MissingParameter', { EventId: '' }],
    ['no instance', 'MissingParameter', { ResourceId: '' }],
    ['no OpsType', 'MissingParameter', { OpsType: '' }],
    ['an unknown OpsType', 'InvalidParameter.OpsType', { OpsType: 'later' }],
    ['an unknown event', 'InvalidParameter.EventId', { EventId: `e-${'f'.repeat(32)}` }],
    ['an instance of another event', 'InvalidParameter.ResourceId', { ResourceId: otherInstance }],
    ['a plan without a time', 'InvalidParameter.PlanTime', { OpsType: 'scheduled' }],
    ['a plan in the past', 'InvalidParameter.PlanTime', { OpsType: 'scheduled', PlanTime: String(start - 1) }],
    ['a plan right now', 'InvalidParameter.PlanTime', { OpsType: 'scheduled', PlanTime: String(start) }],
    [
      'a plan in seconds',
      'InvalidParameter.PlanTime',
      { OpsType: 'scheduled', PlanTime: String(start / 1_000 + 3_600) },
    ],
    ['a plan with a fraction', 'InvalidParameter.PlanTime', { OpsType: 'scheduled', PlanTime: `${start + hour}.5` }],
    ['a plan as a date', 'InvalidParameter.PlanTime', { OpsType: 'scheduled', PlanTime: '2026-12-24T02:00:00Z' }],
  ];
  for (const [what, code, params] of refusals) {
    it(`${what}: ${code}`, () =>
      withGateway({}, async gateway => {
        const event = waiting(gateway);
        const { status, json } = await redeploy(gateway, event, params);
        assert.deepEqual([status, json.Code], [400, code]);
        assert.equal((await listed(gateway, event)).EventStatus, 'Inquiring');
      }));
  }

  for (const [what, code, wanted] of [
    ['an event of another kind', 'InvalidParameter.EventType', { type: types.reboot, status: 'Inquiring' }],
    ['an event that has ended', 'InvalidParameter.EventStatus', { type: types.redeploy, status: 'Executed' }],
    ['an event that was cancelled', 'InvalidParameter.EventStatus', { type: types.redeploy, status: 'Canceled' }],
  ] as const) {
    it(`${what}: ${code}`, () =>
      withGateway({}, async gateway => {
        assert.equal((await redeploy(gateway, anEvent(gateway, wanted))).json.Code, code);
      }));
  }

  it('an event that is being redeployed: InvalidParameter.EventStatus', () =>
    withGateway({}, async gateway => {
      const event = waiting(gateway);
      await redeploy(gateway, event);
      assert.equal((await redeploy(gateway, event)).json.Code, 'InvalidParameter.EventStatus');
    }));

  it('for a read-only key: NoPermission with 400, naming the RAM action; reading goes on', () =>
    withGateway({}, async gateway => {
      const key = gateway.keys.addReadOnly();
      const event = waiting(gateway);
      const params = { EventId: event.eventId, ResourceId: event.resourceId, OpsType: 'immediate' };
      const { status, json } = await call(gateway, 'EventRedeployInstance', params, { key });
      assert.deepEqual([status, json.Code], [400, 'NoPermission']);
      assert.equal(json.AccessDeniedDetail!.AuthAction, 'ens:EventRedeployInstance');
      const reading = await call(gateway, 'DescribeHistoryEvents', { EventTypes: event.type }, { key });
      assert.equal(reading.status, 200);
      assert.equal((await listed(gateway, event)).EventStatus, 'Inquiring');
    }));
});
