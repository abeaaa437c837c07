import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumber, readQuantity } from '../../src/quiz/number.ts';

describe('parseNumber', () => {
  it.each([
    ['1e-3', 0.001],
    ['1.5e3', 1500],
    ['1.5E+3', 1500],
    ['1e−3', 0.001],
    ['0,25', 0.25],
    ['０．２５', 0.25],
    ['０，２５', 0.25],
    ['0。25', 0.25],
    ['25%', 0.25],
    ['25 ％', 0.25],
    ['百分之25', 0.25],
    ['1/4', 0.25],
    ['－１／４', -0.25],
    ['½', 0.5],
    ['1\u2009234\u2009567', 1234567],
    ['1\u202f000.5', 1000.5],
    ['1 000', 1000],
    ['1,000', 1000],
    ['12,345,678', 12345678],
    ['0,250', 0.25],
    ['1,5', 1.5],
    ['−3', -3],
    ['–3', -3],
    ['- 3', -3],
    ['+3', 3],
    ['.5', 0.5],
    ['5.', 5],
    ['1.5×10³', 1500],
    ['2x10^-3', 0.002],
    ['-2·10⁻³', -0.002],
    ['10³', 1000],
    ['10^-3', 0.001],
    ['−10⁻³', -0.001],
    ['１×１０^-3', 0.001],
    ['1*10^(-3)', 0.001],
    ["1'234'567", 1234567],
    ['0、25', 0.25],
    ['1.5k', 1500],
    ['1.5 M', 1.5e6],
    ['2G', 2e9],
    ['3万', 30000],
    ['  2.4  ', 2.4],
  ])('reads %j as %d', (text, value) => {
    expect(parseNumber(text)).toBeCloseTo(value, 12);
  });

  it.each([
    '',
    'abc',
    '1 2',
    '12,34,56',
    '1/0',
    '1/2/3',
    '--1',
    '1e',
    'e3',
    'NaN',
    'Infinity',
    '1e999',
    '1½',
    '%',
    '1..2',
    '0x1f',
  ])('refuses %j', text => {
    expect(parseNumber(text)).toBeUndefined();
  });

  it('leaves out the unit of the question', () => {
    expect(parseNumber('3 ms', 'ms')).toBe(3);
    expect(parseNumber('3', 'ms')).toBe(3);
    expect(parseNumber('３ＭＳ', 'ms')).toBe(3);
    expect(parseNumber('25%', '%')).toBe(25);
  });

  it.each([
    ['0.2 s', 'ms', 200],
    ['200 ms', 's', 0.2],
    ['5 us', 'ms', 0.005],
    ['5 µs', 'ms', 0.005],
    ['2 min', 's', 120],
    ['1.5 MB', 'kB', 1500],
    ['1 MiB', 'B', 1048576],
    ['0.5 GHz', 'MHz', 500],
    ['２００ｍｓ', 's', 0.2],
    ['12', 'MB', 12],
    ['3 parameters', 'parameters', 3],
    ['1.2M', 'parameters', 1200000],
  ])('converts %j to a question in %s', (text, unit, value) => {
    expect(parseNumber(text, unit)).toBeCloseTo(value, 12);
  });

  it.each([
    ['3 MB', 's'],
    ['3 s', 'MB'],
    ['5 %', 'ms'],
    ['4 k', '%'],
    ['3 ms', undefined],
  ])('says that %j does not convert to %s', (text, unit) => {
    expect(readQuantity(text, unit)).toEqual({ kind: 'other-unit' });
  });

  it('tells whether a unit stood there', () => {
    expect(readQuantity('3 ms', 'ms')).toMatchObject({ hasUnit: true });
    expect(readQuantity('3', 'ms')).toMatchObject({ hasUnit: false });
  });

  it('reads back every number that JavaScript writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), value => {
        expect(parseNumber(String(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it('reads back full-width digits and grouped integers', () => {
    const wide = (text: string): string =>
      text.replace(/[0-9]/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(fc.integer(), value => {
        expect(parseNumber(wide(String(value)))).toBe(value);
        expect(parseNumber(value.toLocaleString('en-US'))).toBe(value);
        expect(parseNumber(value.toLocaleString('en-US').replaceAll(',', '\u202f').replace('-', '\u2212'))).toBe(value);
      }),
    );
  });
});
