import type { Instance } from './types';

/**
 * The instances of these ids, each once. A service may give fewer a call than it is asked for and not say so: those that are
 * missing are asked for again as long as that brings new ones. Rejects as `read` does.
 */
export async function readInstances(
  ids: readonly string[],
  read: (ids: readonly string[]) => Promise<readonly Instance[]>,
): Promise<Instance[]> {
  const found = new Map<string, Instance>();
  let missing = ids;
  let before = Infinity;
  while (missing.length > 0 && missing.length < before) {
    before = missing.length;
    for (const instance of await read(missing)) {
      found.set(instance.instanceId, instance);
    }
    missing = missing.filter(id => !found.has(id));
  }
  return [...found.values()];
}
