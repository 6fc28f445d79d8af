// Tables as other programs read them: through csv-parse, with a comma and with what separates elsewhere.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { csvCell, csvFile, csvRows } from '../../../src/exports/csv';
import { cellsApart, parseCsv } from './parseCsv';

const runs = { numRuns: process.env.CI ? 1000 : 100 };
const formulas = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
/** What spreadsheets skip before they look whether a cell is a formula. */
const skipped = [
  ' ',
  '   ',
  '\t',
  '\u00a0',
  '\ufeff',
  '\u3000',
  '\u2009',
  '\u200b',
  '\u2060',
  '\u0000',
  ' \u00a0\ufeff\t',
  '"',
];
const separators = [';', '\t', '\n', '\r\n'];
const isFormula = (cell: string) => /^[\s"\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(cell);

describe('case 42: T13: CSV', () => {
  for (const start of formulas) {
    it(`opens a cell that starts with ${JSON.stringify(start)} as text, not as a formula`, () => {
      const [[cell] = []] = parseCsv(csvRows([[`${start}cmd|' /C calc'!A0`]]));
      assert.equal(cell, `'${start}cmd|' /C calc'!A0`);
    });
  }

  it('case 78: quotes every cell, by RFC 4180', () => {
    assert.equal(csvCell('edge-web-01'), '"edge-web-01"');
    assert.equal(csvCell('a,b'), '"a,b"');
    assert.equal(csvCell('say "hi"'), '"say ""hi"""');
    assert.equal(csvCell('two\nlines'), '"two\nlines"');
    assert.equal(csvCell('=1,2'), `"'=1,2"`);
    assert.equal(csvCell(''), '""');
  });

  it('ends each row with CRLF and starts without a byte order mark', () => {
    assert.equal(
      csvRows([
        ['a', 'b'],
        ['c', ''],
      ]),
      '"a","b"\r\n"c",""\r\n',
    );
    assert.equal(csvRows([]), '');
  });

  it('case 78: begins a file with a byte order mark, by which Excel knows that it is UTF-8', () => {
    const file = csvFile([['实例', '边缘']]);
    assert.deepEqual([...Buffer.from(file).subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    assert.deepEqual(parseCsv(file), [['实例', '边缘']]);
    assert.ok(cellsApart(csvFile([['边缘']]), ';').includes('边缘'));
  });

  for (const before of skipped) {
    it(`case 78: no formula after what is skipped before it: ${JSON.stringify(before)}`, () => {
      for (const sign of ['=', '+', '-', '@', '＝', '＠']) {
        const [[cell] = []] = parseCsv(csvRows([[`${before}${sign}cmd`]]));
        assert.ok(cell?.startsWith(`'${before.charAt(0)}`), cell);
        assert.equal(cell?.replaceAll("'", ''), `${before}${sign}cmd`);
      }
    });

    it(`case 78: none in a part that ${JSON.stringify(separators)} begin, after ${JSON.stringify(before)}`, () => {
      for (const separator of separators) {
        const table = csvFile([[`edge${separator}${before}=cmd|' /C calc'!A0`, 'x']]);
        const read = [...parseCsv(table).flat(), ...cellsApart(table, ';'), ...cellsApart(table, '\t')];
        assert.deepEqual(read.filter(isFormula), [], table);
      }
    });
  }

  it('case 78: leaves signs inside a text, and separators before anything else, as they are', () => {
    for (const text of ['a=b', 'x-1', '1+1', 'a; b', 'a;b=c', 'me@example.test', '; ', ';', 'a\tb', "'x"]) {
      assert.deepEqual(parseCsv(csvRows([[text]])), [[text]]);
    }
  });

  const cell = fc.oneof(
    fc.string({
      unit: fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '\t',
        '\r',
        '\n',
        '"',
        ',',
        ';',
        ' ',
        '\u00a0',
        '\ufeff',
        "'",
        'a',
        '边',
      ),
      maxLength: 8,
    }),
    fc.string({ unit: 'binary' }),
  );
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain(width => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }));

  it('case 78: property: a parser reads back the same cells but for the signs put in, and none starts a formula', () => {
    fc.assert(
      fc.property(table, rows => {
        const parsed = parseCsv(csvFile([['head'], ...rows])).slice(1);
        const bare = (cells: string[][]) => cells.map(row => row.map(text => text.replaceAll("'", '')));
        assert.deepEqual(bare(parsed), bare(rows));
        assert.deepEqual(parsed.flat().filter(isFormula), []);
      }),
      runs,
    );
  });

  for (const delimiter of [';', '\t'] as const) {
    it(`case 78: property: whatever the cells, none starts a formula where ${JSON.stringify(delimiter)} separates`, () => {
      fc.assert(
        fc.property(table, rows => {
          assert.deepEqual(cellsApart(csvFile(rows), delimiter).filter(isFormula), []);
        }),
        runs,
      );
    });
  }

  it('case 78: takes a long hostile cell in its stride', () => {
    const start = performance.now();
    for (const unit of [';', '\n', ' ', ';"', '\t ', '\ufeff']) {
      csvRows([[`${unit.repeat(200_000)}=`]]);
    }
    assert.ok(performance.now() - start < 2000);
  });
});
