import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grade } from '../../src/quiz/grade.ts';
import { answerable, present, rightAnswer, withoutAnswer } from '../../src/quiz/present.ts';
import type { Question } from '../../src/quiz/types.ts';
import * as arbitrary from './questions.ts';

const { base, option, rich } = arbitrary;

describe('present', () => {
  it('never loses, adds or changes an option', () => {
    fc.assert(
      fc.property(fc.oneof(arbitrary.single, arbitrary.multi), fc.nat(), (question, seed) => {
        const shown = present(question, seed);
        if (shown.kind !== question.kind) throw new Error('another kind');
        expect(new Set(shown.options)).toEqual(new Set(question.options));
        expect(shown.options).toHaveLength(question.options.length);
      }),
    );
  });

  it('keeps pinned options at their ends, and the written order where it must', () => {
    fc.assert(
      fc.property(arbitrary.single, fc.nat(), (question, seed) => {
        const shown = present(question, seed);
        if (shown.kind !== 'single') throw new Error('another kind');
        if (!question.shuffle) {
          expect(shown.options).toEqual(question.options);
          return;
        }
        const pins = shown.options.map(entry => entry.pin ?? 'middle');
        const rank = { first: 0, middle: 1, last: 2 };
        expect(pins).toEqual([...pins].sort((a, b) => rank[a] - rank[b]));
      }),
    );
  });

  it('is the same for the same attempt and reaches every order over many', () => {
    const question: Question = {
      kind: 'single',
      ...base,
      shuffle: true,
      options: [option('a', { correct: true }), option('b'), option('c'), option('d', { pin: 'last' })],
    };
    const keysOf = (seed: number): string => {
      const shown = present(question, seed);
      return shown.kind === 'single' ? shown.options.map(entry => entry.key).join('') : '';
    };
    expect(keysOf(7)).toBe(keysOf(7));
    const seen = new Set(Array.from({ length: 100 }, (_, seed) => keysOf(seed)));
    expect([...seen].sort()).toEqual(['abcd', 'acbd', 'bacd', 'bcad', 'cabd', 'cbad']);
  });

  it('never shows the items of an order in a right order, and grades alike', () => {
    fc.assert(
      fc.property(arbitrary.order, fc.nat(), (question, seed) => {
        const shown = present(question, seed);
        if (shown.kind !== 'order') throw new Error('another kind');
        const keys = shown.items.map(item => item.key);
        expect([...keys].sort()).toEqual(question.items.map(item => item.key).sort());
        const result = grade(shown, { kind: 'order', keys });
        expect(result.kind === 'graded' && result.score).toBeLessThan(1);
        expect(result).toMatchObject(grade(question, { kind: 'order', keys }));
        expect(answerable(shown)).toBe(true);
      }),
    );
  });
});

describe('answerable', () => {
  it('holds for every question that can be answered', () => {
    fc.assert(fc.property(arbitrary.question, question => answerable(question)));
  });

  it('fails for a choice without a right option and an order that contradicts itself', () => {
    const options = [option('a'), option('b')];
    expect(answerable({ kind: 'single', ...base, shuffle: true, options })).toBe(false);
    expect(answerable({ kind: 'multi', ...base, shuffle: true, options })).toBe(false);
    const items = ['a', 'b'].map(key => ({ key, text: rich(key) }));
    expect(
      answerable({
        kind: 'order',
        ...base,
        items,
        before: [
          ['a', 'b'],
          ['b', 'a'],
        ],
      }),
    ).toBe(false);
  });
});

describe('withoutAnswer', () => {
  it('shows no key that tells, and no right order', () => {
    fc.assert(
      fc.property(arbitrary.question, question => {
        const open = withoutAnswer(question);
        for (const key of ['correct', 'why', 'answer', 'bugs', 'notes', 'explain', 'hints', 'near', 'before', 'pin']) {
          expect(JSON.stringify(open)).not.toContain(`"${key}":`);
        }
        const right = rightAnswer(question);
        if (right.kind === 'order') expect(open.choices?.map(choice => choice.key)).not.toEqual(right.keys);
      }),
    );
  });
});
