import path from 'node:path';
import type { Session } from '../accounts/session';
import { isEnsError } from '../ens/error';
import type { Clock, Translate } from '../ens/ports';
import { eventKey } from '../events/event';
import { createFollowers, type Followers } from '../operations/followers';
import { createJournal } from '../operations/journal';
import { journalFile } from '../operations/journalFile';
import { createLocks, processLives, type Locks } from '../operations/locks';
import { createRecords, type Records } from '../operations/records';
import type { EventCommandDeps } from './deps';
import { eventsReader } from './eventReader';

export interface DeskParts extends Pick<EventCommandDeps, 'store' | 'isActive' | 'accountSignal'> {
  /** Absolute path of the extension's own folder, shared by all windows. */
  folder: string;
  clock: Clock;
  t: Translate;
  /** An account that is signed in here, active or not. */
  sessionOf: (profileId: string) => Session | undefined;
}

export interface OperationsDesk {
  records: Records;
  locks: Locks;
  followers: Followers;
  pid: number;
  lives: (pid: number) => boolean;
}

/** The records of operations, their locks and their followers, over the files that all windows share. */
export function createOperationsDesk(parts: DeskParts): OperationsDesk {
  const { folder, clock, t } = parts;
  const { pid } = process;
  const records = createRecords(createJournal(journalFile(path.join(folder, 'operations.jsonl'), t)), pid);
  const locks = createLocks(path.join(folder, 'locks'));
  const followers = createFollowers({
    records,
    pid,
    lives: processLives,
    partsFor: ({ profileId }) => {
      const session = parts.sessionOf(profileId);
      if (!session) {
        return undefined;
      }
      const read = eventsReader(parts, session);
      return {
        signal: parts.accountSignal(profileId),
        parts: {
          records,
          locks,
          clock,
          t,
          readEvent: async ({ eventType: type, eventId, resourceId }, signal) =>
            (await read([{ type, eventId, resourceId }], signal)).get(eventKey({ eventId, resourceId })),
          readInstance: async (id, signal) => {
            try {
              const [instance] = await session.client.describeInstances([id], signal);
              return instance;
            } catch (error) {
              // Signed out meanwhile, the operation stays open; else it has ended, whether its instance is read or not.
              signal.throwIfAborted();
              if (isEnsError(error)) {
                return undefined;
              }
              throw error;
            }
          },
        },
      };
    },
  });
  return { records, locks, followers, pid, lives: processLives };
}
