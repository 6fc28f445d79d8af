import { pieces } from './joined';
import { cutPlace } from './cutText';

/**
 * What the service sends is shown, never trusted: these functions make its text harmless for one kind of place each
 * (reliability.md section 3, T7 to T10). Text without anything dangerous comes out as it went in.
 */

/**
 * Control characters (with the escape of ANSI sequences), characters that turn the reading direction, have no width, choose
 * between forms or separate lines, and lone surrogates.
 */
const dangerous = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const lineBreaks = /[\n\r\u0085\u2028\u2029]+/gu;

/** Longest log value, in characters, quotes not counted. */
const logCap = 2000;

/**
 * One line of readable text: NFC, line breaks as ` ⏎ `, tabs as spaces, every dangerous character as a visible escape
 * such as `\u{202e}` unless the text needs it (joined.ts), at most `cap` characters, the last one being `…` when something
 * was cut.
 */
export function visible(text: string, cap = 300): string {
  const line = text.normalize('NFC').replace(lineBreaks, ' ⏎ ').replaceAll('\t', ' ');
  return line.length <= cap && !dangerous.test(line) ? line : capped(line, cap, visiblePiece);
}

function visiblePiece({ 0: piece, groups }: RegExpExecArray): string {
  const code = piece.codePointAt(0) ?? 0;
  return groups?.['needed'] === undefined && dangerous.test(piece) ? `\\u{${code.toString(16)}}` : piece;
}

/** For labels, quick picks, dialogs and the status bar: visible text in which `$(name)` is no icon. */
export function plainLabel(text: string, cap?: number): string {
  return visible(text, cap).replaceAll('$(', '$ (');
}

/**
 * For notifications: a plain label in which nothing becomes a link. VS Code makes one only of `[label](target)`
 * (microsoft/vscode, src/vs/base/common/linkedText.ts), bare addresses stay text.
 */
export function toastText(text: string, cap?: number): string {
  return plainLabel(text, cap).replaceAll('](', '] (');
}

/** True for ids that may be sent in a write and shown in its confirmation: short, ASCII, no shell or markup characters. */
export function safeId(id: string): boolean {
  return /^[A-Za-z0-9:_.-]{1,128}$/.test(id);
}

/** For the log: a JSON string on one line, pure of dangerous characters, cut at `cap` characters with `…`. */
export function logValue(text: string, cap = logCap): string {
  return `"${capped(text, cap, jsonPiece)}"`;
}

/** As `logValue`, but without quotes where the text is plain, as codes and ids are. */
export function logWord(text: string): string {
  return /^[\w.:()-]{1,200}$/.test(text) ? text : logValue(text);
}

function jsonPiece({ 0: piece }: RegExpExecArray): string {
  const quoted = JSON.stringify(piece).slice(1, -1);
  return dangerous.test(quoted) ? quoted.replace(/[^]/g, unit => jsonEscape(unit.charCodeAt(0))) : quoted;
}

function jsonEscape(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}

/** Joins what becomes of all pieces, up to `cap` characters; no character is cut in two, as people see them, and no escape. */
function capped(text: string, cap: number, show: (piece: RegExpExecArray) => string): string {
  let whole = '';
  const ends: { source: number; shown: number }[] = [];
  for (const piece of text.matchAll(pieces)) {
    ends.push({ source: piece.index, shown: whole.length });
    whole += show(piece);
    if (whole.length > cap) {
      const last = ends.findLast(({ shown }) => shown < cap)?.source ?? 0;
      const end = ends.findLast(({ source }) => source <= cutPlace(text, last));
      return `${whole.slice(0, end?.shown)}…`;
    }
  }
  return whole;
}
