import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Translate } from '../base/translate';
import type { Clock } from '../ens/ports';
import { bothLocks } from './bothLocks';
import { createClaims } from './claims';
import { createDocument, type StateDocument } from './document';
import { journalFailure } from './journalError';
import { journalFile, type JournalFile } from './journalFile';
import { createLease, type Lease } from './lease';
import { createLocks, type Locks } from './locks';
import { takeOverOldFolder } from './oldFolder';
import type { JsonObject } from './readDocument';
import { neighborsOf, thisWindow, type Neighbors, type WindowId } from './windows';

export interface StateParts {
  /** Absolute path of the folder that all windows of this user share. */
  folder: string;
  /** Absolute path of the extension's own folder in this editor. */
  own: string;
  clock: Clock;
  t: Translate;
  /** The log; its lines are not translated. */
  warn: (line: string) => void;
  /** The window closes. */
  signal: AbortSignal;
  /** This window. */
  self?: WindowId;
}

/** What the windows of all editors of a user share on this computer. */
export interface State {
  /** This window. */
  self: WindowId;
  neighbors: Neighbors;
  /** The record of operations. */
  journal: Pick<JournalFile, 'append' | 'read'>;
  /** Absolute path of the record's first part. */
  journalPath: string;
  /** Absolute paths of the folders with claims. */
  claimFolders: readonly string[];
  locks: Locks;
  /** What one window does for all of them. */
  leaseOf: (name: string) => Lease;
  /** What this editor keeps for itself, by the name of its file; `isOurs` as in `DocumentParts`. */
  documentOf: (name: string, isOurs: (value: JsonObject) => boolean) => StateDocument;
  /** Absolute path of the folder with what was told. */
  toldFolder: string;
  /** Brings over what an earlier version wrote in this editor. Rejects with JournalError. */
  takeOver: () => Promise<void>;
}

export function openState({
  folder,
  own,
  clock,
  t,
  warn,
  signal,
  self = thisWindow(editorOf(own)),
}: StateParts): State {
  const editor = editorOf(own);
  const claimsIn = (...names: string[]) => createClaims({ folder: path.join(...names), clock });
  const locksIn = (...names: string[]) => createLocks({ claims: claimsIn(...names), clock, warn, signal });
  const journalPath = path.join(folder, 'operations.jsonl');
  const journal = journalFile(journalPath, t);
  const leases = claimsIn(folder, 'leases');
  const locks = locksIn(folder, 'locks');
  const oldLocks = path.join(own, 'locks');
  const neighbors = neighborsOf(self);
  const leaseOf = (name: string) => createLease({ claims: leases, name, self, lives: neighbors.lives, clock });
  const takeOverLease = leaseOf('take over');
  let takingOver: Promise<void> | undefined;
  const takeOver = async () => {
    takingOver ??= takeOverOldFolder({ old: own, folder, editor, lease: takeOverLease, clock, journal }).finally(() => {
      takingOver = undefined;
    });
    await takingOver.catch((error: unknown) => {
      throw journalFailure(error, t);
    });
  };
  return {
    self,
    neighbors,
    journalPath,
    claimFolders: [path.join(folder, 'locks'), path.join(folder, 'leases')],
    journal: {
      append: journal.append,
      read: async () => {
        await takeOver();
        return journal.read();
      },
    },
    locks: own === folder ? locks : bothLocks(locks, locksIn(own, 'locks'), oldLocks),
    leaseOf,
    documentOf: (name, isOurs) =>
      createDocument({ file: path.join(own, name), isOurs, self, lives: neighbors.lives, clock }),
    toldFolder: path.join(folder, 'told'),
    takeOver,
  };
}

/** An editor is told by its folder: accounts are kept there, and known to no other editor. */
function editorOf(own: string): string {
  return createHash('sha256').update(own).digest('hex').slice(0, 16);
}
