import path from 'node:path';
import type { Session } from '../accounts/session';
import { isEnsError } from '../ens/error';
import type { Clock, Translate } from '../ens/ports';
import { eventKey } from '../events/event';
import { createFollowers, type Followers } from '../operations/followers';
import { createJournal } from '../operations/journal';
import { journalFile } from '../operations/journalFile';
import { createLocks, type Locks } from '../operations/locks';
import { createRecords, type Records } from '../operations/records';
import { thisWindow, windowLives, type WindowId } from '../operations/windows';
import type { EventCommandDeps } from './deps';
import { eventsReader, type ReaderStores } from './eventReader';

export interface DeskParts extends Pick<EventCommandDeps, 'accountSignal'>, ReaderStores {
  /** Absolute path of the extension's own folder, shared by all windows. */
  folder: string;
  clock: Clock;
  t: Translate;
  /** An account that is signed in here, active or not. */
  sessionOf: (profileId: string) => Session | undefined;
  /** Hears what a listener of the records threw. */
  logError?: (error: Error) => void;
}

export interface OperationsDesk {
  records: Records;
  locks: Locks;
  followers: Followers;
  /** This window. */
  self: WindowId;
  lives: (window: WindowId) => boolean;
}

/** The records of operations, their locks and their followers, over the files that all windows share. */
export function createOperationsDesk(parts: DeskParts): OperationsDesk {
  const { folder, clock, t, logError } = parts;
  const self = thisWindow();
  const lives = windowLives(self);
  const records = createRecords(createJournal(journalFile(path.join(folder, 'operations.jsonl'), t)), self, logError);
  const locks = createLocks(path.join(folder, 'locks'));
  const followers = createFollowers({
    records,
    self,
    lives,
    t,
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
  return { records, locks, followers, self, lives };
}
