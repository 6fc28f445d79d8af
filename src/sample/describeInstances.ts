import type { Disk } from '../ens/types';
import type { SampleAccount } from './account';
import type { SampleInstance } from './instances';
import { currentInstances } from './instanceState';
import { jsonList, pageOf } from './parameters';

/**
 * The instances that meet every filter given (ens-api.md section 4), as they are now.
 * @throws Refusal InvalidParameter.InstanceIds and the like
 */
export function describeInstances(params: URLSearchParams, account: SampleAccount): object {
  const wanted = {
    ids: jsonList(params, 'InstanceIds'),
    id: params.get('InstanceId'),
    node: params.get('EnsRegionId'),
    nodes: jsonList(params, 'EnsRegionIds'),
    status: params.get('Status'),
    text: params.get('SearchKey') ?? '',
  };
  const found = currentInstances(account).filter(
    ({ instanceId, name, regionId, status, addresses }) =>
      (wanted.ids?.includes(instanceId) ?? true) &&
      (wanted.id ?? instanceId) === instanceId &&
      (wanted.node ?? regionId) === regionId &&
      (wanted.nodes?.includes(regionId) ?? true) &&
      (wanted.status ?? status) === status &&
      [instanceId, name, ...addresses].some(text => text.includes(wanted.text)),
  );
  const { rows, ...page } = pageOf(params, found, account.maxPageSize);
  return { Code: 0, ...page, Instances: { Instance: rows.map(wireInstance) } };
}

function wireInstance(instance: SampleInstance): object {
  const [publicIp = '', privateIp = ''] = instance.addresses;
  const systemDisk = instance.disks.find(({ role }) => role === 'system');
  return {
    InstanceId: instance.instanceId,
    InstanceName: instance.name,
    HostName: instance.name,
    Status: instance.status,
    EnsRegionId: instance.regionId,
    SpecName: instance.spec,
    InstanceTypeFamily: 'x86_vm',
    Cpu: '4',
    Memory: 8192,
    Disk: instance.disks.reduce((sum, disk) => sum + mebibytes(disk), 0),
    OSName: 'Alibaba Cloud Linux 3.2104 64-bit',
    CreationTime: instance.creationTime,
    ExpiredTime: instance.status === 'Expired' ? '2026-10-31T16:00:00Z' : '2027-12-31T16:00:00Z',
    PublicIpAddress: { IpAddress: [publicIp] },
    InnerIpAddress: { IpAddress: [privateIp] },
    PublicIpAddresses: { PublicIpAddress: [{ Ip: publicIp, GateWay: gatewayOf(publicIp), Isp: 'telecom' }] },
    PrivateIpAddresses: { PrivateIpAddress: [{ Ip: privateIp, GateWay: gatewayOf(privateIp), Isp: 'telecom' }] },
    NetworkAttributes: { PrivateIpAddress: { IpAddress: [privateIp] } },
    ...(systemDisk && { SystemDisk: wireDisk(systemDisk) }),
    DataDisk: {
      DataDisk: instance.disks
        .filter(({ role }) => role === 'data')
        .map(disk => ({ ...wireDisk(disk), DiskSize: String(disk.sizeGiB) })),
    },
  };
}

function gatewayOf(address: string): string {
  return address.replace(/\d+$/, '254');
}

function wireDisk(disk: Disk): { Category: string; Size: number; DiskId: string | undefined } {
  return { Category: disk.category, Size: mebibytes(disk), DiskId: disk.diskId };
}

/** Size comes in MiB, only a data disk's DiskSize in GiB. */
function mebibytes({ sizeGiB = 0 }: Disk): number {
  return sizeGiB * 1024;
}
