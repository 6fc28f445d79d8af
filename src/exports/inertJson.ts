/**
 * JSON for a file or the clipboard, two spaces deep, with a line break at its end. Texts are as they came; characters that
 * hide or turn the text around them are escaped, which reads back as the same text.
 */
export function inertJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, escaped)}\n`;
}

/** ISO 8601 in UTC; undefined for no time and for nonsense. `ms` in Unix milliseconds. */
export function isoTime(ms = NaN): string | undefined {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function escaped(character: string): string {
  return character.replace(/[^]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
