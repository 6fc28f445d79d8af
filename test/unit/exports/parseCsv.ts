import { CsvError, parse } from 'csv-parse/sync';

/** Reads CSV by RFC 4180, rows ended by CRLF, and throws for what is none: what a program sees. */
export function parseCsv(text: string): string[][] {
  if (text !== '' && !text.endsWith('\r\n')) {
    throw new Error('The last row has no end.');
  }
  return parse(text, { bom: true, recordDelimiter: '\r\n', relaxColumnCount: true });
}

/**
 * The cells that programs make of a table of ours where another character separates and any line break ends a row: those
 * that know no quotes there, and those that take them as far as they go.
 */
export function cellsApart(text: string, delimiter: ';' | '\t'): string[] {
  const read = (quote: '"' | null) =>
    parse(text, {
      ...{ bom: true, delimiter, quote, recordDelimiter: ['\r\n', '\n', '\r'] },
      ...{ relaxQuotes: true, relaxColumnCount: true, skipEmptyLines: true },
    }).flat();
  try {
    return [...read(null), ...read('"')];
  } catch (error) {
    // A quote that is never closed; a program that gives up shows nothing.
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') {
      return read(null);
    }
    throw error;
  }
}
