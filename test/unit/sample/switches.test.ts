import assert from 'node:assert/strict';
import type { Gateway } from '../../../src/sample';
import { types } from '../../../src/sample/eventRows';
import { anEvent, call, withGateway, type Answer } from './client';

const list = 'DescribeHistoryEvents';
const verdict = ({ status, json }: Answer) => (status === 200 ? '200' : `${status} ${String(json.Code)}`);
const ids = (gateway: Gateway, ...more: string[]) =>
  JSON.stringify([...gateway.account.instances.map(({ instanceId }) => instanceId), ...more]);

describe('refuseDeadIds of the sample gateway', () => {
  it('is off by default: an id that is gone is left out', () =>
    withGateway({}, async gateway => {
      const { json } = await call(gateway, 'DescribeInstances', { InstanceIds: ids(gateway, 'i-gone') });
      assert.equal(json.TotalCount, gateway.account.instances.length);
    }));

  it('refuses all of a call for one id that is gone, wherever it stands, and takes the call without it', () =>
    withGateway({}, async gateway => {
      gateway.faults.add({ kind: 'refuseDeadIds', count: Infinity });
      const [{ instanceId } = { instanceId: '' }] = gateway.account.instances;
      for (const [params, expected] of [
        [{ InstanceIds: ids(gateway, 'i-gone') }, '400 InstanceIdNotFound'],
        [{ InstanceIds: JSON.stringify(['i-gone', instanceId]) }, '400 InstanceIdNotFound'],
        [{ InstanceIds: JSON.stringify([instanceId, instanceId.toUpperCase()]) }, '400 InstanceIdNotFound'],
        [{ InstanceId: 'i-gone' }, '400 InstanceIdNotFound'],
        [{ InstanceIds: ids(gateway) }, '200'],
        [{ InstanceIds: '[]' }, '200'],
        [{ InstanceId: instanceId }, '200'],
        [{}, '200'],
        [{ InstanceIds: 'i-gone' }, '400 InvalidParameter.InstanceIds'],
      ] as [Record<string, string>, string][]) {
        const answer = await call(gateway, 'DescribeInstances', params);
        assert.equal(verdict(answer), expected, JSON.stringify(params));
      }
      assert.equal((await call(gateway, list, { EventTypes: types.ban, ResourceIds: 'i-gone' })).status, 200);
    }));

  it('goes by the account as it is: an instance that was released meanwhile is gone', () =>
    withGateway({}, async gateway => {
      gateway.faults.add({ kind: 'refuseDeadIds', count: Infinity });
      const before = ids(gateway);
      assert.equal(verdict(await call(gateway, 'DescribeInstances', { InstanceIds: before })), '200');
      gateway.account.instances[0]!.instanceId = 'i-renamed';
      assert.equal(
        verdict(await call(gateway, 'DescribeInstances', { InstanceIds: before })),
        '400 InstanceIdNotFound',
      );
    }));
});

describe('the forms of a list at the sample gateway', () => {
  const joined = { EventTypes: `${types.redeploy},${types.ban}`, EventStatus: 'Inquiring,Canceled' };
  const dotted = {
    'EventTypes.1': types.redeploy,
    'EventTypes.2': types.ban,
    'EventStatus.1': 'Inquiring',
    'EventStatus.2': 'Canceled',
  };

  it('are the comma-joined one alone by default', () =>
    withGateway({}, async gateway => {
      assert.equal(verdict(await call(gateway, list, joined)), '200');
      assert.equal(verdict(await call(gateway, list, dotted)), '400 MissingParameter');
    }));

  it('takeDotted: both, with the same answer', () =>
    withGateway({}, async gateway => {
      const expected = (await call(gateway, list, joined)).json.Events;
      gateway.faults.add({ kind: 'takeDotted', count: Infinity });
      assert.ok(expected!.length > 1);
      assert.deepEqual((await call(gateway, list, dotted)).json.Events, expected);
      assert.deepEqual((await call(gateway, list, joined)).json.Events, expected);
    }));

  it('takeDotted: more than nine elements, and what is refused stays refused', () =>
    withGateway({}, async gateway => {
      gateway.faults.add({ kind: 'takeDotted', count: Infinity });
      const all = Object.values(types);
      const params = Object.fromEntries(all.map((type, index) => [`EventTypes.${index + 1}`, type]));
      const { json } = await call(gateway, list, { ...params, PageSize: '100' });
      assert.equal(json.TotalCount, gateway.account.events.length);
      for (const [odd, value] of [
        ['EventStatus.1', 'Open'],
        ['EventLevels.1', 'FATAL'],
      ] as const) {
        const answer = await call(gateway, list, { ...params, [odd]: value });
        assert.equal(verdict(answer), `400 InvalidParameter.${odd.replace('.1', '')}`);
      }
    }));

  it('refuseComma: no comma-joined list, of one element either; with takeDotted the other form alone', () =>
    withGateway({}, async gateway => {
      gateway.faults.add({ kind: 'refuseComma', count: Infinity });
      gateway.faults.add({ kind: 'takeDotted', count: Infinity });
      for (const params of [joined, { EventTypes: types.ban }, { ...dotted, ResourceIds: 'i-1' }]) {
        assert.equal(verdict(await call(gateway, list, params)), '400 InvalidParameter.EventTypes');
      }
      assert.equal(verdict(await call(gateway, list, dotted)), '200');
      assert.equal(verdict(await call(gateway, 'DescribeInstances', { InstanceIds: '[]' })), '200');
    }));

  it('refuseComma: with the code that it is told', () =>
    withGateway({}, async gateway => {
      gateway.faults.add({ kind: 'refuseComma', code: 'MissingParameter' });
      assert.equal(verdict(await call(gateway, list, joined)), '400 MissingParameter');
    }));

  it('refuseType: hears the other form too', () =>
    withGateway({}, async gateway => {
      gateway.faults.add({ kind: 'refuseType', type: types.ban, count: Infinity });
      gateway.faults.add({ kind: 'takeDotted', count: Infinity });
      assert.equal(verdict(await call(gateway, list, dotted)), '400 InvalidParameter.EventTypes');
      assert.equal(verdict(await call(gateway, list, { 'EventTypes.1': types.redeploy })), '200');
    }));
});

describe('refuse of the sample gateway', () => {
  for (const code of [
    'InvalidParameter.PlanTime',
    'InvalidParameter.InstanceStatus',
    'InvalidParameter.EventStatus',
    'InvalidParameter.EventType',
    'InstanceIdNotFound',
  ]) {
    it(`answers 400 ${code}, once, and nothing was carried out`, () =>
      withGateway({}, async gateway => {
        const event = anEvent(gateway, { type: types.redeploy, status: 'Inquiring' });
        const { eventId: EventId, resourceId: ResourceId } = event;
        gateway.faults.add({ kind: 'refuse', code, action: 'EventRedeployInstance' });
        const ask = () =>
          call(gateway, 'EventRedeployInstance', { EventId, ResourceId, OpsType: 'immediate' }).then(verdict);
        assert.equal(await ask(), `400 ${code}`);
        assert.equal(event.run, undefined);
        assert.equal(await ask(), '200');
      }));
  }
});
