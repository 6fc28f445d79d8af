import type { Disk } from '../ens/types';
import type { SampleInstance } from './instances';
import { utc } from './utc';

/** An instance as DescribeInstances answers it: the documented fields with the documented types (ens-api.md section 4). */
export function wireInstance(instance: SampleInstance): object {
  const systemDisk = instance.disks.find(({ role }) => role === 'system');
  return {
    InstanceId: instance.instanceId,
    InstanceName: instance.name,
    HostName: instance.name,
    Status: instance.status,
    EnsRegionId: instance.regionId,
    ...(instance.spec !== undefined && { SpecName: instance.spec }),
    InstanceTypeFamily: instance.family,
    InstanceResourceType: 'EnsInstance',
    Cpu: String(instance.cores),
    Memory: instance.memoryMiB,
    Disk: instance.disks.reduce((sum, disk) => sum + mebibytes(disk), 0),
    ImageId: 'm-sample00000000000000000',
    OSName: 'Alibaba Cloud Linux 3.2104 64-bit',
    CreationTime: utc(instance.createTime),
    ExpiredTime: utc(instance.expireTime),
    DeletionProtection: false,
    SpotStrategy: 'NoSpot',
    InternetMaxBandwidthIn: 100,
    InternetMaxBandwidthOut: 100,
    ...network(instance),
    SecurityGroupIds: { SecurityGroupId: ['sg-sample0000000000000000'] },
    ...(systemDisk && { SystemDisk: wireDisk(systemDisk) }),
    DataDisk: { DataDisk: instance.disks.filter(({ role }) => role === 'data').map(wireDataDisk) },
    Tags: { Tags: [] },
  };
}

function network({ addresses, regionId }: SampleInstance): object {
  const [publicIp = '', privateIp = ''] = addresses;
  const isp = regionId.replace(/^.*-/, '');
  const detail = (ip: string): object => ({ Ip: ip, GateWay: ip.replace(/\d+$/, '254'), Isp: isp });
  return {
    PublicIpAddress: { IpAddress: [publicIp] },
    InnerIpAddress: { IpAddress: [privateIp] },
    PublicIpAddresses: { PublicIpAddress: [detail(publicIp)] },
    PrivateIpAddresses: { PrivateIpAddress: [detail(privateIp)] },
    NetworkAttributes: {
      NetworkId: 'n-sample00000000000000000',
      VSwitchId: 'vsw-sample0000000000000',
      PrivateIpAddress: { IpAddress: [privateIp] },
    },
  };
}

function wireDisk(disk: Disk): object {
  const size = mebibytes(disk);
  return {
    Category: disk.category,
    DiskId: disk.diskId,
    DiskName: disk.role,
    Size: size,
    device_type: disk.category,
    disk_type: disk.role,
    name: disk.role,
    storage: size,
    uuid: disk.diskId,
  };
}

/** Size is in MiB, and only a data disk has a DiskSize, in GiB. */
function wireDataDisk(disk: Disk): object {
  return { ...wireDisk(disk), DiskSize: disk.sizeGiB, Encrypted: false };
}

function mebibytes({ sizeGiB = 0 }: Disk): number {
  return sizeGiB * 1024;
}
