/** What a spreadsheet takes for a formula at the start of a cell, in its wide forms too (reliability.md section 3, T13). */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * One cell by RFC 4180: in quotes where it holds a quote, a comma or a line break. A cell that would start a formula gets a
 * leading `'`, which spreadsheets take for "this is text".
 */
export function csvCell(text: string): string {
  const inert = formulaStart.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** Rows of cells as a CSV text, each row ended by CRLF; no byte order mark. */
export function csvRows(rows: readonly (readonly string[])[]): string {
  return rows.map(row => `${row.map(csvCell).join(',')}\r\n`).join('');
}
