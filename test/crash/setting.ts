import type { Credentials, EnsEvent } from '../../src/ens/types';

/** What a writer is told on its standard input. */
export interface WriterSetting {
  /** `127.0.0.1:PORT` of the sample gateway. */
  host: string;
  credentials: Credentials;
  /** Holds the journal and the locks, as the extension's own folder does. */
  folder: string;
  /** Where it stands still for `holdMs` when it comes there for the `round`th time: to be killed there and not a moment later. */
  hold?: { stage: Stage; round: number };
  /** What is confirmed, one group after the other; empty: only sees to its end what was left open. */
  groups: readonly (readonly Pick<EnsEvent, 'type' | 'eventId' | 'resourceId'>[])[];
}

/** The last thing a writer did, as it says on its standard output: `stage eventId,eventId`. */
export type Stage =
  'started' | 'resumed' | 'confirmed' | 'locked' | 'begun' | 'sending' | 'answered' | 'following' | 'ended';

export const holdMs = 25;

export const journalName = 'operations.jsonl';
export const locksName = 'locks';
