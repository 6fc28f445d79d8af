import type { DataPolicy, Disk } from '../ens/types';
import type { SampleAccount } from './account';
import type { Run, SampleEvent } from './events';
import { isLocal, newDiskId, type SampleInstance } from './instances';
import { kindOf, type Kind } from './kinds';
import { nodes } from './nodes';
import { seededRandom } from './random';

/** A run that concerns an instance. */
interface InstanceRun extends Run {
  kind: Kind;
  instanceId: string;
  eventId: string;
}

/** The instances as of now: a run shows in an instance's state while it lasts, and in what it changed once it is Executed. */
export function currentInstances({ instances, events, now }: SampleAccount): SampleInstance[] {
  const time = now();
  const runs = runsOf(events);
  return instances.map(instance => after(instance, runs, time));
}

/** The one instance as of now; undefined where the account has none of this id. */
export function currentInstance(
  { instances, events, now }: SampleAccount,
  instanceId: string,
): SampleInstance | undefined {
  const instance = instances.find(known => known.instanceId === instanceId);
  return instance && after(instance, runsOf(events), now());
}

function runsOf(events: readonly SampleEvent[]): InstanceRun[] {
  return events.flatMap(({ run, type, resourceId, eventId }) => {
    const kind = kindOf(type);
    return run && kind ? [{ ...run, kind, instanceId: resourceId, eventId }] : [];
  });
}

function after(instance: SampleInstance, runs: readonly InstanceRun[], now: number): SampleInstance {
  return runs
    .filter(({ instanceId }) => instanceId === instance.instanceId)
    .sort((a, b) => a.endAt - b.endAt)
    .reduce((state, run) => stateAt(state, run, now), instance);
}

/** A run that fails leaves the instance as it was: a redeploy falls back to the old host (ens-api.md section 2). */
function stateAt(instance: SampleInstance, run: InstanceRun, now: number): SampleInstance {
  if (now < run.startAt) {
    return instance;
  }
  if (now < run.endAt) {
    const status = now < (run.startAt + run.endAt) / 2 ? 'Stopping' : 'Starting';
    // What does not run is not stopped and started either.
    return instance.status === 'Running' ? { ...instance, status } : instance;
  }
  return run.outcome === 'Executed' ? changedBy(instance, run) : instance;
}

function changedBy(instance: SampleInstance, run: InstanceRun): SampleInstance {
  switch (run.kind) {
    case 'reboot':
      return instance;
    case 'redeploy':
      return { ...instance, disks: renewed(instance.disks, isLocal, run) };
    case 'migrate':
      return {
        ...instance,
        regionId: nodeAfter(instance.regionId),
        addresses: instance.addresses.map(otherNetwork),
        disks: renewed(instance.disks, () => isAbandoned(run), run),
      };
  }
}

function isAbandoned({ dataPolicy = 'abandon' }: { dataPolicy?: DataPolicy }): boolean {
  return dataPolicy === 'abandon';
}

/** Empty disks have new ids, the same ones however often they are read. */
function renewed(disks: readonly Disk[], isLost: (disk: Disk) => boolean, { eventId }: InstanceRun): Disk[] {
  const random = seededRandom(parseInt(eventId.slice(-8), 16));
  return disks.map(disk => (isLost(disk) ? { ...disk, diskId: newDiskId(random) } : disk));
}

function nodeAfter(regionId: string): string {
  const index = nodes.findIndex(node => node.regionId === regionId);
  return (nodes[(index + 1) % nodes.length] ?? nodes[0]).regionId;
}

const networks = new Map([
  ['203.0.113', '198.51.100'],
  ['198.51.100', '203.0.113'],
  ['10.0', '10.1'],
  ['10.1', '10.0'],
]);

/** The same place in another network, public ones of RFC 5737 too: distinct addresses stay distinct. */
function otherNetwork(address: string): string {
  return address.replace(/^(203\.0\.113|198\.51\.100|10\.[01])(?=\.)/, network => networks.get(network) ?? network);
}
