import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsWords, emphasise, findMatches, fold } from '../../src/text/search.ts';
import type { Line, Span } from '../../src/text/styled.ts';
import { wrapSpans } from '../../src/text/wrap.ts';

const line = (text: string): Line => (text === '' ? [] : [{ text, style: {} }]);
const lines = (...texts: string[]): Line[] => texts.map(line);
const found = (texts: string[], query: string): string[] =>
  findMatches(lines(...texts), query).map(match =>
    match.map(({ line: at, from, to }) => `${at}:${texts[at]?.slice(from, to)}`).join('+'),
  );

describe('what is looked for', () => {
  it('is found without regard to case and to wide or narrow letters', () => {
    expect(found(['The Ｌｏｓｓ and the LOSS'], 'loss')).toEqual(['0:Ｌｏｓｓ', '0:LOSS']);
    expect(found(['学习率 η = ０．０１'], '0.01')).toEqual(['0:０．０１']);
    expect(found(['Poincaré'], 'POINCARE\u0301')).toEqual(['0:Poincaré']);
  });

  it('is found across the end of a line: after a blank in English, anywhere in Chinese', () => {
    expect(found(['uses gradient', '  descent here'], 'gradient descent')).toEqual(['0:gradient+1:descent']);
    expect(found(['多层的神经', '▏ 网络'], '神经网络')).toEqual(['0:神经+1:网络']);
    expect(found(['batch', 'norm'], 'batchnorm')).toEqual([]);
  });

  it('is not found across a blank line', () => {
    expect(found(['gradient', '', 'descent'], 'gradient descent')).toEqual([]);
  });

  it('is taken as it is written, never as a pattern', () => {
    expect(found(['f(x) = x * [2]'], '(x) = x * [')).toEqual(['0:(x) = x * [']);
    expect(found(['abc'], '.')).toEqual([]);
    expect(found(['a-b a b'], 'a-b')).toEqual(['0:a-b']);
  });

  it('is nothing when nothing is written', () => {
    expect(findMatches(lines('text'), '  ')).toEqual([]);
  });

  it('is found wherever the lines are broken', () => {
    const text = '神经网络由许多简单的单元组成 (units), each of which computes a weighted sum 加权和 of its inputs.';
    for (const query of ['weighted sum', '神经网络', '单元组成 (units)', '加权和 of its']) {
      for (let columns = 12; columns < 90; columns++) {
        expect(findMatches(wrapSpans([{ text, style: {} }], columns), query)).toHaveLength(1);
      }
    }
  });

  it('stands where the segments say, whatever the text is', () => {
    const words = fc.array(fc.constantFrom('a', 'B', '网', '络', ' ', '，', 'é', 'ﬁ', '👩‍💻'), { maxLength: 30 });
    fc.assert(
      fc.property(words, fc.constantFrom('a', '网络', 'é', 'fi', 'b '), (parts, query) => {
        const text = parts.join('');
        for (const match of findMatches([line(text)], query)) {
          const [segment] = match;
          expect(fold(text.slice(segment?.from, segment?.to))).toContain(fold(query).trim());
        }
      }),
    );
  });
});

describe('emphasis', () => {
  it('covers the ranges and loses no character', () => {
    const spans: Span[] = [
      { text: 'one ', style: { bold: true } },
      { text: 'two three', style: {} },
    ];
    const line = emphasise(spans, [{ from: 2, to: 7 }], { underline: true });
    expect(line).toEqual([
      { text: 'on', style: { bold: true } },
      { text: 'e ', style: { bold: true, underline: true } },
      { text: 'two', style: { underline: true } },
      { text: ' three', style: {} },
    ]);
  });
});

describe('a list that is narrowed by words', () => {
  it('keeps what holds all of them, in any order and any of its texts', () => {
    const names = ['batch-normalization', '批归一化', 'Batch normalisation'];
    expect(containsWords(names, '归一')).toBe(true);
    expect(containsWords(names, 'norm BATCH')).toBe(true);
    expect(containsWords(names, 'ｂａｔｃｈ')).toBe(true);
    expect(containsWords(names, 'batch layer')).toBe(false);
    expect(containsWords(names, '')).toBe(true);
  });
});
