import { sampleEvents, type SampleEvent } from './events';
import { eventRows } from './eventRows';
import { sampleInstances, type SampleInstance } from './instances';
import { nodes, type SampleNode } from './nodes';

export interface AccountOptions {
  /** How many events; the default is what is written in eventRows.ts. */
  events?: number;
  /** How long an event runs before it ends, milliseconds; default 8 s. */
  executingMs?: number;
  /** The largest page the account hands out; default 100, the maximum documented for DescribeInstances. */
  maxPageSize?: number;
  /** Same seed, same ids. */
  seed?: number;
}

/** Everything the gateway serves. Tests may change events in place; `now` is the gateway's clock, Unix milliseconds. */
export interface SampleAccount {
  readonly nodes: readonly SampleNode[];
  readonly instances: readonly SampleInstance[];
  readonly events: SampleEvent[];
  readonly executingMs: number;
  readonly maxPageSize: number;
  readonly now: () => number;
}

const namedInstances = 15;

/** A believable account as of `now()`; deterministic for one seed and one moment. */
export function createAccount(
  now: () => number,
  { events = eventRows.length, executingMs = 8_000, maxPageSize = 100, seed = 20_171_110 }: AccountOptions = {},
): SampleAccount {
  const start = now();
  // A large account has an instance for every four events or so.
  const instances = sampleInstances(
    events > eventRows.length ? Math.max(namedInstances, Math.ceil(events / 4)) : namedInstances,
    seed,
    start,
  );
  return {
    nodes,
    instances,
    events: sampleEvents(events, instances, { start, executingMs, seed }),
    executingMs,
    maxPageSize,
    now,
  };
}
