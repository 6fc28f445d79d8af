import { logValue } from '../base/inert';
import type { Reading } from './values';

/** Characters of a text that the log shows: too few for a secret that was pasted into the wrong place. */
const shown = 16;

/** The line of the log about a setting that was not used as it is, or not all of it. `id` as in the settings editor. */
export function wrongSettingLine(id: string, { value, bad }: Reading<unknown>): string {
  const [first] = bad;
  return value === undefined
    ? `The setting ${id} is not valid: ${excerpt(first)}. Its default is used.`
    : `The setting ${id} has entries that are not valid and left out: ${bad.length}, the first is ${excerpt(first)}.`;
}

/** What a value is, in few words, whatever it holds. */
function excerpt(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `the text ${logValue(value, shown)}`;
    case 'number':
      return `the number ${value}`;
    case 'boolean':
      return String(value);
    default:
      return Array.isArray(value) ? `a list of ${value.length}` : value === null ? 'null' : 'an object';
  }
}
