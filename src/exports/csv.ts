/**
 * What a spreadsheet takes for a formula at the start of a cell, in its wide forms too (reliability.md section 3, T13),
 * and what it skips before it: blanks, quotes and what is not seen.
 */
const formulaStart = /^(?:[\t\r\n]|[\s"\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u;

/**
 * The place after a character that begins a cell for a program which separates by semicolons or tabs, or ends a row at any
 * line break, where a formula follows. What is skipped holds no such character, so that each is looked past once.
 */
const formulaPart = /(?<=[;\t\r\n])(?=(?:(?![;\t\r\n])[\s"\p{Cc}\p{Cf}])*[=+\-@＝＋－＠])/gu;

/** By which Excel knows that a file is UTF-8. */
const byteOrderMark = '\uFEFF';

/**
 * One cell by RFC 4180, always in quotes. What would start a formula, whichever character separates, gets a leading `'`,
 * which spreadsheets take for "this is text".
 */
export function csvCell(text: string): string {
  const inert = text.replace(formulaStart, "'$&").replace(formulaPart, "'");
  return `"${inert.replaceAll('"', '""')}"`;
}

/** Rows of cells as a CSV text, each row ended by CRLF; no byte order mark, so that it fits under other rows. */
export function csvRows(rows: readonly (readonly string[])[]): string {
  return rows.map(row => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/** The same as a file of its own, for programs that guess how a file without a mark is encoded. */
export function csvFile(rows: readonly (readonly string[])[]): string {
  return `${byteOrderMark}${csvRows(rows)}`;
}
