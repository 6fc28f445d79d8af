import * as v from 'valibot';
import type { Clock } from '../ens/ports';
import type { Claimant, Claims } from './claims';
import type { WindowId } from './windows';

/** The window that is sending, or has sent, an operation for an event. */
export interface LockHolder extends WindowId {
  operationId: string;
  /** What the person calls the account. */
  account: string;
  /** What it does to the event; absent in locks of earlier versions. */
  action?: string;
  /** When it was taken, Unix milliseconds. */
  at: number;
}

/** One lock an event, for all windows of all editors of this user. */
export interface Locks {
  /**
   * Answers undefined when it was taken, else who has it: with an empty `operationId` where its file can't be read, since
   * it is torn, a later version's, or was given up at this very moment. Rejects with the system's error.
   */
  take: (key: string, holder: LockHolder) => Promise<LockHolder | undefined>;
  /** True while it is this operation's, and no other one's. A cloud drive may bring that of another computer. */
  holds: (key: string, operationId: string) => Promise<boolean>;
  /**
   * Gives it up; a lock of another operation stays. Never rejects, since whoever gives up a lock is done with what it was
   * for: what the system refuses to remove is logged and tried again for a while.
   */
  release: (key: string, operationId: string) => Promise<void>;
  /** Takes it away from whoever has it, because a person said so. Rejects where it stays. */
  breakUp: (key: string) => Promise<void>;
}

const optional = v.exactOptional(v.string());
const holderText = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    ...{ v: v.exactOptional(v.literal(1)), operationId: v.string(), pid: v.number() },
    ...{ window: optional, started: optional, computer: optional, namespace: optional, editor: optional },
    ...{ account: v.string(), action: optional, at: v.number() },
  }),
);

/** The waits before a lock that could not be removed is tried again, milliseconds: a virus scanner lets go within seconds. */
const removalWaits = [1_000, 5_000, 30_000, 120_000, 600_000];

export interface LocksParts {
  claims: Claims;
  clock: Pick<Clock, 'sleep'>;
  /** The log; its lines are not translated. */
  warn: (line: string) => void;
  /** Ends the trying again: the window closes. */
  signal: AbortSignal;
}

export function createLocks({ claims, clock, warn, signal }: LocksParts): Locks {
  const removeLater = async (key: string, operationId: string) => {
    for (const wait of removalWaits) {
      await clock.sleep(wait, signal);
      if ((await claims.remove(key, operationId)) === undefined) {
        return;
      }
    }
    warn('Lock not removed; given up');
  };
  const holders = async (key: string) => (await claims.read(key)).map(holderIn);

  return {
    take: async (key, holder) => {
      if (await claims.put(key, holder.operationId, JSON.stringify({ v: 1, ...holder }), holder.at)) {
        return undefined;
      }
      const [other = { ...nobody, at: 0 }] = await holders(key);
      return other;
    },
    holds: async (key, operationId) => {
      const all = await holders(key);
      return all.length > 0 && all.every(holder => holder.operationId === operationId);
    },
    release: async (key, operationId) => {
      const code = await claims.remove(key, operationId);
      if (code !== undefined) {
        warn(`Lock not removed code=${code}; trying again`);
        // It rejects only where the window closes.
        removeLater(key, operationId).catch(() => undefined);
      }
    },
    breakUp: async key => {
      for (const { file } of await claims.read(key)) {
        const code = await claims.removeFile(key, file);
        if (code !== undefined) {
          throw Object.assign(new Error('The lock was not removed.'), { code });
        }
      }
    },
  };
}

/** Somebody's, it is not known whose. */
const nobody = { operationId: '', pid: 0, account: '' };

function holderIn({ text, at }: Claimant): LockHolder {
  const parsed = v.safeParse(holderText, text);
  if (!parsed.success) {
    return { ...nobody, at };
  }
  const holder = { ...parsed.output };
  delete holder.v;
  return holder;
}
