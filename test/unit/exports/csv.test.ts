import assert from 'node:assert/strict';
import fc from 'fast-check';
import { csvCell, csvRows } from '../../../src/exports/csv';
import { parseCsv } from './parseCsv';

const runs = { numRuns: process.env.CI ? 1000 : 100 };
const formulas = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

describe('case 42: T13: CSV', () => {
  for (const start of formulas) {
    it(`opens a cell that starts with ${JSON.stringify(start)} as text, not as a formula`, () => {
      const [[cell] = []] = parseCsv(csvRows([[`${start}cmd|' /C calc'!A0`]]));
      assert.equal(cell, `'${start}cmd|' /C calc'!A0`);
    });
  }

  it('writes plain cells as they are and quotes the others by RFC 4180', () => {
    assert.equal(csvCell('edge-web-01'), 'edge-web-01');
    assert.equal(csvCell('a,b'), '"a,b"');
    assert.equal(csvCell('say "hi"'), '"say ""hi"""');
    assert.equal(csvCell('two\nlines'), '"two\nlines"');
    assert.equal(csvCell('=1,2'), `"'=1,2"`);
    assert.equal(csvCell(''), '');
  });

  it('ends each row with CRLF and starts without a byte order mark', () => {
    assert.equal(
      csvRows([
        ['a', 'b'],
        ['c', ''],
      ]),
      'a,b\r\nc,\r\n',
    );
    assert.equal(csvRows([]), '');
  });

  const cell = fc.oneof(
    fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', "'", 'a', '边'), maxLength: 6 }),
    fc.string({ unit: 'binary' }),
  );
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain(width => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }));

  it('property: a parser reads back the same cells but for the quote, and no cell starts a formula', () => {
    fc.assert(
      fc.property(table, rows => {
        const parsed = parseCsv(csvRows(rows));
        assert.deepEqual(
          parsed,
          rows.map(row => row.map(text => (formulas.includes(text.charAt(0)) ? `'${text}` : text))),
        );
        assert.ok(parsed.flat().every(text => !formulas.includes(text.charAt(0))));
      }),
      runs,
    );
  });
});
