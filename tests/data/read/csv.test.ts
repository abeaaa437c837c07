import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Delimiter, guessDelimiter, parseCsv } from '../../../src/data/read/csv.ts';
import { parseTable } from '../../../src/data/read/table.ts';
import { TutorError } from '../../../src/platform/errors.ts';
import { LOGIN_PAGE, refusal, utf8 } from '../files.ts';

const delimiters = fc.constantFrom<Delimiter>(',', ';', '\t');
const field = fc.string({
  unit: fc.constantFrom('a', 'é', '中', '1', ' ', '"', ',', ';', '\t', '\n', '\r'),
  maxLength: 6,
});
const rows = fc
  .integer({ min: 1, max: 4 })
  .chain(width => fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));

/** Quotes every field that needs it, and one that would leave its line empty. */
const write = (table: readonly (readonly string[])[], delimiter: string, end: string): string =>
  table
    .map(fields => {
      const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const needs = (text: string) => /["\r\n]/.test(text) || text.includes(delimiter) || fields.length === 1;
      return fields.map(text => (needs(text) ? quote(text) : text)).join(delimiter) + end;
    })
    .join('');

const fieldsOf = (text: string, delimiter: Delimiter = ',') =>
  parseCsv(text, delimiter, 'x').map(({ fields }) => fields);
const table = (text: string) => parseTable({ path: 'x.csv', bytes: utf8(text) });

describe('CSV records', () => {
  it('give back what was written, whatever the separator and the ends of lines', () => {
    fc.assert(
      fc.property(rows, delimiters, fc.constantFrom('\n', '\r\n', '\r'), (written, delimiter, end) => {
        expect(fieldsOf(write(written, delimiter, end), delimiter)).toEqual(written);
      }),
    );
  });

  it('cut short at any character give an error or fewer fields, and never crash', () => {
    fc.assert(
      fc.property(rows, delimiters, (written, delimiter) => {
        const text = write(written, delimiter, '\n');
        const total = written.flat().length;
        for (let length = 0; length < text.length; length++) {
          try {
            expect(fieldsOf(text.slice(0, length), delimiter).flat().length).toBeLessThanOrEqual(total);
          } catch (error) {
            expect(error).toBeInstanceOf(TutorError);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('need no line end at the end, and blank lines do not count', () => {
    expect(fieldsOf('a,b\n\n1,2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(fieldsOf('a,\n')).toEqual([['a', '']]);
    expect(fieldsOf('""\n')).toEqual([['']]);
    expect(fieldsOf('')).toEqual([]);
  });

  it('know the line that they begin on', () => {
    expect(parseCsv('a\r\n"x\ny\r\nz"\n\nb', ',', 'x').map(({ line }) => line)).toEqual([1, 2, 6]);
  });

  it('a quote that never ends names the line that it begins on', () => {
    const error = refusal(() => fieldsOf('a,b\n1,"2\n3,4\n'));
    expect(error.text.en).toBe('The quote that begins on line 2 of x never ends.');
  });

  it('something after a closing quote names its line', () => {
    expect(refusal(() => fieldsOf('a\n"1"2\n')).text.zh).toContain('第 2 行');
  });
});

describe('the separator', () => {
  it.each([
    ['a,b', ','],
    ['a;b;c,d', ';'],
    ['a\tb', '\t'],
    ['"a;b;c",d\n1;2;3', ','],
    ['\n\na;b', ';'],
    ['alone', ','],
    ['', ','],
  ])('of %j is %j', (text, delimiter) => {
    expect(guessDelimiter(text)).toBe(delimiter);
  });

  it('is found in a text of one open quote, however long', () => {
    expect(guessDelimiter(`"${'a,'.repeat(2_000_000)}`)).toBe(',');
  });
});

describe('tables', () => {
  it('have columns of numbers and of texts', () => {
    const { rows, columns } = table('\ufeffwidth,kind\n1.5,small\n-2e3,large\n .5 ,"a, b"\n');
    expect(rows).toBe(3);
    expect(columns).toEqual([
      { kind: 'number', name: 'width', values: Float64Array.of(1.5, -2000, 0.5), missing: 0 },
      { kind: 'text', name: 'kind', values: ['small', 'large', 'a, b'], missing: 0 },
    ]);
  });

  it('have no names where the first line consists of numbers', () => {
    const { rows, columns } = table('1,2\n3,4\n');
    expect(rows).toBe(2);
    expect(columns.map(({ name }) => name)).toEqual(['column 1', 'column 2']);
  });

  it.each(['', 'NA', 'n/a', 'NaN', 'null', '?', '-'])('take %j for a missing value', word => {
    const [numbers, texts] = table(`a,b\n1,x\n${word},${word}\n3,y\n`).columns;
    expect(numbers).toEqual({ kind: 'number', name: 'a', values: Float64Array.of(1, Number.NaN, 3), missing: 1 });
    expect(texts).toEqual({ kind: 'text', name: 'b', values: ['x', '', 'y'], missing: 1 });
  });

  it('know the decimal comma of continental spreadsheets, and do not take it for one elsewhere', () => {
    expect(table('a;b\n1,5;x\n-,25;y\n').columns[0]).toMatchObject({
      kind: 'number',
      values: Float64Array.of(1.5, -0.25),
    });
    expect(table('a,b\n"1,5",x\n').columns[0]).toMatchObject({ kind: 'text' });
  });

  it.each(['1e999', '0x10', '1 000', 'Infinity', '１'])('do not take %j for a number', word => {
    expect(table(`a,b\n${word},1\n`).columns[0]).toMatchObject({ kind: 'text' });
  });

  it('a column in which everything is missing is text', () => {
    expect(table('a,b\n1,\n2,\n').columns[1]).toMatchObject({ kind: 'text', missing: 2 });
  });

  it('what they hold cannot steer the terminal', () => {
    const { columns } = table('na\x1b[31mme,b\n\x1b]0;title\x07x\u202e,1\n');
    expect(columns[0]).toMatchObject({ name: 'name', values: ['x'] });
  });

  it('are read from gzip too', () => {
    expect(parseTable({ path: 'x', bytes: gzipSync(utf8('a\n1\n')) }).rows).toBe(1);
  });

  it.each([
    ['nothing', '', 'data-empty'],
    ['blank lines', '\n\n', 'csv-no-rows'],
    ['names alone', 'a,b\n', 'csv-no-rows'],
    ['a short line', 'a,b\n1,2\n3\n', 'csv-ragged'],
    ['a long line', 'a,b\n1,2,3\n', 'csv-ragged'],
    ['two columns of one name', 'a,b,a\n1,2,3\n', 'csv-same-name'],
    ['names that differ in control characters only', 'a,a\x07\n1,2\n', 'csv-same-name'],
    ['zero bytes', 'a,b\n1,\0\n', 'csv-encoding'],
  ])('with %s are refused', (_, text, code) => {
    expect(refusal(() => table(text)).code).toBe(code);
  });

  it('a line of another width is named', () => {
    const error = refusal(() => table('a,b\n"1\n1",2\n3\n'));
    expect(error.text.en).toBe('Line 4 of x.csv has 1 fields; 2 are expected.');
  });

  it.each([
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x61, 0), 'csv-encoding'],
    ['GBK', Uint8Array.of(0xd6, 0xd0, 0xce, 0xc4, 0x0a), 'csv-encoding'],
    ['a page', LOGIN_PAGE, 'data-html'],
    ['a spreadsheet', utf8('PK\x03\x04'), 'data-archive'],
    ['33 MB', new Uint8Array(33 * 2 ** 20).fill(0x61), 'data-too-large'],
  ])('in %s are refused', (_, bytes, code) => {
    expect(refusal(() => parseTable({ path: 'x', bytes })).code).toBe(code);
  });

  it('any bytes give a table or a sentence, and never crash', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), bytes => {
        try {
          expect(parseTable({ path: 'x', bytes }).rows).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(TutorError);
        }
      }),
    );
  });
});
