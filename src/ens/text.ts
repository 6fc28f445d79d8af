import { cutText } from '../base/cutText';

/** Longest texts taken over from an answer, UTF-16 units. */
export const caps = { id: 512, code: 200, reason: 8_192, message: 2_000, document: 65_536, extra: 2_000 } as const;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A non-empty string, cut to `cap` units; undefined for anything else. */
export function textOf(value: unknown, cap: number): string | undefined {
  return typeof value === 'string' && value !== '' ? cutText(value, cap) : undefined;
}

/** A finite number, or decimal text of one; undefined for anything else. */
export function numberOf(value: unknown): number | undefined {
  const decimal = typeof value === 'string' && /^\s*\d{1,20}(\.\d{1,20})?\s*$/.test(value);
  const number = typeof value === 'number' || decimal ? Number(value) : NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** Any value of an answer as text: strings and numbers as they are, anything else as JSON. */
export function shownValue(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') {
    return String(value);
  }
  try {
    return JSON.stringify(value);
  } catch {
    // Nested too deeply for JSON.stringify, which recurses.
    return '…';
  }
}

/** The list that a path of member names leads to; undefined where there is something else. */
export function listIn(value: unknown, path: readonly string[]): unknown[] | undefined {
  let found = value;
  for (const name of path) {
    found = isRecord(found) && Object.hasOwn(found, name) ? found[name] : undefined;
  }
  return Array.isArray(found) ? found : undefined;
}

/** The same object without the members that are undefined. */
export function withoutUndefined<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
