import { existsSync } from 'node:fs';
import type { Locks } from './locks';

/**
 * The user's locks, and beside them those of an earlier version: while one of its windows may still be open in this
 * editor, an event that is locked there is locked here. Without its folder the user's are all there is.
 * @param oldFolder absolute path, where that version keeps its locks
 */
export function bothLocks(locks: Locks, old: Locks, oldFolder: string): Locks {
  const isThere = () => existsSync(oldFolder);
  return {
    take: async (key, holder) => {
      const other = await locks.take(key, holder);
      if (other || !isThere()) {
        return other;
      }
      try {
        const older = await old.take(key, holder);
        if (older) {
          await locks.release(key, holder.operationId);
        }
        return older;
      } catch (error) {
        await locks.release(key, holder.operationId);
        throw error;
      }
    },
    holds: locks.holds,
    release: async (key, operationId) => {
      if (isThere()) {
        await old.release(key, operationId);
      }
      await locks.release(key, operationId);
    },
    breakUp: async key => {
      if (isThere()) {
        await old.breakUp(key);
      }
      await locks.breakUp(key);
    },
  };
}
