import * as v from 'valibot';
import { decimal, listAt, rowsOf, text } from './fields';
import { caps, isRecord, withoutUndefined } from './text';
import { instantOf } from './times';
import type { Disk, Instance } from './types';

const size = v.fallback(v.optional(v.pipe(decimal, v.gtValue(0))), undefined);
const time = v.fallback(v.optional(v.pipe(v.unknown(), v.transform(instantOf), v.number())), undefined);

const diskRow = v.object({ DiskId: text(caps.id), Category: text(caps.id), Size: size, DiskSize: size });

const instanceRow = v.object({
  InstanceId: v.pipe(v.string(), v.nonEmpty(), v.maxLength(caps.id)),
  InstanceName: text(caps.id),
  Status: text(caps.id),
  EnsRegionId: text(caps.id),
  SpecName: text(caps.id),
  InstanceTypeFamily: text(caps.id),
  Cpu: text(caps.id),
  Memory: size,
  OSName: text(caps.id),
  CreationTime: time,
  ExpiredTime: time,
});

/** Where DescribeInstances names addresses: lists of `{ Ip }` and lists of plain text (ens-api.md section 4). */
const addressPaths = [
  ['PublicIpAddresses', 'PublicIpAddress'],
  ['PrivateIpAddresses', 'PrivateIpAddress'],
  ['PublicIpAddress', 'IpAddress'],
  ['InnerIpAddress', 'IpAddress'],
  ['NetworkAttributes', 'PrivateIpAddress', 'IpAddress'],
] as const;

/** Where DescribeInstances has its instances. */
export const instanceList = ['Instances', 'Instance'] as const;

/** Reads a DescribeInstances answer. */
export function instancesOf(body: Record<string, unknown>): Instance[] {
  return rowsOf(instanceRow, listAt(body, ...instanceList), (row, raw) => ({
    instanceId: row.InstanceId,
    ...withoutUndefined({
      name: row.InstanceName,
      status: row.Status,
      regionId: row.EnsRegionId,
      spec: row.SpecName,
      family: row.InstanceTypeFamily,
      cpu: row.Cpu,
      memoryMiB: row.Memory,
      os: row.OSName,
      createTime: row.CreationTime,
      expireTime: row.ExpiredTime,
    }),
    addresses: addressesOf(raw),
    disks: [...systemDiskOf(raw['SystemDisk']), ...disksOf(listAt(raw, 'DataDisk', 'DataDisk'), 'data')],
  }));
}

function addressesOf(raw: Record<string, unknown>): string[] {
  const entries = addressPaths.flatMap(path => listAt(raw, ...path));
  const addresses = entries.map(entry => (isRecord(entry) ? entry['Ip'] : entry));
  return [...new Set(addresses.filter(address => typeof address === 'string' && address !== ''))] as string[];
}

/** It is always a member of the answer; one that says nothing is no disk. */
function systemDiskOf(raw: unknown): Disk[] {
  return disksOf([raw], 'system').filter(
    ({ category, diskId, sizeGiB }) => category !== '' || diskId !== undefined || sizeGiB !== undefined,
  );
}

/** A row of which nothing can be read is a disk all the same, of a kind that nobody knows. */
function disksOf(rows: readonly unknown[], role: Disk['role']): Disk[] {
  const readable = rows.map(row => (isRecord(row) ? row : {}));
  return rowsOf(diskRow, readable, ({ DiskId, Category, Size, DiskSize }) => ({
    category: Category ?? '',
    role,
    // `Size` is MiB, `DiskSize` is GiB.
    ...withoutUndefined({ diskId: DiskId, sizeGiB: DiskSize ?? (Size === undefined ? undefined : Size / 1024) }),
  }));
}
