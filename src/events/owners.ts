import type { Instance } from '../ens/types';

/** Which instance has a disk or an address, by its id; those of several instances, such as private addresses, are left out. */
export function ownersOf(instances: Iterable<Instance>): ReadonlyMap<string, Instance> {
  const owners = new Map<string, Instance>();
  const shared = new Set<string>();
  for (const instance of instances) {
    const ids = [...instance.disks.flatMap(({ diskId }) => diskId ?? []), ...instance.addresses];
    for (const id of new Set(ids)) {
      if (owners.has(id)) {
        shared.add(id);
      }
      owners.set(id, instance);
    }
  }
  for (const id of shared) {
    owners.delete(id);
  }
  return owners;
}
