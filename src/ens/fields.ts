import * as v from 'valibot';
import { cutText } from '../base/cutText';
import { caps, isRecord, listIn, numberOf, shownValue } from './text';

/** How many unknown fields of one row are kept. */
const extraCap = 50;

/** A non-empty string, cut to `cap`; anything else is as if absent. */
export function text(cap: number) {
  return v.fallback(
    v.optional(
      v.pipe(
        v.string(),
        v.nonEmpty(),
        v.transform(value => cutText(value, cap)),
      ),
    ),
    undefined,
  );
}

/** A number, or decimal text of one. */
export const decimal = v.pipe(v.unknown(), v.transform(numberOf), v.number());

/** The list at a path of member names; an empty one where the path leads to anything else. */
export function listAt(value: unknown, ...path: string[]): unknown[] {
  return listIn(value, path) ?? [];
}

/** Each row that fits the schema, turned into ours; the rest is skipped. */
export function rowsOf<S extends v.GenericSchema, T>(
  schema: S,
  rows: readonly unknown[],
  convert: (row: v.InferOutput<S>, raw: Record<string, unknown>) => T,
): T[] {
  return rows.flatMap(raw => {
    const { success, output } = v.safeParse(schema, raw);
    return success && isRecord(raw) ? [convert(output, raw)] : [];
  });
}

/** The fields not in `known`, as text, in an object without a prototype: `__proto__` is a name like any other there. */
export function extraFields(raw: Record<string, unknown>, known: ReadonlySet<string>): Record<string, string> {
  const extra = Object.create(null) as Record<string, string>;
  const names = Object.keys(raw).filter(name => !known.has(name));
  for (const name of names.slice(0, extraCap)) {
    extra[cutText(name, caps.code)] = cutText(shownValue(raw[name]), caps.extra);
  }
  return extra;
}
