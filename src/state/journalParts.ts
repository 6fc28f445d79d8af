import path from 'node:path';
import * as v from 'valibot';

/**
 * The journal goes on in a new part where it has become long: `operations.jsonl`, `operations-1.jsonl`, `operations-2.jsonl`
 * and so on. A part begins with what still matters of the ones before it, which stay as they are, for the record.
 */
export function partName(file: string, part: number): string {
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, part === 0 ? `${name}${ext}` : `${name}-${part}${ext}`);
}

/** The number of the part with this name (no folder); undefined where it is none. */
export function partNumber(file: string, name: string): number | undefined {
  const { base, name: stem, ext } = path.parse(file);
  if (name === base) {
    return 0;
  }
  const number =
    name.startsWith(`${stem}-`) && name.endsWith(ext) ? name.slice(stem.length + 1, name.length - ext.length) : '';
  return /^[1-9]\d{0,8}$/.test(number) ? Number(number) : undefined;
}

/** True for what a cloud drive makes of a part that two computers wrote to: a file with the same start and end. */
export function isCopy(file: string, name: string): boolean {
  const { name: stem, ext } = path.parse(file);
  return name.startsWith(stem) && name.endsWith(ext) && partNumber(file, name) === undefined;
}

/** How far the part before it had been read when a part was made of it. `offset` in bytes. */
export interface Continued {
  part: number;
  offset: number;
}

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const firstLine = v.object({ kind: v.literal('continues'), part: whole, offset: whole });

/** The first line of a part. */
export function continuesLine({ part, offset }: Continued): string {
  return JSON.stringify({ v: 1, kind: 'continues', part, offset });
}

/** What the first line of a part says; undefined for any other line. */
export function continuedFrom(line: unknown): Continued | undefined {
  const { success, output } = v.safeParse(firstLine, line);
  return success ? { part: output.part, offset: output.offset } : undefined;
}
