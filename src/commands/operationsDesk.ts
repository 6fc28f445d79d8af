import type { Session } from '../accounts/session';
import { isCancellation } from '../ens/cancellation';
import { isEnsError } from '../ens/error';
import type { Translate } from '../base/translate';
import type { Clock } from '../ens/ports';
import type { Instance } from '../ens/types';
import { eventKey } from '../events/event';
import type { EventsReading } from '../events/reader';
import { createCalls, type Calls } from '../operations/calls';
import type { EventReading } from '../operations/follow';
import { createFollowers, type Followers } from '../operations/followers';
import { createJournal } from '../operations/journal';
import type { Locks } from '../state/locks';
import type { State } from '../state/openState';
import type { Operation } from '../operations/operation';
import { createRecords, type Records } from '../operations/records';
import { isSameWindow, type WindowId } from '../state/windows';
import type { EventCommandDeps } from './deps';
import { eventsReader, type ReaderStores } from './eventReader';

export interface DeskParts extends Pick<EventCommandDeps, 'accountSignal'>, Pick<ReaderStores, 'storeOf'> {
  /** What all windows of the user share. */
  state: State;
  clock: Clock;
  t: Translate;
  /** An account that is signed in here, active or not. */
  sessionOf: (profileId: string) => Session | undefined;
  /** Names the key and host that an account has now; undefined where they cannot be read. */
  keyHashOf: (profileId: string) => Promise<string | undefined>;
  /** False where an account is gone from this computer, for all windows. */
  hasAccount: (profileId: string) => boolean;
  /** Hears what a listener of the records threw. */
  logError?: (error: Error) => void;
}

export interface OperationsDesk {
  records: Records;
  locks: Locks;
  followers: Followers;
  /** What was read of an account ends the operations on it (`eventReader.ts`). */
  onEventsRead: ReaderStores['onEventsRead'];
  /** What is to come to its end before the window does. */
  calls: Calls;
  /** This window. */
  self: WindowId;
  lives: (window: WindowId) => boolean;
  /** False for a window that cannot be looked up from here. */
  canLookUp: (window: WindowId) => boolean;
}

/** The records of operations, their locks and their followers, over the files that all windows share. */
export function createOperationsDesk(parts: DeskParts): OperationsDesk {
  const { state, clock, t, logError } = parts;
  const { self, locks } = state;
  const { lives, canLookUp } = state.neighbors;
  const records = createRecords(createJournal(state.journal), logError);
  const followers = createFollowers({
    records,
    locks,
    self,
    lives,
    canLookUp,
    clock,
    t,
    // A sample account ends with its window.
    hasAccount: operation =>
      parts.hasAccount(operation.profileId) && (!operation.sample || isSameWindow(operation, self)),
    partsFor: ({ profileId }) => {
      const session = parts.sessionOf(profileId);
      return (
        session && {
          signal: parts.accountSignal(profileId),
          parts: {
            records,
            locks,
            clock,
            t,
            clockSkew: session.clockSkew,
            isSameKey: async ({ keyHash }) => keyHash === undefined || keyHash === (await parts.keyHashOf(profileId)),
            readEvent: (operation, signal) => readEvent({ ...parts, onEventsRead }, operation, signal),
            readInstance: (id, signal) => readInstance(parts, profileId, id, signal),
          },
        }
      );
    },
  });
  function onEventsRead(profileId: string, events: EventsReading['events']): void {
    // What cannot be written now is written with the next reading, or by whoever follows the operation.
    followers
      .see(profileId, key => events.get(key))
      .catch((error: unknown) => {
        if (!isCancellation(error)) {
          logError?.(error instanceof Error ? error : new Error(String(error)));
        }
      });
  }
  return { records, locks, followers, onEventsRead, calls: createCalls(), self, lives, canLookUp };
}

/** With the account as it is at this moment: its key and host may have been replaced since the operation began. */
async function readEvent(
  parts: DeskParts & ReaderStores,
  { profileId, eventType: type, eventId, resourceId }: Operation,
  signal: AbortSignal,
): Promise<EventReading> {
  const session = parts.sessionOf(profileId);
  if (!session) {
    return { complete: false };
  }
  const { events, complete } = await eventsReader(parts, session)([{ type, eventId, resourceId }], signal);
  const event = events.get(eventKey({ eventId, resourceId }));
  return { complete, ...(event && { event }) };
}

async function readInstance(
  { sessionOf }: DeskParts,
  profileId: string,
  id: string,
  signal: AbortSignal,
): Promise<Instance | undefined> {
  try {
    const instances = await sessionOf(profileId)?.client.describeInstances([id], signal);
    return instances?.find(({ instanceId }) => instanceId === id);
  } catch (error) {
    // Signed out meanwhile, the operation stays open; else it has ended, whether its instance is read or not.
    signal.throwIfAborted();
    if (isEnsError(error)) {
      return undefined;
    }
    throw error;
  }
}
