import assert from 'node:assert/strict';
import type { Gateway, SampleEvent } from '../../../src/sample';
import { types } from '../../../src/sample/eventRows';
import { anEvent, call, listed, start, withGateway, type Answer } from './client';

const executingMs = 8_000;
const hour = 3_600_000;
const planned = { OpsType: 'scheduled', PlanTime: String(start + hour) };

const operations = [
  { action: 'EventRebootInstance', type: types.reboot },
  { action: 'EventMigrateInstance', type: types.migrate },
] as const;

const waiting = (gateway: Gateway, type: string): SampleEvent => anEvent(gateway, { type, status: 'Inquiring' });

function ask(
  gateway: Gateway,
  action: string,
  { eventId: EventId, resourceId: ResourceId }: SampleEvent,
  params: Record<string, string> = {},
  options: Parameters<typeof call>[3] = {},
): Promise<Answer> {
  return call(gateway, action, { EventId, ResourceId, OpsType: 'immediate', ...params }, options);
}

for (const { action, type } of operations) {
  describe(`${action} of the sample gateway`, () => {
    it('now: Inquiring, Executing, Executed', () =>
      withGateway({ executingMs }, async (gateway, clock) => {
        const event = waiting(gateway, type);
        assert.equal((await listed(gateway, event)).EventStatus, 'Inquiring');
        const { status, json } = await ask(gateway, action, event);
        assert.deepEqual([status, Object.keys(json)], [200, ['RequestId']]);
        assert.equal((await listed(gateway, event)).EventStatus, 'Executing');
        clock.time += executingMs;
        assert.equal((await listed(gateway, event)).EventStatus, 'Executed');
      }));

    it('planned: Scheduled for PlanTime, and Executing when it comes', () =>
      withGateway({ executingMs }, async (gateway, clock) => {
        const event = waiting(gateway, type);
        assert.equal((await ask(gateway, action, event, planned)).status, 200);
        const { EventStatus, NotBefore } = await listed(gateway, event);
        assert.deepEqual([EventStatus, NotBefore], ['Scheduled', start + hour]);
        clock.time = start + hour;
        assert.equal((await listed(gateway, event)).EventStatus, 'Executing');
      }));

    for (const other of Object.values(types).filter(name => name !== type)) {
      it(`refuses an event of type ${other}`, () =>
        withGateway({}, async gateway => {
          const { json } = await ask(gateway, action, anEvent(gateway, { type: other }));
          assert.equal(json.Code, 'InvalidParameter.EventType');
        }));
    }

    it('is refused for a read-only key, naming the RAM action', () =>
      withGateway({}, async gateway => {
        const event = waiting(gateway, type);
        const { json } = await ask(gateway, action, event, {}, { key: gateway.keys.addReadOnly() });
        assert.deepEqual([json.Code, json.AccessDeniedDetail!.AuthAction], ['NoPermission', `ens:${action}`]);
        assert.equal((await listed(gateway, event)).EventStatus, 'Inquiring');
      }));
  });
}

describe('EventRebootInstance by GET', () => {
  it('is refused, while EventMigrateInstance takes it', () =>
    withGateway({}, async gateway => {
      const method = 'GET';
      const reboot = await ask(gateway, 'EventRebootInstance', waiting(gateway, types.reboot), {}, { method });
      assert.equal(`${reboot.status} ${String(reboot.json.Code)}`, '400 UnsupportedHTTPMethod');
      const migrate = await ask(gateway, 'EventMigrateInstance', waiting(gateway, types.migrate), {}, { method });
      assert.equal(migrate.status, 200);
    }));
});

describe('the data policy and the password of a migration at the sample gateway', () => {
  const migrate = (gateway: Gateway, params: Record<string, string>): Promise<Answer> =>
    ask(gateway, 'EventMigrateInstance', waiting(gateway, types.migrate), params);

  for (const DataPolicy of ['abandon', 'force_transfer', 'try_transfer']) {
    it(`takes DataPolicy ${DataPolicy}`, () =>
      withGateway({}, async gateway => {
        assert.equal((await migrate(gateway, { DataPolicy })).status, 200);
      }));
  }

  for (const [code, params] of [
    ['InvalidParameter.DataPolicy', { DataPolicy: 'keep' }],
    ['InvalidParameter.DataPolicy', { DataPolicy: '' }],
    ['InvalidParameter.Password', { ...planned, Password: 'Sample0001' }],
  ] as [string, Record<string, string>][]) {
    it(`refuses ${JSON.stringify(params)}: ${code}`, () =>
      withGateway({}, async gateway => {
        const event = waiting(gateway, types.migrate);
        assert.equal((await migrate(gateway, params)).json.Code, code);
        assert.equal((await listed(gateway, event)).EventStatus, 'Inquiring');
      }));
  }

  it('has it on record when a password was sent', () =>
    withGateway({}, async gateway => {
      assert.equal((await migrate(gateway, { Password: 'Sample0001' })).status, 200);
      assert.ok(gateway.received.at(-1)!.params.some(([name]) => name === 'Password'));
    }));

  it('do not concern a reboot', () =>
    withGateway({}, async gateway => {
      const params = { ...planned, DataPolicy: 'keep', Password: 'Sample0001' };
      assert.equal((await ask(gateway, 'EventRebootInstance', waiting(gateway, types.reboot), params)).status, 200);
    }));
});
