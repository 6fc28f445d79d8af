import * as system from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../ens/ports';
import { parseLine } from './parseLine';
import type { JournalFile } from './journalFile';
import type { Lease } from './lease';
import { systemCode } from './systemCode';

export interface OldFolderParts {
  /** Where versions up to 0.1 keep what they write: absolute path of the extension's own folder. */
  old: string;
  /** The user's folder; nothing is taken over where it is the same one. */
  folder: string;
  /** This editor, for operations that do not name theirs. */
  editor: string;
  /** For one window at a time. */
  lease: Lease;
  clock: Pick<Clock, 'sleep'>;
  journal: Pick<JournalFile, 'adopt'>;
}

/** Somebody who takes that long is gone, milliseconds. */
const silenceMs = 60_000;

/** How often, and how long each time, a window waits for another one that is at it, milliseconds. */
const mostWaits = 50;
const waitMs = 100;

/** A name that no version writes to, for a file that was taken over. */
const takenSuffix = '.taken-over';

/**
 * Brings what an earlier version of this editor's extension wrote into the user's folder: the record of operations and
 * what was told. It is looked for at each read, since a window of that version may still be open. A second attempt after
 * one that was cut short adds nothing twice. Rejects with the system's error or JournalError; then it is still to be done.
 */
export async function takeOverOldFolder(parts: OldFolderParts): Promise<void> {
  const { old, folder, lease, clock } = parts;
  for (let waits = 0; old !== folder && (await filesIn(old)).length > 0; waits += 1) {
    if (await lease.hold(silenceMs)) {
      await takeOverAll(parts).finally(lease.release);
    } else if (waits < mostWaits) {
      // Another window is at it. What this one is about to do may depend on what comes of it.
      await clock.sleep(waitMs);
    } else {
      throw Object.assign(new Error('Another window does not come to an end.'), { code: 'EBUSY' });
    }
  }
}

async function takeOverAll(parts: OldFolderParts): Promise<void> {
  for (const file of await filesIn(parts.old)) {
    await takeOver(parts, file);
  }
}

/** What is to be brought over, by names relative to the folder. */
async function filesIn(old: string): Promise<string[]> {
  const names = await system.readdir(old).catch(emptyWhereMissing);
  const told = await system.readdir(path.join(old, 'told')).catch(emptyWhereMissing);
  const isJournal = (name: string) => name === 'operations.jsonl' || name === `operations.jsonl${takenSuffix}-now`;
  return [...names.filter(isJournal), ...told.filter(name => toldName.test(name)).map(name => path.join('told', name))];
}

const toldName = /^told-\d+\.jsonl(\.taken-over-now)?$/;

/** A window of the earlier version that is just adding a line has the file open: what it adds is taken over too. */
async function takeOver(parts: OldFolderParts, name: string): Promise<void> {
  const from = path.join(parts.old, name);
  const now = from.endsWith('-now') ? from : `${from}${takenSuffix}-now`;
  if (now !== from) {
    await system.rename(from, now);
  }
  let size = -1;
  for (let text = await system.readFile(now, 'utf8'); text.length > size; text = await system.readFile(now, 'utf8')) {
    size = text.length;
    await adopt(parts, name.replace(`${takenSuffix}-now`, ''), text);
  }
  await system.rename(now, await freeName(now.slice(0, -'-now'.length)));
}

async function adopt({ folder, editor, journal }: OldFolderParts, name: string, text: string): Promise<void> {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  if (path.basename(name) === name) {
    await journal.adopt(lines.map((line, index) => withOrigin(line, editor, index)));
    return;
  }
  const target = path.join(folder, name);
  await system.mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  await system.appendFile(target, `\n${lines.join('\n')}\n`, { mode: 0o600, flush: true });
}

/** The line with the editor that it comes from, and an id that is the same at each attempt. One that is no line stays. */
function withOrigin(line: string, editor: string, index: number): string {
  const value = parseLine(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return line;
  }
  const operation: unknown = 'operation' in value ? value.operation : undefined;
  const begun = typeof operation === 'object' && operation !== null ? { operation: { ...operation, editor } } : {};
  return JSON.stringify({ ...value, ...begun, lineId: `${editor}-${index}-${line.length}` });
}

async function freeName(wanted: string): Promise<string> {
  const exists = (file: string) =>
    system.stat(file).then(
      () => true,
      () => false,
    );
  let file = wanted;
  for (let number = 1; await exists(file); number += 1) {
    file = `${wanted}-${number}`;
  }
  return file;
}

function emptyWhereMissing(error: unknown): string[] {
  if (systemCode(error) === 'ENOENT') {
    return [];
  }
  throw error;
}
