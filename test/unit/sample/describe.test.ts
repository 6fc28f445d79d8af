import assert from 'node:assert/strict';
import { types } from '../../../src/sample/eventRows';
import { onlyKnown } from '../../../src/sample/parameters';
import { anEvent, call, start, withGateway, type WireEvent } from './client';

const { unknown, ...known } = types;
const all = Object.values(known).join(',');

describe('DescribeHistoryEvents of the sample gateway', () => {
  it('needs EventTypes: there is no "all"', () =>
    withGateway({}, async gateway => {
      for (const params of [{}, { EventTypes: '' }, { 'EventTypes.1': types.redeploy }]) {
        const answer = await call(gateway, 'DescribeHistoryEvents', params);
        assert.equal(`${answer.status} ${String(answer.json.Code)}`, '400 MissingParameter');
      }
    }));

  it('lists the types asked for, comma-joined, and no other', () =>
    withGateway({}, async gateway => {
      const asked = `${types.redeploy},${types.ban}`;
      const { json } = await call(gateway, 'DescribeHistoryEvents', { EventTypes: asked, PageSize: '100' });
      assert.deepEqual(new Set(json.Events!.map(({ EventType }) => EventType)), new Set([types.redeploy, types.ban]));
      assert.equal(json.TotalCount, json.Events!.length);
    }));

  it('lists a type outside the documents only when it is asked for by name', () =>
    withGateway({}, async gateway => {
      const documented = await call(gateway, 'DescribeHistoryEvents', { EventTypes: all, PageSize: '100' });
      assert.equal(documented.json.TotalCount, gateway.account.events.length - 1);
      const other = await call(gateway, 'DescribeHistoryEvents', { EventTypes: unknown });
      assert.equal(other.json.TotalCount, 1);
    }));

  for (const [name, value] of [
    ['EventTypes', 'all'],
    ['EventTypes', `["${types.redeploy}"]`],
    ['EventLevels', 'FATAL'],
    ['EventStatus', 'Open'],
    ['PageNumber', '0'],
    ['PageNumber', '1.5'],
    ['PageSize', '-1'],
    ['PageSize', 'ten'],
  ] as const) {
    it(`refuses ${name} ${value}`, () =>
      withGateway({}, async gateway => {
        const answer = await call(gateway, 'DescribeHistoryEvents', { EventTypes: all, [name]: value });
        assert.equal(`${answer.status} ${String(answer.json.Code)}`, `400 InvalidParameter.${name}`);
      }));
  }

  it('filters by state as of now, level and resource, all at once', () =>
    withGateway({}, async gateway => {
      const { resourceId } = anEvent(gateway, { type: types.redeployNow, status: 'Inquiring' });
      const filters = {
        EventStatus: 'Inquiring,Executing',
        EventLevels: 'CRITICAL',
        ResourceIds: `${resourceId},i-nobody`,
      };
      const holds = {
        EventStatus: ({ EventStatus }: WireEvent) => /^(Inquiring|Executing)$/.test(EventStatus),
        EventLevels: ({ EventLevel }: WireEvent) => EventLevel === 'CRITICAL',
        ResourceIds: ({ ResourceId }: WireEvent) => ResourceId === resourceId,
      };
      const everything = (await call(gateway, 'DescribeHistoryEvents', { EventTypes: all, PageSize: '100' })).json
        .Events!;
      for (const names of [
        ['EventStatus'],
        ['EventLevels'],
        ['ResourceIds'],
        Object.keys(filters),
      ] as (keyof typeof filters)[][]) {
        const params = Object.fromEntries(names.map(name => [name, filters[name]]));
        const { json } = await call(gateway, 'DescribeHistoryEvents', { EventTypes: all, PageSize: '100', ...params });
        const expected = everything.filter(event => names.every(name => holds[name](event)));
        assert.ok(expected.length > 0 && expected.length < everything.length);
        assert.deepEqual(json.Events, expected, names.join());
      }
    }));

  it('takes an empty filter for none', () =>
    withGateway({}, async gateway => {
      const { json } = await call(gateway, 'DescribeHistoryEvents', {
        EventTypes: all,
        ResourceIds: '',
        EventStatus: '',
      });
      assert.equal(json.TotalCount, gateway.account.events.length - 1);
    }));

  it('hands out every event once over its pages, ten a page by default', () =>
    withGateway({}, async gateway => {
      const ids: string[] = [];
      for (let page = 1; ; page += 1) {
        const { json } = await call(gateway, 'DescribeHistoryEvents', { EventTypes: all, PageNumber: String(page) });
        assert.equal(json.PageNumber, page);
        assert.equal(json.PageSize, 10);
        assert.equal(json.TotalCount, gateway.account.events.length - 1);
        if (json.Events!.length === 0) {
          break;
        }
        ids.push(...json.Events!.map(({ EventId }) => EventId));
      }
      assert.equal(new Set(ids).size, gateway.account.events.length - 1);
      assert.equal(ids.length, gateway.account.events.length - 1);
    }));

  it('never hands out more than 100 a page, nor more than it is told to, and says so', () =>
    withGateway({ events: 300 }, async gateway => {
      const { json } = await call(gateway, 'DescribeHistoryEvents', { EventTypes: all, PageSize: '250' });
      assert.equal(json.PageSize, 100);
      assert.equal(json.Events!.length, 100);
      await withGateway({ maxPageSize: 7 }, async small => {
        const page = await call(small, 'DescribeHistoryEvents', { EventTypes: all, PageSize: '100' });
        assert.deepEqual([page.json.PageSize, page.json.Events!.length], [7, 7]);
      });
    }));

  it('gives times in milliseconds and in UTC, and leaves NotBefore out where there is none', () =>
    withGateway({}, async gateway => {
      const { json } = await call(gateway, 'DescribeHistoryEvents', { EventTypes: types.redeployNow, PageSize: '100' });
      assert.ok(json.Events!.some(event => !('NotBefore' in event) && !('NotBeforeUtcTime' in event)));
      const due = json.Events!.find(({ NotBefore }) => NotBefore !== undefined && NotBefore > start)!;
      assert.match(due.NotBeforeUtcTime!, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      assert.equal(Date.parse(due.NotBeforeUtcTime!), Math.floor(due.NotBefore! / 1_000) * 1_000);
    }));
});

describe('a filter that the sample gateway does not know', () => {
  const EventTypes = types.redeploy;
  for (const [action, params] of [
    ['DescribeHistoryEvents', { EventTypes, StartTime: '2026-11-24T00:00:00Z' }],
    ['DescribeHistoryEvents', { EventTypes, EnsRegionId: 'cn-xian-telecom' }],
    ['DescribeHistoryEvents', { EventTypes, EventId: 'e-1' }],
    ['DescribeHistoryEvents', { EventTypes, 'ResourceIds.1': 'i-nobody' }],
    ['DescribeInstances', { InstanceName: 'edge-live-bj-01' }],
    ['DescribeInstances', { Tags: '[{"Key":"a"}]' }],
    ['DescribeInstances', { InstanceId: 'i-nobody', RegionId: 'cn-xian' }],
    ['DescribeEnsRegions', { PageNumber: '1' }],
  ] as [string, Record<string, string>][]) {
    const odd = Object.keys(params).at(-1)!;
    it(`is refused, not passed over: ${odd} of ${action}`, () =>
      withGateway({}, async gateway => {
        const { status, json } = await call(gateway, action, params);
        assert.deepEqual([status, json.Code], [400, `InvalidParameter.${odd}`]);
      }));
  }

  it('nor one that comes twice', () => {
    const twice = new URLSearchParams('InstanceId=i-1&PageSize=10&InstanceId=i-2');
    assert.throws(() => {
      onlyKnown(twice, ['InstanceId', 'PageSize']);
    }, /InstanceId is not valid: it is there more than once/);
  });
});

describe('DescribeInstances of the sample gateway', () => {
  it('takes a JSON array of ids and a page size as text, and shows the disks', () =>
    withGateway({}, async gateway => {
      const wanted = gateway.account.instances.slice(0, 12);
      const InstanceIds = JSON.stringify([...wanted.map(({ instanceId }) => instanceId), 'i-nobody']);
      const { json } = await call(gateway, 'DescribeInstances', { InstanceIds, PageSize: '100' });
      const instances = json.Instances!.Instance;
      assert.deepEqual(instances.map(({ InstanceName }) => InstanceName).sort(), wanted.map(({ name }) => name).sort());
      const live = instances.find(({ InstanceName }) => InstanceName === 'edge-live-bj-01')!;
      assert.deepEqual([live.SystemDisk.Category, live.SystemDisk.Size], ['file', 40 * 1024]);
      assert.equal(live.DataDisk.DataDisk[0]!.Category, 'local_hdd');
    }));

  it('finds nothing for an empty array, and refuses what is no array of up to 100 texts', () =>
    withGateway({}, async gateway => {
      assert.equal((await call(gateway, 'DescribeInstances', { InstanceIds: '[]' })).json.TotalCount, 0);
      const tooMany = JSON.stringify(Array.from({ length: 101 }, (_, index) => `i-${index}`));
      for (const InstanceIds of ['i-one', '{"a":1}', '[1]', tooMany]) {
        const { json } = await call(gateway, 'DescribeInstances', { InstanceIds });
        assert.equal(json.Code, 'InvalidParameter.InstanceIds');
      }
    }));

  it('filters by id, node, state and text', () =>
    withGateway({}, async gateway => {
      const { instanceId } = gateway.account.instances[3]!;
      for (const [params, expected] of [
        [{ InstanceId: instanceId }, 1],
        [{ EnsRegionId: 'cn-xian-telecom' }, 2],
        [{ EnsRegionIds: '["cn-xian-telecom","cn-dalian-unicom"]' }, 4],
        [{ Status: 'Stopped' }, 1],
        [{ Status: 'Expired' }, 1],
        [{ EnsRegionIds: '[]' }, 0],
        [{ SearchKey: 'edge-cache' }, 3],
        [{ SearchKey: 'edge-cache', EnsRegionId: 'cn-xian-telecom' }, 0],
      ] as const) {
        const { json } = await call(gateway, 'DescribeInstances', params);
        assert.equal(json.TotalCount, expected, JSON.stringify(params));
      }
    }));
});

describe('what DescribeInstances of the sample gateway refuses', () => {
  for (const [name, value] of [
    ['Status', 'Asleep'],
    ['Status', ''],
    ['Status', 'Running,Stopped'],
    ['EnsRegionIds', 'cn-xian-telecom'],
    ['PageNumber', '0'],
    ['PageSize', 'all'],
  ] as const) {
    it(`${name} ${value}`, () =>
      withGateway({}, async gateway => {
        const { status, json } = await call(gateway, 'DescribeInstances', { [name]: value });
        assert.deepEqual([status, json.Code], [400, `InvalidParameter.${name}`]);
      }));
  }
});

describe('DescribeEnsRegions of the sample gateway', () => {
  it('names every node in Chinese and English, or the one asked for', () =>
    withGateway({}, async gateway => {
      const { json } = await call(gateway, 'DescribeEnsRegions');
      assert.equal(json.EnsRegions!.EnsRegions.length, 6);
      const one = await call(gateway, 'DescribeEnsRegions', { EnsRegionId: 'cn-dalian-unicom' });
      assert.deepEqual(one.json.EnsRegions!.EnsRegions, [
        {
          EnsRegionId: 'cn-dalian-unicom',
          Name: '大连联通',
          EnName: 'Dalian Unicom',
          Area: 'NorthEastChina',
          Province: 'Liaoning',
        },
      ]);
    }));
});
