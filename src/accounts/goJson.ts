import { isRecord } from '../ens/text';
import { foldCase } from './goText';

/** Strings, with the colon that makes one a key (one without an end goes to the end); starts of comments; braces. */
const pieces = /(?<string>"[^"\\]*(?:\\[^][^"\\]*)*"?)(?<colon>\s*:)?|(?<comment>\/[/*])|[{}]/g;

/**
 * A JSON document as Go's encoding/json reads it: a key counts as one of `names` in whatever case. A byte order mark is
 * passed over, which Go does not do. Throws SyntaxError, or RangeError where it is nested too deeply.
 */
export function parseGoJson(text: string, names: readonly string[]): unknown {
  const nameOf = new Map(names.map(name => [foldCase(name), name]));
  return JSON.parse(text.replace(/^\ufeff/, ''), (_, value: unknown) =>
    isRecord(value)
      ? Object.fromEntries(Object.entries(value).map(([key, member]) => [nameOf.get(foldCase(key)) ?? key, member]))
      : value,
  );
}

/** True where an object in a JSON document has a key twice, or two keys that differ by case only. */
export function hasTwinKeys(json: string): boolean {
  const open: Set<string>[] = [];
  for (const { 0: piece, groups } of json.matchAll(pieces)) {
    if (piece === '{') {
      open.push(new Set());
    } else if (piece === '}') {
      open.pop();
    } else if (groups?.['colon'] !== undefined) {
      const key = foldCase(String(JSON.parse(groups['string'] ?? '')));
      if (open.at(-1)?.has(key)) {
        return true;
      }
      open.at(-1)?.add(key);
    }
  }
  return false;
}

/** True where comments stand in a text that is no JSON. */
export function hasComments(text: string): boolean {
  for (const { groups } of text.matchAll(pieces)) {
    if (groups?.['comment'] !== undefined) {
      return true;
    }
  }
  return false;
}
