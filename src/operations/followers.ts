import type { EnsEvent } from '../ens/types';
import { hasEnded, type EventKey } from '../events/event';
import { changeOf } from './change';
import { isOpen, keyOf, type End, type Operation } from './operation';
import { acceptSeen, conclude, finish, settle, type EndOnce, type SettleParts } from './settle';
import { asUnknown, claim, endAsLeft, isAbandoned, isForThisEditor, type TakeOverParts } from './takeOver';
import { windowOf } from '../state/windows';

export interface FollowersParts extends TakeOverParts {
  /** What `settle` needs for the operation's account, and a signal that ends with it; undefined when it is not signed in here. */
  partsFor: (operation: Operation) => { parts: SettleParts; signal: AbortSignal } | undefined;
  /** False where the operation's account is gone from this computer, so that nobody can follow it. */
  hasAccount: (operation: Operation) => boolean;
}

/** An operation that this window takes over. */
export interface TakenOver {
  operation: Operation;
  /** Sees it to its end; undefined when its account is not signed in here. Rejects as `settle` does. */
  settle: () => Promise<End | undefined>;
}

/** Who sees the open operations to their ends in this window; each is followed once. */
export interface Followers {
  /** Sees the operation to its end; undefined when its account is not signed in here. Rejects as `settle` does. */
  follow: (operation: Operation) => Promise<End | undefined>;
  /**
   * Takes over what a window that is gone left open, each by one window only; what belongs to an account that is gone
   * ends as left. One that cannot be taken over says so when it is settled. Rejects with JournalError where the records
   * cannot be read.
   */
  resume: () => Promise<TakenOver[]>;
  /**
   * What a list shows of the events of an account ends the operations on them, whoever follows these. Rejects as `settle`.
   * @param eventOf the event as the list has it
   */
  see: (profileId: string, eventOf: (key: EventKey) => EnsEvent | undefined) => Promise<void>;
  /**
   * Ends as left what is open of an account that was signed out. A call under way is left alone: its answer is written
   * down, and then `resume` ends it. Rejects with JournalError.
   */
  leave: (profileId: string) => Promise<void>;
  /**
   * Takes up again what was left, for the account that has the very key and host, and what another editor began with these
   * and nobody follows any more; `resume` then follows it.
   * @param keyHash of the account now
   */
  takeUp: (account: { profileId: string; name: string; keyHash: string }) => Promise<void>;
}

export function createFollowers(parts: FollowersParts): Followers {
  const { records } = parts;
  const followed = new Set<string>();
  const claimed = new Set<string>();
  const ending = new Map<string, Promise<End>>();

  const endOnce: EndOnce = ({ id }, end) => {
    const begun = ending.get(id);
    if (begun) {
      return begun;
    }
    // Not before it is known as begun: what it writes first is heard at once.
    const promise = Promise.resolve()
      .then(end)
      .finally(() => {
        ending.delete(id);
      });
    ending.set(id, promise);
    return promise;
  };

  const follow: Followers['follow'] = async operation => {
    const context = parts.partsFor(operation);
    if (!context || followed.has(operation.id)) {
      return undefined;
    }
    followed.add(operation.id);
    const endIn = () => records.get(operation.id)?.end;
    const over = new AbortController();
    const unsubscribe = records.changes.subscribe(() => {
      if (endIn()) {
        over.abort();
      }
    });
    try {
      const signal = AbortSignal.any([over.signal, context.signal]);
      return await settle({ ...context.parts, endOnce }, operation, signal);
    } catch (error) {
      // Somebody else saw it to its end: another window, or a list that was read.
      const end = endIn();
      if (end) {
        return end;
      }
      throw error;
    } finally {
      unsubscribe();
      followed.delete(operation.id);
    }
  };
  const takeOver = async (operation: Operation, giveUp: () => Promise<void>): Promise<End | undefined> => {
    try {
      return parts.hasAccount(operation)
        ? await follow(await asUnknown(parts, operation))
        : await endAsLeft(parts, operation);
    } finally {
      claimed.delete(operation.id);
      await giveUp();
    }
  };
  const endSeen = async (operation: Operation, event: EnsEvent) => {
    const context = parts.partsFor(operation);
    if (context) {
      await endOnce(operation, () => concludeSeen(context.parts, operation, event, context.signal));
    }
  };

  return {
    follow,
    resume: async () => {
      await records.reload();
      const abandoned = records
        .all()
        .filter(one => isOpen(one) && isAbandoned(parts, one) && isForThisEditor(parts, one));
      const taken: TakenOver[] = [];
      for (const operation of abandoned) {
        // Another resumption may have come to it meanwhile, or a sign-out ended it.
        if (followed.has(operation.id) || claimed.has(operation.id) || records.get(operation.id)?.end) {
          continue;
        }
        claimed.add(operation.id);
        try {
          const giveUp = await claim(parts, operation);
          if (giveUp) {
            taken.push({ operation, settle: () => takeOver(operation, giveUp) });
          } else {
            claimed.delete(operation.id);
          }
        } catch (error) {
          claimed.delete(operation.id);
          const why = error instanceof Error ? error : new Error(String(error));
          taken.push({ operation, settle: () => Promise.reject(why) });
        }
      }
      return taken;
    },
    leave: async profileId => {
      await records.reload();
      for (const operation of records
        .all()
        .filter(one => one.profileId === profileId && isOpen(one) && !one.unreadable)) {
        if (operation.outcome || isAbandoned(parts, operation)) {
          await endAsLeft(parts, operation);
        }
      }
    },
    takeUp: async ({ profileId, name, keyHash }) => {
      const ofOthers = records
        .all()
        .filter(one => isOpen(one) && one.keyHash === keyHash && !isForThisEditor(parts, one));
      for (const operation of ofOthers.filter(one => isAbandoned(parts, one))) {
        await endAsLeft(parts, operation);
      }
      for (const { id } of records.all().filter(one => one.end?.how === 'left' && one.keyHash === keyHash)) {
        await records.reopen(id, { profileId, account: name, ...windowOf(parts.self) });
      }
    },
    see: async (profileId, eventOf) => {
      const answered = records
        .all()
        .filter(one => one.profileId === profileId && one.outcome && isOpen(one) && !one.unreadable);
      for (const operation of answered) {
        const event = eventOf(keyOf(operation));
        if (event && hasEnded(event)) {
          await endSeen(operation, event);
        }
      }
    },
  };
}

/** An ended event ends the operation on it: as it shows, or as somebody else's doing where the outcome is not clear. */
async function concludeSeen(
  parts: SettleParts,
  operation: Operation,
  event: EnsEvent,
  signal: AbortSignal,
): Promise<End> {
  if (operation.outcome?.kind === 'accepted') {
    return conclude(parts, operation, event, signal);
  }
  if (changeOf(operation, event, parts.clock.now() + (parts.clockSkew() ?? 0)) === 'others') {
    return finish(parts, operation, { how: 'changedElsewhere', status: event.status, at: parts.clock.now() });
  }
  await acceptSeen(parts.records, operation);
  return conclude(parts, operation, event, signal);
}
