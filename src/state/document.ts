import { existsSync } from 'node:fs';
import * as system from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../ens/ports';
import { createClaims } from './claims';
import { DocumentError } from './documentError';
import { createLease } from './lease';
import { documentVersion, readDocument, stampOf, type JsonObject, type Stored } from './readDocument';
import { replaceFile, type ReplaceDisk } from './replaceFile';
import { systemCode } from './systemCode';
import type { WindowId } from './windows';

/** A JSON object in a file that several windows change, each change whole and on top of all others. */
export interface StateDocument {
  /** What is there now. Never throws. While the system does not let it be read, what was read last counts. */
  read: () => Stored;
  /**
   * Changes the object as it is at that moment; a new one has its version only. Nothing is written where `change` answers
   * the very object it was given. Rejects with DocumentError; nothing has changed then.
   * @param anew begins a new one where what is there is damaged, which is kept under another name
   */
  change: (change: (value: JsonObject) => JsonObject, anew?: boolean) => Promise<void>;
}

export interface DocumentParts {
  /** Absolute path; its folder is made with the first change. */
  file: string;
  /** Whether an object of our version has the shape that belongs there. */
  isOurs: (value: JsonObject) => boolean;
  /** This window. */
  self: WindowId;
  /** True while a window is there. */
  lives: (window: WindowId) => boolean;
  clock: Clock;
  disk?: ReplaceDisk;
}

/** The waits for another window that is changing it, milliseconds: some seven seconds, where a change takes hundredths. */
const claimWaits = [15, 30, 60, 120, ...Array<number>(34).fill(200)];

/** A window that is still there but takes this long is passed over, milliseconds: its computer may have slept. */
const silenceMs = 10_000;

/** How often a change is begun anew where somebody who did not have the claim wrote meanwhile. */
const mostAttempts = 5;

export function createDocument({ file, isOurs, self, lives, clock, disk = system }: DocumentParts): StateDocument {
  const claims = createClaims({ folder: path.join(path.dirname(file), 'leases'), clock });
  const lease = createLease({ claims, name: path.basename(file), self, lives, clock });
  let known: { stamp: string; stored: Stored } | undefined;

  const read = () => {
    try {
      const stamp = stampOf(file);
      if (known?.stamp !== stamp) {
        const stored = readDocument(file, isOurs);
        if (stored.kind === 'blocked') {
          // Held open by a scanner, for instance: nothing is known to have changed.
          return known?.stored ?? stored;
        }
        known = { stamp, stored };
      }
      return known.stored;
    } catch (error) {
      return known?.stored ?? blocked(error);
    }
  };
  const claim = async () => {
    for (const wait of [...claimWaits, undefined]) {
      if (await lease.hold(silenceMs)) {
        return;
      }
      if (wait !== undefined) {
        await clock.sleep(wait);
      }
    }
    throw new DocumentError('busy');
  };
  /** Answers false where the file was changed while this window was at it. */
  const attempt = async (change: (value: JsonObject) => JsonObject, anew: boolean) => {
    const stamp = stampOf(file);
    const before = valueOf(readDocument(file, isOurs), anew);
    const value = before ?? { version: documentVersion };
    const next = change(value);
    if (next === value) {
      return true;
    }
    const text = `${JSON.stringify({ ...next, version: documentVersion })}\n`;
    const may = async () => (await lease.hold(silenceMs)) && stampOf(file) === stamp;
    if (before === undefined && stamp !== '') {
      await system.rename(file, asideName(file));
      return false;
    }
    return replaceFile({ file, text, may }, clock, disk);
  };
  const changeNow = async (change: (value: JsonObject) => JsonObject, anew: boolean) => {
    try {
      await claim();
      for (let attempts = 0; attempts < mostAttempts; attempts += 1) {
        if (await attempt(change, anew)) {
          return;
        }
      }
      throw new DocumentError('busy');
    } catch (error) {
      throw error instanceof DocumentError ? error : new DocumentError('failed', systemCode(error));
    } finally {
      lease.release();
    }
  };

  // The claim is the window's, so its own changes take turns.
  let turn = Promise.resolve();
  return {
    read,
    change: (change, anew = false) => {
      const done = turn.then(() => changeNow(change, anew));
      turn = done.catch(() => undefined);
      return done;
    },
  };
}

/** What is to be changed; undefined where a new one begins. Throws DocumentError. */
function valueOf(stored: Stored, anew: boolean): JsonObject | undefined {
  switch (stored.kind) {
    case 'none':
      return undefined;
    case 'ours':
      return stored.value;
    case 'blocked':
      throw new DocumentError('failed', stored.code);
    case 'damaged':
      if (anew) {
        return undefined;
      }
      throw new DocumentError('damaged');
    case 'newer':
      throw new DocumentError('newer');
  }
}

/** A name that is free, for what cannot be read. */
function asideName(file: string): string {
  let number = 1;
  while (existsSync(`${file}.unreadable-${number}`)) {
    number += 1;
  }
  return `${file}.unreadable-${number}`;
}

function blocked(error: unknown): Stored {
  return { kind: 'blocked', code: systemCode(error) ?? '(none)' };
}
