import assert from 'node:assert/strict';
import { types } from '../../../src/sample/eventRows';
import { call, withGateway } from './client';

/** The type of a field; of a list that of its elements; of an object its fields. */
type Shape = 'string' | 'number' | 'boolean' | 'utc' | readonly [Shape] | { readonly [name: string]: Shape };

const addresses = ['string'] as const;
const details = [{ Ip: 'string', GateWay: 'string', Isp: 'string' }] as const;
const disk = {
  Category: 'string',
  DiskId: 'string',
  DiskName: 'string',
  Size: 'number',
  device_type: 'string',
  disk_type: 'string',
  name: 'string',
  storage: 'number',
  uuid: 'string',
} as const;

/** As the pages of the operations and the official SDK have it (ens-api.md sections 1 and 4). */
const instance: Shape = {
  InstanceId: 'string',
  InstanceName: 'string',
  HostName: 'string',
  Status: 'string',
  EnsRegionId: 'string',
  SpecName: 'string',
  InstanceTypeFamily: 'string',
  InstanceResourceType: 'string',
  Cpu: 'string',
  Memory: 'number',
  Disk: 'number',
  ImageId: 'string',
  OSName: 'string',
  CreationTime: 'utc',
  ExpiredTime: 'utc',
  DeletionProtection: 'boolean',
  SpotStrategy: 'string',
  InternetMaxBandwidthIn: 'number',
  InternetMaxBandwidthOut: 'number',
  PublicIpAddress: { IpAddress: addresses },
  InnerIpAddress: { IpAddress: addresses },
  PublicIpAddresses: { PublicIpAddress: details },
  PrivateIpAddresses: { PrivateIpAddress: details },
  NetworkAttributes: { NetworkId: 'string', VSwitchId: 'string', PrivateIpAddress: { IpAddress: addresses } },
  SecurityGroupIds: { SecurityGroupId: ['string'] },
  SystemDisk: disk,
  DataDisk: { DataDisk: [{ ...disk, DiskSize: 'number', Encrypted: 'boolean' }] },
  Tags: { Tags: [{ TagKey: 'string', TagValue: 'string' }] },
};

const event: Shape = {
  EventId: 'string',
  EventType: 'string',
  EventLevel: 'string',
  EventStatus: 'string',
  ResourceId: 'string',
  PublishTime: 'number',
  PublishUtcTime: 'utc',
  NotBefore: 'number',
  NotBeforeUtcTime: 'utc',
  Reason: 'string',
  ExtendedAttribute: 'string',
};

const region: Shape = {
  EnsRegionId: 'string',
  Name: 'string',
  EnName: 'string',
  Area: 'string',
  Province: 'string',
};

/** What of the value is not of the shape; fields in `optional` may be missing. */
function oddities(value: unknown, shape: Shape, optional: readonly string[], at = ''): string[] {
  if (typeof shape === 'string') {
    const fits =
      shape === 'utc'
        ? typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)
        : typeof value === shape;
    return fits ? [] : [`${at} is ${typeof value} ${String(value)}, not ${shape}`];
  }
  if (shape instanceof Array) {
    const [element] = shape;
    return Array.isArray(value)
      ? value.flatMap((one, index) => oddities(one, element, optional, `${at}[${index}]`))
      : [`${at} is no list`];
  }
  const given = Object.entries(value as object);
  const missing = Object.keys(shape).filter(name => !(name in (value as object)) && !optional.includes(name));
  return [
    ...missing.map(name => `${at}.${name} is missing`),
    ...given.flatMap(([name, one]) => {
      const wanted = shape[name];
      return wanted ? oddities(one, wanted, optional, `${at}.${name}`) : [`${at}.${name} is not documented`];
    }),
  ];
}

describe('each field that the sample gateway answers is of its documented type', () => {
  it('of an instance', () =>
    withGateway({}, async gateway => {
      const { json } = await call(gateway, 'DescribeInstances', { PageSize: '100' });
      // No document names the types of physical machines.
      assert.deepEqual(oddities(json.Instances!.Instance, [instance], ['SpecName']), []);
      assert.deepEqual([json.Code, json.PageNumber, json.PageSize], [0, 1, 100]);
    }));

  it('of an event', () =>
    withGateway({}, async gateway => {
      const EventTypes = Object.values(types).join(',');
      const { json } = await call(gateway, 'DescribeHistoryEvents', { EventTypes, PageSize: '100' });
      assert.deepEqual(oddities(json.Events, [event], ['NotBefore', 'NotBeforeUtcTime']), []);
    }));

  it('of a node', () =>
    withGateway({}, async gateway => {
      const { json } = await call(gateway, 'DescribeEnsRegions');
      assert.deepEqual(oddities(json.EnsRegions!.EnsRegions, [region], []), []);
    }));

  it('sizes are in the documented units: MiB, and GiB for DiskSize', () =>
    withGateway({}, async gateway => {
      const { json } = await call(gateway, 'DescribeInstances', { SearchKey: 'cam-ingest-dl-01' });
      const [camera] = json.Instances!.Instance as unknown as Record<string, unknown>[];
      const { SystemDisk, DataDisk } = json.Instances!.Instance[0]!;
      assert.equal(SystemDisk.Size, 40 * 1024);
      assert.deepEqual(
        DataDisk.DataDisk.map(data => [data.DiskSize, data.Size]),
        [
          [500, 500 * 1024],
          [1_000, 1_000 * 1024],
        ],
      );
      assert.deepEqual([camera!['Cpu'], camera!['Memory'], camera!['Disk']], ['16', 64 * 1024, 1_540 * 1024]);
    }));

  it('addresses are of the carrier of their node', () =>
    withGateway({}, async gateway => {
      const { json } = await call(gateway, 'DescribeInstances', { PageSize: '100' });
      for (const one of json.Instances!.Instance as unknown as Record<string, string>[]) {
        const carrier = /(telecom|unicom|cmcc)$/.exec(one['EnsRegionId']!)![1]!;
        assert.equal(JSON.stringify(one).split(`"Isp":"${carrier}"`).length, 3, one['InstanceName']);
      }
    }));
});
