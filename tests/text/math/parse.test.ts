import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MathError } from '../../../src/text/math/node.ts';
import { parse } from '../../../src/text/math/parse.ts';

/** Message and column of what is wrong. */
function fault(tex: string): readonly [string, number] {
  try {
    parse(tex);
  } catch (error) {
    if (error instanceof MathError) return [error.message, error.offset];
    throw error;
  }
  throw new Error(`${tex} was read`);
}

describe('what cannot be read', () => {
  it.each([
    ['a + \\nonsense b', 'unknown command "\\nonsense"', 4],
    ['\\constructor', 'unknown command "\\constructor"', 0],
    ['x\\toString', 'unknown command "\\toString"', 1],
    ['\\frac{1}', 'something is missing at the end', 8],
    ['x^', 'something is missing at the end', 2],
    ['{x + 1', 'a brace is not closed', 0],
    ['x + {y', 'a brace is not closed', 4],
    ['x } y', 'unexpected "}"', 2],
    ['x_1_2', 'two subscripts', 3],
    ['x \\begin{matrix} \\\\ \\end{matrix}', '"matrix" is empty', 2],
    ['a & b', '"&" stands outside of a matrix', 2],
    ['a \\\\ b', 'unknown command "\\\\"', 2],
    ['y = \\left( x', '"\\left" has no "\\right"', 4],
    ['\\left\\foo x \\right)', 'unknown bracket "\\foo"', 5],
    ['\\begin{tabular}a\\end{tabular}', 'unknown environment "tabular"', 0],
    ['z \\begin{pmatrix} a & b', '"\\begin{pmatrix}" has no "\\end"', 2],
    ['\\begin{pmatrix} a \\end{bmatrix}', '"\\end" does not fit "\\begin{pmatrix}"', 0],
    ['\\begin{constructor}a\\end{constructor}', 'unknown environment "constructor"', 0],
    ['\\text x', 'a text needs braces', 6],
    ['\\sqrt[3', 'a bracket is not closed', 5],
    ['{\\sqrt[3} x', 'a bracket is not closed', 6],
    ['x \\big', 'a bracket is missing at the end', 6],
    ['x\\', 'a backslash at the end', 1],
  ])('%j is told with its column', (tex, message, column) => {
    expect(fault(tex)).toEqual([message, column]);
  });

  it('is an error of mathematics, whatever is written', () => {
    const piece = fc.constantFrom(
      ...['\\frac', '\\sqrt', '\\left(', '\\right)', '\\sum', '\\hat', '\\begin{matrix}', '\\end{matrix}', '\\text{a}'],
      ...[
        '{',
        '}',
        '[',
        ']',
        '^',
        '_',
        '&',
        '\\\\',
        "'",
        '\\',
        'x',
        '1',
        ' ',
        '，',
        '𝔼',
        '-',
        ',',
        '\\big',
        '\\mathbb',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), pieces => {
        const tex = pieces.join('');
        try {
          parse(tex);
        } catch (error) {
          expect(error).toBeInstanceOf(MathError);
          const { offset } = error as MathError;
          expect(offset >= 0 && offset <= tex.length).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what can be read', () => {
  it('has the structure of TeX', () => {
    const x = { kind: 'symbol', text: 'x' };
    expect(parse('x')).toEqual(x);
    expect(parse('{x}')).toEqual(x);
    expect(parse('\\frac x 2')).toMatchObject({ kind: 'fraction', over: x, under: { text: '2' }, ruled: true });
    expect(parse("x_i'^2")).toMatchObject({ kind: 'scripts', base: x, below: { text: 'i' } });
    expect(parse('\\sqrt[3]{x}')).toMatchObject({ kind: 'root', body: x, degree: { text: '3' } });
    expect(parse('\\left[ x \\right]')).toMatchObject({ kind: 'fence', open: '[', close: ']', body: x });
    expect(parse('\\begin{cases} x & 1 \\\\ 0 \\end{cases}')).toMatchObject({
      kind: 'fence',
      open: '{',
      close: '',
      body: { kind: 'grid', style: 'cases', rows: [[x, { text: '1' }], [{ text: '0' }]] },
    });
  });

  it('does not end a bracket at a word that begins like it', () => {
    expect(parse('\\left( a \\rightarrow b \\right)')).toMatchObject({ kind: 'fence', open: '(', close: ')' });
  });
});
