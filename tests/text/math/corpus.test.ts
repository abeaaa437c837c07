import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/text/document.ts';
import { layoutBlocks } from '../../../src/text/layout.ts';
import { mathToLines, speak } from '../../../src/text/math/index.ts';
import { width } from '../../../src/text/width.ts';
import { textOfLine, widthOfLine } from '../support.ts';
import { CORPUS } from './corpus.ts';

const all = Object.entries(CORPUS).map(([name, tex]) => ({ name, tex, ...mathToLines(tex) }));
const shown = (name: string, lines: readonly string[], inline: string): string =>
  [`# ${name}`, '', ...lines.map(line => line.trimEnd()), '', `= ${inline}`, '', ''].join('\n');

describe('the formulas of a course on deep learning', () => {
  it('are drawn in Unicode as they were looked at', async () => {
    const text = all.map(({ name, unicode }) => shown(name, unicode.lines, unicode.inline)).join('');
    await expect(text).toMatchFileSnapshot('golden/unicode.txt');
  });

  it('are drawn in ASCII as they were looked at', async () => {
    const text = all.map(({ name, ascii }) => shown(name, ascii.lines, ascii.inline)).join('');
    await expect(text).toMatchFileSnapshot('golden/ascii.txt');
  });

  it.each(['zh', 'en'] as const)('are read out in %s as they were listened to', async lang => {
    const text = all.map(({ name, tex }) => `# ${name}\n${speak(tex, lang)}\n\n`).join('');
    await expect(text).toMatchFileSnapshot(`golden/spoken.${lang}.txt`);
  });

  it('use nothing but printable ASCII where that was asked', () => {
    for (const { name, ascii } of all) {
      expect([...ascii.lines, ascii.inline].join(''), name).toMatch(/^[ -~]*$/);
    }
  });

  it('have lines of equal width in both alphabets, and so have their pieces', () => {
    for (const { name, unicode, ascii } of all) {
      for (const formula of [unicode, ascii]) {
        const boxes = [formula.lines, ...(formula.pieces ?? []).flat().map(piece => piece.lines)];
        for (const lines of boxes) expect(new Set(lines.map(width)).size, name).toBe(1);
        for (const { lines, baseline } of (formula.pieces ?? []).flat()) expect(lines[baseline], name).toBeDefined();
      }
    }
  });

  it('keep within any width from 12 to 80 cells, and lose no letter where they are broken', () => {
    for (const { name, unicode, ascii } of all) {
      const block: Block = { kind: 'math', ...unicode, ascii, tex: '' };
      const letters = (text: string): string => [...text.replace(/[^a-zA-Z0-9α-ω]/g, '')].sort().join('');
      for (let columns = 12; columns <= 80; columns++) {
        for (const glyphs of ['full', 'ascii'] as const) {
          const { lines } = layoutBlocks([block], { columns, lang: 'en', glyphs });
          expect(
            lines.map(widthOfLine).filter(cells => cells > columns),
            `${name} at ${columns}`,
          ).toEqual([]);
          const shown = letters(lines.map(textOfLine).join(''));
          const { lines: drawn, inline } = glyphs === 'full' ? unicode : ascii;
          expect([letters(drawn.join('')), letters(inline)], `${name} at ${columns}`).toContain(shown);
        }
      }
    }
  });

  it('lose no letter and no number when they are read out', () => {
    for (const { name, tex, unicode } of all.filter(one => !one.tex.includes('\\binom'))) {
      for (const lang of ['zh', 'en'] as const) {
        const said = speak(tex, lang);
        const letters = unicode.inline.match(/(?<![\p{L}])[a-zA-Z](?![\p{L}])|\d+/gu) ?? [];
        const halves = said.replace(/二分之一|one half/g, '1 2');
        for (const letter of letters) expect(halves, `${name}: ${letter}`).toContain(letter);
        expect(said, name).not.toMatch(/undefined|null|[∂∑∏∫√∇²₀-ₜ]|\\/);
      }
    }
  });
});

describe('a formula read out', () => {
  it.each([
    ['\\frac{\\partial L}{\\partial w}', 'L 对 w 的偏导数', 'the partial derivative of L with respect to w'],
    ['\\partial L / \\partial w_1', 'L 对 w 下标 1 的偏导数', 'the partial derivative of L with respect to w sub 1'],
    ['\\frac{dy}{dx}', 'y 对 x 的导数', 'the derivative of y with respect to x'],
    [
      '\\frac{\\partial^2 L}{\\partial w^2}',
      'L 对 w 的二阶偏导数',
      'the second partial derivative of L with respect to w',
    ],
    ['\\frac{1}{2}', '二分之一', 'one half'],
    ['\\frac{a}{b}', 'b 分之 a', 'a over b'],
    ['x^2', 'x 的平方', 'x squared'],
    ['e^{-z}', 'e 的负 z 次方', 'e to the power minus z'],
    ['W^\\top', 'W 的转置', 'W transpose'],
    ['W^{(l)}', 'W 上标 l', 'W superscript l'],
    ['\\hat{y}_i', 'y 帽下标 i', 'y hat sub i'],
    ['\\sqrt{x}', '根号 x', 'the square root of x'],
    ['\\sum_{i=1}^{n} x_i', '对 i 从 1 到 n 求和，x 下标 i', 'the sum over i from 1 to n of x sub i'],
    ['\\nabla_\\theta L', 'L 对 theta 的梯度', 'the gradient with respect to theta of L'],
    ['\\mathbb{E}[X]^2', 'X，的平方的期望', 'the expectation of X, squared'],
    ['\\|w\\|_2', 'w 的范数，下标 2', 'the norm of w, sub 2'],
    ['|x|', 'x 的绝对值', 'the absolute value of x'],
    ['p(y|x)', 'p 括号 y 给定 x', 'p of y given x'],
    ['w \\gets w - \\eta g', 'w 更新为 w 减 eta g', 'w becomes w minus eta g'],
    ['\\eta_{\\max}', 'eta 下标 max', 'eta sub max'],
    ['0.25', '0.25', '0.25'],
  ])('%s', (tex, zh, en) => {
    expect([speak(tex, 'zh'), speak(tex, 'en')]).toEqual([zh, en]);
  });
});
