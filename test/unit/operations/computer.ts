// Windows of one computer over the records and locks that they share, and a service that they read events of.
import { createFollowers } from '../../../src/operations/followers';
import type { EventReading } from '../../../src/operations/follow';
import { createJournal } from '../../../src/operations/journal';
import { keyOf, type Operation, type Outcome } from '../../../src/operations/operation';
import { createRecords } from '../../../src/operations/records';
import type { SettleParts } from '../../../src/operations/settle';
import type { WindowId } from '../../../src/state/windows';
import { aClock, anEvent, anInstance, aReading, english, noon } from '../../builders';
import { aDisk } from './setting';

export const accepted: Outcome = { kind: 'accepted', requestId: 'REQ-1' };
export const unknown: Outcome = { kind: 'unknown', code: 'ECONNRESET', message: '' };
/** A window that is gone; `w-1` and `w-2` live. */
export const dead = { pid: 9, window: 'w-9' };

export interface WindowSetting {
  self?: WindowId;
  signedIn?: boolean;
  /** The key that the account has. */
  keyHash?: string;
  /** The service's clock minus the computer's, milliseconds. */
  skew?: number;
  /** Hears what the service answers, before the window has it. */
  served?: (reading: EventReading) => void;
}

/** A disk with operations on it, and windows over it; what the service says of an event, reading by reading. */
export async function computer(
  operations: readonly Operation[],
  readings: (EventReading | Error)[] = [aReading(anEvent())],
) {
  const disk = aDisk();
  const first = createRecords(createJournal(disk.file));
  for (const { outcome, end, ...begun } of operations) {
    await first.begin(begun);
    if (outcome) {
      await first.answer(begun.id, outcome);
    }
    if (end) {
      await first.end(begun.id, end);
    } else {
      disk.held.set(keyOf(begun), { operationId: begun.id, pid: begun.pid, account: 'Test', at: noon });
    }
  }
  const living = new Set(['w-1', 'w-2']);
  const reads: string[] = [];
  const openWindow = ({
    self = { pid: 1, window: 'w-1' },
    signedIn = true,
    keyHash = 'key-1',
    skew,
    served,
  }: WindowSetting = {}) => {
    const records = createRecords(createJournal(disk.file));
    let account = new AbortController();
    const shared = { records, locks: disk.locks, clock: aClock(), t: english, clockSkew: () => skew };
    const parts: SettleParts = {
      ...shared,
      isSameKey: operation => Promise.resolve(operation.keyHash === keyHash),
      readInstance: id => {
        reads.push(`${self.window ?? ''} ${id}`);
        return Promise.resolve(anInstance());
      },
      readEvent: operation => {
        reads.push(`${self.window ?? ''} ${operation.id}`);
        const next = readings.length > 1 ? readings.shift() : readings[0];
        if (next instanceof Error) {
          return Promise.reject(next);
        }
        const reading = next ?? aReading();
        served?.(reading);
        return Promise.resolve(reading);
      },
    };
    const followers = createFollowers({
      ...shared,
      self,
      lives: ({ window }) => living.has(window ?? ''),
      canLookUp: ({ computer }) => computer === undefined,
      hasAccount: () => signedIn,
      partsFor: () => (signedIn ? { parts, signal: account.signal } : undefined),
    });
    return {
      records,
      followers,
      clock: shared.clock,
      /** Ends with the account; it is another one once that is signed in again. */
      get account() {
        return account;
      },
      signInAgain: () => {
        account = new AbortController();
      },
    };
  };
  const onDisk = async () => createJournal(disk.file).read();
  const ends = async () => (await onDisk()).map(({ id, end }) => `${id} ${end?.how ?? 'open'}`);
  return { disk, living, reads, openWindow, onDisk, ends };
}
