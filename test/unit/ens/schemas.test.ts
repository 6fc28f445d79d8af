import assert from 'node:assert/strict';
import fc from 'fast-check';
import { instancesOf } from '../../../src/ens/instanceSchema';
import { batchResultsOf, eventsPageOf, regionsOf } from '../../../src/ens/schemas';
import { anEvent, eventRow } from '../builders';

const asked = { pageNumber: 1, pageSize: 100 };
const page = (body: Record<string, unknown>) => eventsPageOf(body, 'R-1', asked);
const onlyEvent = (part: Record<string, unknown>) => page({ Events: [eventRow(part)] }).events[0];

describe('The list of events', () => {
  it('is read as the service documents it', () => {
    const body = { PageNumber: 2, PageSize: 50, TotalCount: 30, Events: [eventRow()] };
    assert.deepEqual(page(body), {
      requestId: 'R-1',
      pageNumber: 2,
      pageSize: 50,
      totalCount: 30,
      rowCount: 1,
      events: [
        anEvent({
          publishTime: 1715578245000,
          notBefore: 1715578245000,
          reason: 'The host failed',
          extendedAttribute: '{}',
          extra: onlyEvent({})?.extra ?? {},
        }),
      ],
    });
  });

  it('case 26: keeps types, states and levels it does not know', () => {
    const event = onlyEvent({ EventType: 'Gpu:Lost', EventStatus: 'Pondering', EventLevel: 'PANIC' });
    assert.deepEqual([event?.type, event?.status, event?.level], ['Gpu:Lost', 'Pondering', 'PANIC']);
  });

  it('keeps fields it does not know, as text, whatever their names', () => {
    const row = JSON.parse(`{"EventId":"e-1","PublishUtcTime":"2026-11-24T08:00:00Z","Retries":3,"Owner":{"id":1},
      "None":null,"__proto__":{"polluted":true},"constructor":"c"}`) as Record<string, unknown>;
    const extra = page({ Events: [row] }).events[0]?.extra ?? {};
    assert.deepEqual(Object.entries(extra), [
      ['PublishUtcTime', '2026-11-24T08:00:00Z'],
      ['Retries', '3'],
      ['Owner', '{"id":1}'],
      ['None', 'null'],
      ['__proto__', '{"polluted":true}'],
      ['constructor', 'c'],
    ]);
    assert.equal(Object.getPrototypeOf(extra), null);
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });

  it('case 26: takes fields that are absent or of another type as absent, each by itself', () => {
    const event = onlyEvent({
      EventType: 5,
      EventLevel: null,
      EventStatus: ['x'],
      ResourceId: {},
      Reason: 7,
      ExtendedAttribute: {},
    });
    assert.deepEqual(event, {
      ...anEvent({ type: '', level: '', status: '', resourceId: '' }),
      publishTime: 1715578245000,
      notBefore: 1715578245000,
      extra: event?.extra ?? {},
    });
  });

  const nonsense = [0, -1, 1715578245, 1e18, 1715578245000.5, 'soon', NaN, Infinity, null, {}, Date.UTC(2101, 0, 1)];
  for (const time of nonsense) {
    it(`case 27: takes ${JSON.stringify(time)} for no time`, () => {
      const event = onlyEvent({ PublishTime: time, NotBefore: time });
      assert.ok(event && !('publishTime' in event) && !('notBefore' in event));
    });
  }

  it('case 26: skips what is no event', () => {
    const rows = [null, 5, 'x', [], {}, { EventId: '' }, { EventId: 7 }, { EventId: 'e'.repeat(600) }, eventRow()];
    assert.equal(page({ Events: rows }).events.length, 1);
  });

  it('case 26: cuts long texts', () => {
    const event = onlyEvent({
      Reason: 'x'.repeat(1_000_000),
      ExtendedAttribute: 'y'.repeat(5_000_000),
      More: 'z'.repeat(9_999),
    });
    assert.deepEqual(
      [event?.reason?.length, event?.extendedAttribute?.length, event?.extra['More']?.length],
      [8_192, 65_536, 2_000],
    );
  });

  it('case 28: bears an unknown field nested 10,000 deep', () => {
    const deep: unknown = JSON.parse('['.repeat(10_000) + ']'.repeat(10_000));
    assert.equal(onlyEvent({ Deep: deep })?.eventId, eventRow()['EventId']);
  });

  it('fills in the paging that is not echoed, or nonsense', () => {
    for (const wrong of [undefined, null, 0, -5, 1.5, 'x', 1e300]) {
      const { pageNumber, pageSize } = page({ PageNumber: wrong, PageSize: wrong });
      assert.deepEqual([pageNumber, pageSize], [1, 100]);
    }
    assert.equal(page({ TotalCount: -1 }).totalCount, undefined);
    assert.equal(page({ TotalCount: 0 }).totalCount, 0);
  });

  it('case 26: takes 10,000 rows', () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => eventRow({ EventId: `e-${n}` }));
    assert.equal(page({ Events: rows }).events.length, 10_000);
  });
});

describe('The results of a batch', () => {
  it('have codes in numbers and in words, cut as other texts are', () => {
    const codes = [200, '200', 'InvalidParameter', 'x'.repeat(1_000_000), null, {}, true];
    // The secrets are taken out of texts alone: a code in numbers is none.
    const mask = (text: string) => text.replaceAll('secret', '***');
    const results = batchResultsOf({ Results: codes.map(Code => ({ EventId: 'e-1', Code })) }, mask);
    assert.deepEqual(
      results.map(({ code }) => code),
      ['200', '200', 'InvalidParameter', 'x'.repeat(200), undefined, undefined, undefined],
    );
  });
});

describe('The list of instances', () => {
  it('has each disk of its list, however little is said of it: that one may be local', () => {
    const DataDisk = { DataDisk: [{ DiskId: 'd-1' }, { DiskSize: 500 }, {}, { Category: '' }, 'd-5', null] };
    const [instance] = instancesOf({ Instances: { Instance: [{ InstanceId: 'i-1', DataDisk }] } });
    assert.deepEqual(instance?.disks, [
      { category: '', role: 'data', diskId: 'd-1' },
      { category: '', role: 'data', sizeGiB: 500 },
      ...Array.from({ length: 4 }, () => ({ category: '', role: 'data' })),
    ]);
  });

  it('brings names, node, all addresses once, and disks in GiB', () => {
    const body = {
      Instances: {
        Instance: [
          {
            InstanceId: 'i-1',
            InstanceName: 'cache-1',
            Status: 'Running',
            EnsRegionId: 'cn-dalian-unicom',
            SpecName: 'ens.sn1.small',
            InstanceTypeFamily: 'x86_pm',
            Cpu: '4',
            Memory: 8192,
            OSName: 'Alibaba Cloud Linux 3',
            CreationTime: '2026-11-24T12:00:00Z',
            ExpiredTime: '2026-11-24T13:00Z',
            PublicIpAddresses: { PublicIpAddress: [{ Ip: '192.0.2.1', Isp: 'unicom' }, { Ip: '192.0.2.2' }] },
            PrivateIpAddresses: { PrivateIpAddress: [{ Ip: '10.0.0.1' }] },
            PublicIpAddress: { IpAddress: ['192.0.2.1'] },
            InnerIpAddress: { IpAddress: ['10.0.0.2'] },
            NetworkAttributes: { PrivateIpAddress: { IpAddress: ['10.0.0.1', '10.0.0.3'] } },
            SystemDisk: { Category: 'pangu', Size: 40_960, DiskId: 'd-1' },
            DataDisk: { DataDisk: [{ Category: 'local_hdd', Size: 1, DiskSize: 500 }, { Category: 'file' }] },
          },
        ],
      },
    };
    assert.deepEqual(instancesOf(body), [
      {
        instanceId: 'i-1',
        name: 'cache-1',
        status: 'Running',
        regionId: 'cn-dalian-unicom',
        spec: 'ens.sn1.small',
        family: 'x86_pm',
        cpu: '4',
        memoryMiB: 8192,
        os: 'Alibaba Cloud Linux 3',
        createTime: Date.UTC(2026, 10, 24, 12),
        expireTime: Date.UTC(2026, 10, 24, 13),
        addresses: ['192.0.2.1', '192.0.2.2', '10.0.0.1', '10.0.0.2', '10.0.0.3'],
        disks: [
          { category: 'pangu', role: 'system', diskId: 'd-1', sizeGiB: 40 },
          { category: 'local_hdd', role: 'data', sizeGiB: 500 },
          { category: 'file', role: 'data' },
        ],
      },
    ]);
  });

  it('is as good as the answer allows', () => {
    const body = {
      Instances: {
        Instance: [
          { InstanceId: 'i-1', SystemDisk: {}, DataDisk: [], PublicIpAddress: 'x', Cpu: 4, Memory: -1, OSName: '' },
          null,
          { InstanceId: 'i-2', CreationTime: '2026-13-40T99:00:00Z', ExpiredTime: 'tomorrow' },
        ],
      },
    };
    assert.deepEqual(instancesOf(body), [
      { instanceId: 'i-1', addresses: [], disks: [] },
      { instanceId: 'i-2', addresses: [], disks: [] },
    ]);
  });
});

describe('The list of nodes', () => {
  it('brings both names', () => {
    const body = {
      EnsRegions: { EnsRegions: [{ EnsRegionId: 'cn-x', Name: '大连联通', EnName: 'Dalian', Area: 'N' }, {}] },
    };
    assert.deepEqual(regionsOf(body), [{ regionId: 'cn-x', name: '大连联通', enName: 'Dalian' }]);
  });
});

describe('Any JSON at all', () => {
  const anything = fc.jsonValue({ maxDepth: 3 });
  /** A document that has the right names in the right places, and anything in them. */
  const row = (...names: string[]) =>
    fc.record(Object.fromEntries(names.map(name => [name, anything])), { requiredKeys: [] });
  const event = row(
    'EventId',
    'EventType',
    'EventLevel',
    'EventStatus',
    'ResourceId',
    'PublishTime',
    'NotBefore',
    'Reason',
  );
  const instance = row(
    'InstanceId',
    'InstanceName',
    'Status',
    'SystemDisk',
    'DataDisk',
    'PublicIpAddresses',
    'NetworkAttributes',
  );

  it('can be read as an answer', () => {
    const events = fc.record({ Events: fc.oneof(anything, fc.array(event)), TotalCount: anything, PageSize: anything });
    const instances = fc.record({ Instances: fc.oneof(anything, fc.record({ Instance: fc.array(instance) })) });
    fc.assert(
      fc.property(events, instances, anything, (eventsBody, instancesBody, other) => {
        for (const { eventId, type, extra } of page(eventsBody).events) {
          assert.ok(
            eventId !== '' && typeof type === 'string' && Object.values(extra).every(text => typeof text === 'string'),
          );
        }
        for (const { addresses, disks } of instancesOf(instancesBody)) {
          assert.ok([...addresses, ...disks.map(({ category }) => category)].every(text => typeof text === 'string'));
        }
        regionsOf({ EnsRegions: other });
      }),
    );
  });
});
