import { readFileSync, statSync } from 'node:fs';
import { systemCode } from './systemCode';

export type JsonObject = Readonly<Record<string, unknown>>;

/** What stands in the place of a document. */
export type Stored =
  | { kind: 'none' }
  | { kind: 'ours'; value: JsonObject }
  /** It is a JSON object of a later version, or of another shape: it is left alone. */
  | { kind: 'newer' }
  /** Half a file, no JSON object, too long, or no file. */
  | { kind: 'damaged' }
  /** The system does not let it be read; `code` says why. */
  | { kind: 'blocked'; code: string };

/** The version that is written by this version of the extension. */
export const documentVersion = 1;

/** Longer than any document of ours, bytes. */
const longest = 1024 * 1024;

/** Differs as soon as another file is in the place; empty where none is. Throws the system's error. */
export function stampOf(file: string): string {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? '' : `${stats.ino} ${stats.size} ${stats.mtimeNs} ${stats.isFile() ? 'file' : 'other'}`;
}

/**
 * Reads the file anew. Never throws.
 * @param isOurs whether an object of our version has the shape that belongs there; members it does not know may be in it
 */
export function readDocument(file: string, isOurs: (value: JsonObject) => boolean): Stored {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats === undefined) {
      return { kind: 'none' };
    }
    // Before it is opened: a pipe would never answer.
    if (!stats.isFile() || stats.size > longest) {
      return { kind: 'damaged' };
    }
    return parseDocument(readFileSync(file, 'utf8'), isOurs);
  } catch (error) {
    return { kind: 'blocked', code: systemCode(error) ?? '(none)' };
  }
}

/** What a file with this text is. */
export function parseDocument(text: string, isOurs: (value: JsonObject) => boolean): Stored {
  const value = objectIn(text);
  if (value === undefined) {
    return { kind: 'damaged' };
  }
  return value['version'] === documentVersion && isOurs(value) ? { kind: 'ours', value } : { kind: 'newer' };
}

function objectIn(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members of a value that is an object; none where it is anything else. */
export function membersOf(value: unknown): Map<string, unknown> {
  return new Map(isObject(value) ? Object.entries(value) : []);
}
