import assert from 'node:assert/strict';
import { currentInstances, failingName, type Gateway, type SampleEvent } from '../../../src/sample';
import { createAccount } from '../../../src/sample/account';
import { types } from '../../../src/sample/eventRows';
import { anEvent, anInstance, call, described, start, withGateway, type WireInstance } from './client';

const executingMs = 8_000;
const actions: Record<string, string> = {
  [types.redeployNow]: 'EventRedeployInstance',
  [types.redeploy]: 'EventRedeployInstance',
  [types.reboot]: 'EventRebootInstance',
  [types.migrate]: 'EventMigrateInstance',
};

function on(gateway: Gateway, name: string, type: string): SampleEvent {
  return anEvent(gateway, { type, resourceId: anInstance(gateway, name).instanceId });
}

async function run(gateway: Gateway, event: SampleEvent, params: Record<string, string> = {}): Promise<void> {
  const { eventId: EventId, resourceId: ResourceId } = event;
  const asked = { EventId, ResourceId, OpsType: 'immediate', ...params };
  assert.equal((await call(gateway, actions[event.type]!, asked)).status, 200);
}

const disksOf = ({ SystemDisk, DataDisk }: WireInstance) => [SystemDisk, ...DataDisk.DataDisk];
const diskIds = (instance: WireInstance): string[] => disksOf(instance).map(({ DiskId }) => DiskId);
const addresses = ({ PublicIpAddress, InnerIpAddress }: WireInstance): string[] => [
  ...PublicIpAddress.IpAddress,
  ...InnerIpAddress.IpAddress,
];

describe('an instance of the sample account while an operation runs', () => {
  for (const [what, name, type] of [
    ['redeploy', 'edge-live-bj-01', types.redeployNow],
    ['redeploy that will fail', failingName, types.redeploy],
    ['reboot', 'iot-mqtt-xa-01', types.reboot],
    ['migration', 'ai-infer-gz-02', types.migrate],
  ] as const) {
    it(`${what}: Running, Stopping, Starting, Running`, () =>
      withGateway({ executingMs }, async (gateway, clock) => {
        const event = on(gateway, name, type);
        const states = [(await described(gateway, event)).Status];
        await run(gateway, event);
        for (const time of [0, executingMs / 2 - 1, executingMs / 2, executingMs - 1, executingMs]) {
          clock.time = start + time;
          states.push((await described(gateway, event)).Status);
        }
        assert.deepEqual(states, ['Running', 'Stopping', 'Stopping', 'Starting', 'Starting', 'Running']);
      }));
  }

  it('runs on until the planned time', () =>
    withGateway({ executingMs }, async (gateway, clock) => {
      const event = on(gateway, 'edge-live-bj-01', types.redeployNow);
      const PlanTime = String(start + 60_000);
      await run(gateway, event, { OpsType: 'scheduled', PlanTime });
      clock.time = start + 59_999;
      assert.equal((await described(gateway, event)).Status, 'Running');
      clock.time = start + 60_000;
      assert.equal((await described(gateway, event)).Status, 'Stopping');
    }));

  it('stays stopped where it did not run', () =>
    withGateway({ executingMs }, async (gateway, clock) => {
      const event = on(gateway, 'iot-mqtt-xa-02', types.redeploy);
      await run(gateway, event);
      assert.equal((await described(gateway, event)).Status, 'Stopped');
      clock.time += executingMs;
      assert.equal((await described(gateway, event)).Status, 'Stopped');
    }));

  it('is found by the state it has now', () =>
    withGateway({ executingMs }, async gateway => {
      await run(gateway, on(gateway, 'edge-live-bj-01', types.redeployNow));
      const { json } = await call(gateway, 'DescribeInstances', { Status: 'Stopping' });
      assert.deepEqual(
        json.Instances!.Instance.map(({ InstanceName }) => InstanceName),
        ['edge-live-bj-01'],
      );
    }));

  it('is not touched by an event that only reports', () =>
    withGateway({ executingMs }, async (gateway, clock) => {
      const cutover = anEvent(gateway, { type: types.cutover, status: 'Scheduled' });
      const before = await described(gateway, cutover);
      clock.time = cutover.notBefore!;
      assert.deepEqual(await described(gateway, cutover), before);
    }));
});

describe('an instance of the sample account after an operation', () => {
  async function around(
    gateway: Gateway,
    clock: { time: number },
    event: SampleEvent,
    params: Record<string, string> = {},
  ): Promise<[before: WireInstance, after: WireInstance]> {
    const before = await described(gateway, event);
    await run(gateway, event, params);
    clock.time += executingMs;
    return [before, await described(gateway, event)];
  }

  it('redeployed: its local disks are others, of the same sizes; node and addresses are the same', () =>
    withGateway({ executingMs }, async (gateway, clock) => {
      const event = on(gateway, 'cam-ingest-dl-01', types.redeployNow);
      const [before, after] = await around(gateway, clock, event);
      assert.equal(new Set([...diskIds(before), ...diskIds(after)]).size, 6);
      assert.ok(diskIds(after).every(id => /^d-sample[a-z0-9]{14}$/.test(id)));
      const sameDisks = (instance: WireInstance) => disksOf(instance).map(disk => ({ ...disk, DiskId: '', uuid: '' }));
      assert.deepEqual(sameDisks(after), sameDisks(before));
      assert.equal(after.EnsRegionId, before.EnsRegionId);
      assert.deepEqual(addresses(after), addresses(before));
      clock.time += 60_000;
      assert.deepEqual(await described(gateway, event), after);
    }));

  it('redeployed without local disks: nothing differs', () =>
    withGateway({ executingMs }, async (gateway, clock) => {
      const [before, after] = await around(gateway, clock, on(gateway, 'edge-live-sh-01', types.redeploy));
      assert.deepEqual(after, before);
    }));

  it('that could not be redeployed: runs as before', () =>
    withGateway({ executingMs }, async (gateway, clock) => {
      anInstance(gateway, failingName).disks = anInstance(gateway, 'cam-ingest-dl-01').disks;
      const [before, after] = await around(gateway, clock, on(gateway, failingName, types.redeploy));
      assert.deepEqual(after, before);
    }));

  it('rebooted: nothing differs', () =>
    withGateway({ executingMs }, async (gateway, clock) => {
      const [before, after] = await around(gateway, clock, on(gateway, 'iot-mqtt-xa-01', types.reboot));
      assert.deepEqual(after, before);
    }));

  for (const DataPolicy of ['abandon', 'force_transfer', 'try_transfer']) {
    it(`migrated with ${DataPolicy}: another node, other addresses, ${DataPolicy === 'abandon' ? 'other' : 'the same'} disks`, () =>
      withGateway({ executingMs }, async (gateway, clock) => {
        const event = on(gateway, 'ai-infer-gz-02', types.migrate);
        const [before, after] = await around(gateway, clock, event, { DataPolicy });
        assert.ok(gateway.account.nodes.some(({ regionId }) => regionId === after.EnsRegionId));
        assert.notEqual(after.EnsRegionId, before.EnsRegionId);
        assert.equal(new Set([...addresses(before), ...addresses(after)]).size, 4);
        const lost = DataPolicy === 'abandon';
        assert.equal(new Set([...diskIds(before), ...diskIds(after)]).size, lost ? 4 : 2);
        const [address] = addresses(after);
        const found = await call(gateway, 'DescribeInstances', {
          SearchKey: address!,
          EnsRegionId: after.EnsRegionId,
        });
        assert.equal(found.json.TotalCount, 1);
      }));
  }

  it('keeps addresses that nobody else has, however many migrations there were', () => {
    const account = createAccount(() => start, { events: 300 });
    const migrations = account.events.filter(({ type }) => type === types.migrate);
    for (const event of migrations) {
      event.run = { startAt: start - 2, endAt: start - 1, outcome: 'Executed' };
    }
    assert.ok(new Set(migrations.map(({ resourceId }) => resourceId)).size < migrations.length);
    const all = currentInstances(account);
    assert.equal(new Set(all.flatMap(({ addresses }) => addresses)).size, 2 * all.length);
    assert.notDeepEqual(all, account.instances);
  });
});
