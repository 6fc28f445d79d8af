import type { State } from '../../src/state/openState';

/** The members of a state that a later version keeps in a form of its own. */
export type VersionedState = Pick<State, 'journal' | 'locks'>;

/**
 * A later version over the same folder: its operations have an action and a plan that this version does not know, and its
 * lines say that they are of version 2. It reads those of this version and its own.
 */
export function laterVersion({ journal, locks }: VersionedState): VersionedState {
  return {
    locks,
    journal: {
      append: line => journal.append(forward(line)),
      read: async () => (await journal.read()).map(back),
    },
  };
}

function forward(line: object): object {
  const operation: unknown = 'operation' in line ? line.operation : undefined;
  return typeof operation === 'object'
    ? { ...line, v: 2, operation: { ...operation, action: 'rebuild', plan: { when: 'soon' } } }
    : { ...line, v: 2 };
}

function back(line: unknown): unknown {
  if (typeof line !== 'object' || line === null || !('v' in line) || line.v !== 2) {
    return line;
  }
  const operation: unknown = 'operation' in line ? line.operation : undefined;
  return typeof operation === 'object'
    ? { ...line, v: 1, operation: { ...operation, action: 'redeploy', plan: { opsType: 'immediate' } } }
    : { ...line, v: 1 };
}
