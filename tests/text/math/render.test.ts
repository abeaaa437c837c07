import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mathToLines } from '../../../src/text/math/index.ts';
import { toInline } from '../../../src/text/math/inline.ts';
import { toBox } from '../../../src/text/math/layout.ts';
import { parse } from '../../../src/text/math/parse.ts';
import { width } from '../../../src/text/width.ts';
import { realFormulas } from './formulas.ts';

const drawn = (tex: string): string =>
  `\n${mathToLines(tex)
    .unicode.lines.map(line => line.trimEnd())
    .join('\n')}\n`;
const inline = (tex: string): string => mathToLines(tex).unicode.inline;

function expectBox(tex: string): void {
  const { lines, baseline, columns } = toBox(parse(tex));
  expect(lines.map(width), tex).toEqual(lines.map(() => columns));
  expect(lines.length, tex).toBeGreaterThan(0);
  expect(Number.isInteger(baseline) && baseline >= 0 && baseline < lines.length, `${tex}: ${baseline}`).toBe(true);
}

/** Any formula that can be written. */
const formula = fc.letrec<{ tex: string }>(tie => {
  const group = tie('tex').map(tex => `{${tex}}`);
  return {
    tex: fc.oneof(
      { depthSize: 'medium', maxDepth: 4 },
      fc.constantFrom('x', 'W_1', '0.5', '\\sigma', '\\max', '\\text{softmax}', '\\ldots', '学', '-', ',', "f'", ''),
      fc
        .tuple(tie('tex'), fc.constantFrom(' + ', ' \\cdot ', ' = ', ' ', ', ', '\\quad '), tie('tex'))
        .map(parts => parts.join('')),
      fc.tuple(group, group).map(([a, b]) => `\\frac${a}${b}`),
      fc.tuple(group, group).map(([a, b]) => `\\binom${a}${b}`),
      group.map(a => `\\sqrt${a}`),
      group.map(a => `\\sqrt[3]${a}`),
      fc
        .tuple(fc.constantFrom('\\hat', '\\bar', '\\vec', '\\mathbf', '\\mathbb', '\\underbrace'), group)
        .map(parts => parts.join('')),
      fc.tuple(group, group, group).map(([a, b, c]) => `${a}_${b}^${c}`),
      fc
        .tuple(fc.constantFrom('\\sum', '\\int', '\\max', '\\prod'), group, group)
        .map(([big, a, b]) => `${big}_${a}^${b}`),
      fc
        .tuple(
          fc.constantFrom(['(', ')'], ['[', ']'], ['\\{', '\\}'], ['|', '|'], ['\\|', '.'], ['\\lfloor', '\\rfloor']),
          tie('tex'),
        )
        .map(([[open, close], a]) => `\\left${open} ${a} \\right${close}`),
      fc
        .tuple(fc.constantFrom('matrix', 'bmatrix', 'cases', 'aligned'), tie('tex'), tie('tex'), tie('tex'))
        // One cell is never empty: a matrix of nothing is an error.
        .map(([name, a, b, c]) => `\\begin{${name}} ${a} & ${b} \\\\ x ${c} \\end{${name}}`),
    ),
  };
}).tex;

describe('every formula', () => {
  it('of the project is a box with a baseline, and one line of text', () => {
    const formulas = realFormulas();
    expect(formulas.length).toBeGreaterThan(50);
    for (const tex of formulas) {
      expectBox(tex);
      expect(inline(tex)).toMatch(/\S/);
      expect(inline(tex)).not.toMatch(/[\n\\{}]/);
    }
  });

  it('that can be written is a box with a baseline', () => {
    fc.assert(fc.property(formula, expectBox), { numRuns: 1000 });
  });

  it('that can be written has a form on one line', () => {
    fc.assert(
      fc.property(formula, tex => {
        const text = toInline(parse(tex));
        expect(text).not.toMatch(/[\n\\]|undefined|null/);
      }),
    );
  });

  it('loses no number on the way', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (a, b) => {
        expect(drawn(`\\frac{x${a}}{y${b}}`)).toMatch(new RegExp(`x${a}[\\s─]+y${b}`));
        expect(inline(`\\frac{x + ${a}}{${b}}`)).toBe(`(x + ${a})/${b}`);
      }),
    );
  });
});

describe('in two dimensions', () => {
  it('a fraction has a rule, and stands on the line of the text', () => {
    expect(drawn('y = \\frac{1}{1 + e^{-z}} + b')).toBe(`
        1
y = ───────── + b
     1 + e⁻ᶻ
`);
  });

  it('a sum carries its limits', () => {
    expect(drawn('z = \\sum_{i=1}^{n} w_i x_i')).toBe(`
      n
z =   ∑   wᵢxᵢ
    i = 1
`);
  });

  it('a bracket grows with what it holds', () => {
    expect(drawn('\\left( \\frac{a}{b} \\right)')).toBe(`
⎛ a ⎞
⎜───⎟
⎝ b ⎠
`);
  });

  it('cases stand behind a brace', () => {
    expect(drawn('f(x) = \\begin{cases} x & x > 0 \\\\ 0 & x = 0 \\\\ -x & x < 0 \\end{cases}')).toBe(`
       ⎧x   x > 0
f(x) = ⎨0   x = 0
       ⎩−x  x < 0
`);
  });

  it('a matrix keeps its columns', () => {
    expect(drawn('\\begin{bmatrix} 1 & 20 \\\\ 300 & 4 \\end{bmatrix}')).toBe(`
⎡ 1   20⎤
⎣300  4 ⎦
`);
  });

  it('equations line up at their sign', () => {
    expect(drawn('\\begin{aligned} a &= b + c \\\\ aa &= d \\end{aligned}')).toBe(`
 a = b + c
aa = d
`);
  });
});

describe('on one line', () => {
  it.each([
    ['\\frac{\\partial L}{\\partial w}', '∂L/∂w'],
    ['\\frac{a + b}{2}', '(a + b)/2'],
    ['-\\frac{1}{2}', '−1/2'],
    ['w \\gets w - \\eta \\nabla L', 'w ← w − η∇L'],
    ['\\hat{y} = \\sigma(w^\\top x + b)', 'ŷ = σ(wᵀx + b)'],
    ['x_{i,j}', 'x_(i, j)'],
    ['W^{(l)}', 'W⁽ˡ⁾'],
    ['e^{-z}', 'e⁻ᶻ'],
    ['\\sqrt{x^2 + y^2}', '√(x² + y²)'],
    ['\\sqrt[3]{x}', '³√x'],
    ['\\max(0, z)', 'max(0, z)'],
    ['\\log p', 'log p'],
    ['\\sum_{i=1}^{n} x_i', '∑ᵢ₌₁ⁿ xᵢ'],
    ['\\mathbb{E}[X]', '𝔼[X]'],
    ['\\left\\| x \\right\\|', '‖x‖'],
    ['\\begin{cases} 1 & x > 0 \\\\ 0 \\end{cases}', '{1, x > 0; 0'],
    ["f'(x)", 'f′(x)'],
    ['\\hat{\\bar{x}}', 'x̄̂'],
    ['75\\%', '75%'],
  ])('%s is %s', (tex, text) => {
    expect(inline(tex)).toBe(text);
  });
});
