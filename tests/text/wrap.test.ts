import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../src/text/styled.ts';
import { graphemes, width } from '../../src/text/width.ts';
import { breakPositions, wrapRanges, wrapSpans } from '../../src/text/wrap.ts';
import { CLOSING, OPENING, textOfLine, widthOfLine } from './support.ts';

const wrap = (text: string, columns: number): string[] =>
  wrapSpans([{ text, style: {} }], columns).map(line => textOfLine(line));

const han = fc
  .array(fc.constantFrom(...'深度学习梯度下降反向传播网络权重'), { minLength: 1, maxLength: 8 })
  .map(parts => parts.join(''));
const latin = fc.oneof(
  fc.stringMatching(/^[a-zA-Z]{1,40}$/),
  fc.constantFrom(
    '0.001',
    '75',
    '1e-3',
    '3/4',
    'ŷ',
    'wᵢxᵢ',
    'https://arxiv.org/abs/1502.03167',
    'state-of-the-art',
    'a_b',
  ),
);
const word = fc.oneof(han, latin);
const closing = fc.constantFrom('，', '。', '；', '：', '！', '？', '、', '）', '”', '。”', '），', '……', '');
const opening = fc.constantFrom('（', '“', '「', '《', '', '', '');
const piece = fc.tuple(opening, word, closing, fc.constantFrom('', '', ' ')).map(parts => parts.join(''));
/** Chinese as it is written, with words of other languages in it. */
const mixed = fc.array(piece, { maxLength: 25 }).map(pieces => pieces.join(''));
const anything = fc.oneof(mixed, fc.string({ unit: 'grapheme', maxLength: 60 }), fc.lorem({ maxCount: 20 }));
const blank = /\s+/g;

describe('wrapped text', () => {
  it('is never wider than asked', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 2, max: 80 }), (text, columns) => {
        // A single cluster may be wider than a line of two cells.
        const widest = Math.max(columns, ...graphemes(text).map(width));
        expect(wrap(text, columns).filter(line => width(line) > widest)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('loses no character but white space', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 80 }), (text, columns) => {
        expect(wrap(text, columns).join('').replace(blank, '')).toBe(text.replace(blank, ''));
      }),
      { numRuns: 500 },
    );
  });

  it('begins no line with a closing mark and ends none with an opening one', () => {
    fc.assert(
      fc.property(mixed, fc.integer({ min: 12, max: 80 }), (text, columns) => {
        const lines = wrap(text, columns);
        expect(lines.filter((line, index) => index > 0 && CLOSING.test(line))).toEqual([]);
        expect(lines.filter(line => OPENING.test(line))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('has no white space at the ends of lines', () => {
    fc.assert(
      fc.property(mixed, fc.integer({ min: 4, max: 60 }), (text, columns) => {
        expect(
          wrap(text, columns).filter((line, index) => line !== line.trimEnd() || (index > 0 && /^\s/.test(line))),
        ).toEqual([]);
      }),
    );
  });

  it('has no empty line where none was written', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          mixed,
          mixed.map(text => `    ${text}`),
        ),
        fc.integer({ min: 8, max: 60 }),
        (text, columns) => {
          fc.pre(text.trim() !== '');
          expect(wrap(text, columns)).not.toContain('');
        },
      ),
    );
  });

  it('is filled but for its end: the first word of a line had no room on the line before', () => {
    const text = 'A neuron forms a weighted sum, then applies an activation function to it and hands it on.';
    for (let columns = 12; columns <= 60; columns++) {
      const lines = wrap(text, columns);
      for (const [index, line] of lines.slice(1, -1).entries())
        expect(width(`${lines[index]} ${line.split(' ')[0]}`)).toBeGreaterThan(columns);
    }
  });

  it('breaks Chinese anywhere else', () => {
    expect(wrap('神经元先求加权和', 6)).toEqual(['神经元', '先求加', '权和']);
    expect(wrap('神经元，先求和', 6)).toEqual(['神经', '元，先', '求和']);
    expect(wrap('他说“网络”。', 6)).toEqual(['他说', '“网', '络”。']);
    expect(wrap('共有 75 %，即四分之三', 8)).toEqual(['共有', '75 %，即', '四分之三']);
  });

  it('keeps a word whole, and cuts one that no line can hold', () => {
    expect(wrap('使用 backpropagation 求', 18)).toEqual(['使用', 'backpropagation 求']);
    expect(wrap('backpropagation', 6)).toEqual(['backpr', 'opagat', 'ion']);
    expect(wrap('abcdef，好', 6)).toEqual(['abcde', 'f，好']);
    expect(wrap('（abcdefgh', 3)).toEqual(['（a', 'bcd', 'efg', 'h']);
  });
});

describe('the last line', () => {
  it('is no lost character and no short word where the line before can give some', () => {
    expect(wrap('一次只花十毫秒，而这才够走一步。', 28)).toEqual(['一次只花十毫秒，而这才够走', '一步。']);
    expect(wrap('That is where all of the time is saved.', 33)).toEqual(['That is where all of the time', 'is saved.']);
  });

  it('stays where the line before would be left half empty', () => {
    expect(wrap('a backpropagation it', 17)).toEqual(['a backpropagation', 'it']);
    expect(wrap('损失\n好', 20)).toEqual(['损失', '好']);
  });

  it('is a lost character only if nothing can be moved', () => {
    const text = fc.array(fc.constantFrom(...'深度学习梯度下降反向传播网络权重，。'), { minLength: 20, maxLength: 60 });
    fc.assert(
      fc.property(
        text.map(parts =>
          parts
            .join('')
            .replace(/[，。]+/g, '，')
            .replace(/^，/, ''),
        ),
        fc.integer({ min: 24, max: 80 }),
        (given, columns) => {
          const lines = wrap(given, columns);
          if (lines.length > 1) expect(lines.at(-1)).not.toMatch(/^\p{sc=Han}?[，。]*$/u);
        },
      ),
    );
  });
});

describe('long words', () => {
  it('break at their joints: addresses behind a slash, names between their words', () => {
    expect(wrap('见 https://arxiv.org/abs/1502.03167/full', 25)).toEqual([
      '见 https://arxiv.org/abs/',
      '1502.03167/full',
    ]);
    expect(wrap('call torch.nn.functional.binary_cross_entropy', 30)).toEqual([
      'call torch.nn.functional.',
      'binary_cross_entropy',
    ]);
    expect(wrap('the optimizerLearningRateSchedule', 24)).toEqual(['the optimizerLearning', 'RateSchedule']);
  });

  it('stay whole where a line holds them', () => {
    expect(wrap('see state-of-the-art', 20)).toEqual(['see state-of-the-art']);
    expect(wrap('the learningRate', 12)).toEqual(['the', 'learningRate']);
  });
});

describe('formulas in a line', () => {
  const math = (text: string): Span => ({ text, style: { tone: 'math' } });
  const shown = (spans: readonly Span[], columns: number): string[] => wrapSpans(spans, columns).map(textOfLine);

  it('stay whole where they are short', () => {
    expect(shown([{ text: '来自 ', style: {} }, math('x₂ = 2'), { text: '）。', style: {} }], 10)).toEqual([
      '来自',
      'x₂ = 2）。',
    ]);
  });

  it('break behind a relation outside of brackets where they are long', () => {
    expect(shown([math('σ′(z) = σ(z)(1 − σ(z)) = 0.25')], 24)).toEqual(['σ′(z) = σ(z)(1 − σ(z)) =', '0.25']);
    expect(shown([math('a(x = 1) + bbbbbbbbbbbb + cc')], 24)).toEqual(['a(x = 1) +', 'bbbbbbbbbbbb + cc']);
  });
});

describe('line feeds', () => {
  it.each([
    ['a\nb', ['a', 'b']],
    ['a\n\nb', ['a', '', 'b']],
    ['\na', ['', 'a']],
    ['a\n', ['a']],
    ['a \n b', ['a', ' b']],
    ['', ['']],
    ['第一行。\n第二行', ['第一行。', '第二行']],
  ])('%j is %j', (text, lines) => {
    expect(wrap(text, 20)).toEqual(lines);
  });

  it('end a line wherever it is full', () => {
    expect(wrap('abcd\nef', 4)).toEqual(['abcd', 'ef']);
    expect(wrap('abcdefgh\nij', 4)).toEqual(['abcd', 'efgh', 'ij']);
  });
});

describe('positions of breaks', () => {
  it('rise, and end with the text', () => {
    fc.assert(
      fc.property(anything, text => {
        const positions = breakPositions(text);
        expect(positions.at(-1)).toBe(text.length);
        expect([...new Set(positions)].sort((a, b) => a - b)).toEqual(positions);
      }),
    );
  });

  it('lie inside of no grapheme', () => {
    expect(breakPositions('x̄ŷ').slice(0, -1)).toEqual([]);
    expect(breakPositions('👩‍🔬好')).toEqual([5, 6]);
  });
});

describe('styles', () => {
  const spans: Span[] = [
    { text: '权重 ', style: {} },
    { text: 'w₁₁ = 0.8', style: { tone: 'math' } },
    { text: '，偏置', style: { bold: true } },
    { text: ' b', style: { tone: 'math' } },
  ];

  it('stay with their characters', () => {
    const styleOf = (line: readonly Span[]) =>
      line.flatMap(({ text, style }) => [...text].map(c => [c, style] as const));
    const whole = styleOf(spans).filter(([character]) => character.trim() !== '');
    for (let columns = 4; columns <= 30; columns++) {
      const lines = wrapSpans(spans, columns);
      expect(lines.flatMap(styleOf).filter(([character]) => character.trim() !== '')).toEqual(whole);
      expect(lines.filter(line => widthOfLine(line) > columns)).toEqual([]);
    }
  });

  it('do not open a place for a break', () => {
    const lines = wrapSpans(
      [
        { text: '权重', style: {} },
        { text: 'ab', style: { bold: true } },
        { text: '，好', style: {} },
      ],
      6,
    );
    expect(lines.map(textOfLine)).toEqual(['权重', 'ab，好']);
  });

  it('of no text are one empty line', () => {
    expect(wrapSpans([], 10)).toEqual([[]]);
    expect(wrapRanges('', 10)).toEqual([{ from: 0, to: 0 }]);
  });
});
