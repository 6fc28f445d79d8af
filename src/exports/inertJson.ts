/**
 * JSON for a file or the clipboard, two spaces deep, with a line break at its end. Texts are as they came; characters that
 * hide or turn the text around them are escaped, which reads back as the same text. Half a character, which readers of JSON
 * refuse or take for an error, is `\ufffd`, the sign for what is none (RFC 8259 section 8.2, RFC 7493 section 2.1).
 */
export function inertJson(value: unknown): string {
  const whole = JSON.stringify(value, undefined, 2).replace(escape, found =>
    found.length > 2 ? halves(found) : found,
  );
  return `${whole.replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, escaped)}\n`;
}

/** What `JSON.stringify` writes for a character: it escapes a surrogate only where its other half is missing. */
const escape = /\\(?:u[0-9a-f]{4}|[^u])/g;

function halves(unicode: string): string {
  return /^\\ud[89a-f]/.test(unicode) ? '\\ufffd' : unicode;
}

/** ISO 8601 in UTC; undefined for no time and for nonsense. `ms` in Unix milliseconds. */
export function isoTime(ms = NaN): string | undefined {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function escaped(character: string): string {
  return character.replace(/[^]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
