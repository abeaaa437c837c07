import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grade } from '../../src/quiz/grade.ts';
import { rightAnswer } from '../../src/quiz/present.ts';
import type { Answer, Question } from '../../src/quiz/types.ts';
import * as arbitrary from './questions.ts';

const { base, option, rich } = arbitrary;

/** Score and the English texts of the reasons. */
function told(question: Question, answer: Answer): { score: number; reasons: string[] } | string {
  const result = grade(question, answer);
  if (result.kind === 'invalid') return result.reason;
  const words = (text: ReturnType<typeof rich>): string =>
    text.en.map(inline => ('text' in inline ? inline.text : '')).join('');
  return { score: result.score, reasons: result.reasons.map(words) };
}

describe('every kind', () => {
  it('gives a right answer the score 1', () => {
    fc.assert(
      fc.property(arbitrary.question, question => {
        expect(grade(question, rightAnswer(question))).toMatchObject({ kind: 'graded', score: 1 });
      }),
    );
  });

  it('keeps scores of multiple answers in 0…1, and 1 only for the right set', () => {
    fc.assert(
      fc.property(arbitrary.multi, fc.array(fc.nat(7), { minLength: 1 }), (question, picks) => {
        const keys = [...new Set(picks.map(i => question.options[i % question.options.length]!.key))];
        const result = grade(question, { kind: 'multi', keys });
        if (result.kind !== 'graded') throw new Error('not graded');
        const right = question.options.filter(entry => entry.correct).map(entry => entry.key);
        expect(result.score).toBeGreaterThanOrEqual(0);
        expect(result.score === 1).toBe([...keys].sort().join() === [...right].sort().join());
      }),
    );
  });

  it('refuses an answer of another kind', () => {
    const question = fc.sample(arbitrary.single, 1)[0]!;
    expect(() => grade(question, { kind: 'numeric', text: '1' })).toThrow(TypeError);
  });
});

describe('single', () => {
  it('gives any wrong option 0 and its own reason', () => {
    fc.assert(
      fc.property(arbitrary.single, question => {
        for (const wrong of question.options.filter(entry => !entry.correct)) {
          expect(told(question, { kind: 'single', key: wrong.key })).toEqual({
            score: 0,
            reasons: [`why ${wrong.key}`],
          });
        }
      }),
    );
  });

  it('asks again when nothing was chosen', () => {
    const question = fc.sample(arbitrary.single, 1)[0]!;
    expect(told(question, { kind: 'single', key: '' })).toBe('empty');
  });
});

describe('multi', () => {
  const question: Question = {
    kind: 'multi',
    ...base,
    shuffle: true,
    options: [option('a', { correct: true }), option('b', { correct: true }), option('c'), option('d')],
  };

  it('takes wrong ones off the right ones and speaks of what was chosen or missed', () => {
    expect(told(question, { kind: 'multi', keys: ['a'] })).toEqual({ score: 0.5, reasons: ['why a', 'why b'] });
    expect(told(question, { kind: 'multi', keys: ['c', 'b', 'a'] })).toEqual({
      score: 0.5,
      reasons: ['why a', 'why b', 'why c'],
    });
    expect(told(question, { kind: 'multi', keys: ['c', 'd'] })).toMatchObject({ score: 0 });
    expect(told(question, { kind: 'multi', keys: [] })).toBe('empty');
  });
});

describe('numeric', () => {
  const question = (extra: object): Question => ({
    kind: 'numeric',
    ...base,
    answer: 2.4,
    tolerance: { abs: 0.01 },
    near: [
      { value: 2.7, why: rich('x, not 2x') },
      { value: 2.705, why: rich('closer') },
    ],
    ...extra,
  });
  const answer = (text: string): Answer => ({ kind: 'numeric', text });

  it('includes the edge of the tolerance, but nothing beyond', () => {
    for (const text of ['2.4', '2.41', '2.39', '２．４', '240%', '12/5']) {
      expect(told(question({}), answer(text))).toEqual({ score: 1, reasons: [] });
    }
    expect(told(question({}), answer('2.4101'))).toMatchObject({ score: 0 });
    expect(told(question({ tolerance: { rel: 0.1 } }), answer('2.16'))).toMatchObject({ score: 1 });
    expect(told(question({ tolerance: { rel: 0.1 } }), answer('2.15'))).toMatchObject({ score: 0 });
  });

  it('knows wrong answers, the closest first', () => {
    expect(told(question({}), answer('2.7'))).toEqual({ score: 0, reasons: ['x, not 2x'] });
    expect(told(question({}), answer('2.704'))).toEqual({ score: 0, reasons: ['closer'] });
    expect(told(question({}), answer('9'))).toEqual({ score: 0, reasons: [] });
  });

  it('asks again when the text is no number', () => {
    expect(told(question({}), answer('abc'))).toBe('not-a-number');
    expect(told(question({}), answer('  '))).toBe('empty');
  });
});

describe('order', () => {
  const items = ['a', 'b', 'c', 'd'].map(key => ({ key, text: rich(key) }));
  const question: Question = { kind: 'order', ...base, items };
  const answer = (keys: string): Answer => ({ kind: 'order', keys: [...keys] });

  it('counts the pairs in order and names the first one that is not', () => {
    expect(told(question, answer('abcd'))).toEqual({ score: 1, reasons: [] });
    expect(told(question, answer('abdc'))).toEqual({ score: 1 - 2 / 6, reasons: ['“c” comes before “d”.'] });
    expect(told(question, answer('dcba'))).toMatchObject({ score: 0 });
  });

  it('lets a partial order free what it does not name', () => {
    const partial: Question = {
      ...question,
      before: [
        ['a', 'b'],
        ['a', 'c'],
      ],
    };
    expect(told(partial, answer('dacb'))).toMatchObject({ score: 1 });
    expect(told(partial, answer('cabd'))).toMatchObject({ score: 0 });
  });

  it('is 1 for the right order only', () => {
    fc.assert(
      fc.property(arbitrary.order, fc.infiniteStream(fc.nat()), (entry, numbers) => {
        const keys = entry.items.map(item => item.key);
        const mixed = [...keys].map(key => ({ key, at: numbers.next().value })).sort((x, y) => x.at - y.at);
        const order = mixed.map(item => item.key);
        const result = grade(entry, { kind: 'order', keys: order });
        expect(result.kind === 'graded' && result.score === 1).toBe(order.join() === keys.join());
      }),
    );
  });

  it('asks again when items are missing or strange', () => {
    expect(told(question, answer('abc'))).toBe('empty');
    expect(told(question, answer('abcx'))).toBe('empty');
  });
});

describe('lines', () => {
  const question: Question = {
    kind: 'lines',
    ...base,
    code: [[], [], [], []],
    bugs: [2, 3],
    notes: { '1': rich('line 1 is right') },
  };

  it('takes wrong lines off the right ones and gives their notes', () => {
    expect(told(question, { kind: 'lines', lines: [3, 2] })).toEqual({ score: 1, reasons: [] });
    expect(told(question, { kind: 'lines', lines: [2] })).toEqual({ score: 0.5, reasons: [] });
    expect(told(question, { kind: 'lines', lines: [1, 2] })).toEqual({ score: 0, reasons: ['line 1 is right'] });
    expect(told(question, { kind: 'lines', lines: [] })).toBe('empty');
  });
});
