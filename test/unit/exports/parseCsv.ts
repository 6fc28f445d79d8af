/** Reads CSV by RFC 4180, rows ended by CRLF, and throws for what is none: what a spreadsheet would see. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { value, next } = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at);
    row.push(value);
    if (text[next] === ',') {
      at = next + 1;
    } else if (text.startsWith('\r\n', next)) {
      rows.push(row);
      row = [];
      at = next + 2;
    } else {
      throw new Error(`Neither a comma nor CRLF after a cell, at ${next}`);
    }
  }
  if (row.length > 0) {
    throw new Error('The last row has no end.');
  }
  return rows;
}

function plainCell(text: string, start: number): { value: string; next: number } {
  const [value = ''] = /^[^",\r\n]*/.exec(text.slice(start)) ?? [];
  return { value, next: start + value.length };
}

function quotedCell(text: string, start: number): { value: string; next: number } {
  const [whole] = /^"(?:[^"]|"")*"/.exec(text.slice(start)) ?? [];
  if (whole === undefined) {
    throw new Error(`A quoted cell has no end, at ${start}`);
  }
  return { value: whole.slice(1, -1).replaceAll('""', '"'), next: start + whole.length };
}
