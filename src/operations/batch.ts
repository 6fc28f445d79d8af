import type { Operation } from './operation';

/** The same for the operations of one yes: a record has no name of its own for it, whoever follows them later. */
export function batchOf({ at, action, keyHash, profileId }: Operation): string {
  return [at, action, keyHash ?? profileId].join(' ');
}

/** The operations by batch, in their order. */
export function batchesIn(operations: readonly Operation[]): Operation[][] {
  const batches = new Map<string, Operation[]>();
  for (const operation of operations) {
    const batch = batches.get(batchOf(operation)) ?? [];
    batch.push(operation);
    batches.set(batchOf(operation), batch);
  }
  return [...batches.values()];
}
