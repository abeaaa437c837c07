import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grade, scoreAfterHints } from '../../src/quiz/grade.ts';
import { present, rightAnswer, withoutAnswer, wrongAnswers } from '../../src/quiz/present.ts';
import type { Answer, Question } from '../../src/quiz/types.ts';
import * as arbitrary from './questions.ts';
import { base, option, rich } from './questions.ts';

const scoreOf = (question: Question, answer: Answer): number => {
  const result = grade(question, answer);
  return result.kind === 'graded' ? result.score : Number.NaN;
};

describe('every kind', () => {
  it('gives 1 for its right answer and less for each wrong one, shown in any order', () => {
    fc.assert(
      fc.property(arbitrary.question, fc.nat(), (question, seed) => {
        const shown = present(question, seed);
        expect(scoreOf(shown, rightAnswer(question))).toBe(1);
        for (const wrong of wrongAnswers(question)) {
          const score = scoreOf(shown, wrong);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThan(1);
        }
      }),
    );
  });

  it('counts an answer that was asked for as missed', () => {
    fc.assert(
      fc.property(arbitrary.question, question => {
        expect(grade(question, { kind: 'shown' })).toMatchObject({ score: 0, misconceptions: [] });
      }),
    );
  });

  it('gives the reasons of what is right to those who ask for the answer', () => {
    const options = [option('a', { correct: true }), option('b')];
    const single: Question = { kind: 'single', ...base, shuffle: false, options };
    expect(grade(single, { kind: 'shown' })).toMatchObject({ reasons: [rich('why a')] });
  });
});

describe('a matching', () => {
  it('is worth the share of right pairs and names what was believed', () => {
    fc.assert(
      fc.property(arbitrary.match, fc.nat(), (question, pick) => {
        const right = Object.fromEntries(question.pairs.map(({ key }) => [key, key]));
        const left = question.pairs[pick % question.pairs.length]!.key;
        const other = question.rights.find(key => key !== left) ?? '';
        const result = grade(question, { kind: 'match', pairs: { ...right, [left]: other } });
        if (result.kind !== 'graded') throw new Error('not graded');
        expect(result.score).toBeCloseTo(1 - 1 / question.pairs.length, 12);
        const isExtra = question.extra.some(({ key }) => key === other);
        expect(result.misconceptions).toEqual([isExtra ? `lured-by-${other}` : `not-${left}`]);
        expect(result.reasons).toHaveLength(isExtra ? 2 : 1);
      }),
    );
  });

  it('is asked again while a line has no partner', () => {
    fc.assert(
      fc.property(arbitrary.match, question => {
        expect(grade(question, { kind: 'match', pairs: {} })).toEqual({ kind: 'invalid', reason: 'empty' });
      }),
    );
  });

  it('shows neither the right order nor its keys to those who list it', () => {
    fc.assert(
      fc.property(arbitrary.match, question => {
        const { matches = [] } = withoutAnswer(question);
        expect(matches.map(({ key }) => key)).toEqual(question.rights.map((_, i) => String(i + 1)));
      }),
    );
  });
});

describe('gaps', () => {
  const question: Question = {
    kind: 'gaps',
    ...base,
    body: [[{ text: 'x = ' }, { gap: 'g' }]],
    gaps: [
      {
        ...{ key: 'g', fill: 'type', accept: ['a * (1 - a)', '"s"'], why: rich('slope') },
        near: [{ text: 'a*1-a', why: rich('brackets'), misconception: 'no-brackets' }],
      },
    ],
  };
  const typed = (text: string): Answer => ({ kind: 'gaps', values: { g: text } });

  it.each(['a * (1 - a)', 'a*(1-a)', ' a*( 1 -a ) ', 'ａ＊（１－ａ）', 'a*(1−a)', "'s'", '“s”'])('takes %j', text => {
    expect(scoreOf(question, typed(text))).toBe(1);
  });

  it('has a reason for a near miss, and the reason of what is right for the rest', () => {
    expect(grade(question, typed('a * 1 - a'))).toMatchObject({
      score: 0,
      reasons: [rich('brackets')],
      misconceptions: ['no-brackets'],
    });
    expect(grade(question, typed('b'))).toMatchObject({ score: 0, reasons: [rich('slope')], misconceptions: [] });
    expect(grade(question, typed('  '))).toEqual({ kind: 'invalid', reason: 'empty' });
  });
});

describe('a number with a unit', () => {
  const question: Question = {
    kind: 'numeric',
    ...base,
    ...{ answer: 200, tolerance: { rel: 0.01 }, unit: 'ms', needsUnit: true, near: [] },
  };

  it.each([
    ['200 ms', 1],
    ['0.2s', 1],
    ['200000 us', 1],
    ['200 s', 0],
  ])('grades %j as %d', (text, score) => {
    expect(scoreOf(question, { kind: 'numeric', text })).toBe(score);
  });

  it.each([
    ['200', 'needs-unit'],
    ['200 MB', 'other-unit'],
    ['ms', 'not-a-number'],
  ])('asks again for %j: %s', (text, reason) => {
    expect(grade(question, { kind: 'numeric', text })).toEqual({ kind: 'invalid', reason });
  });
});

it('gives a part of the score for what is partly right', () => {
  const options = [
    option('true', { misconception: 'm' }),
    option('right', { correct: true }),
    option('near', { credit: 0.5 }),
  ];
  const question: Question = { kind: 'single', form: 'true-false', ...base, shuffle: false, options };
  expect(options.map(({ key }) => scoreOf(question, { kind: 'single', key }))).toEqual([0, 1, 0.5]);
});

it('takes a tenth off for each hint, and never goes below nothing', () => {
  expect([0, 1, 2, 3].map(hints => scoreAfterHints(1, hints))).toEqual([1, 0.9, 0.8, 0.7]);
  expect(scoreAfterHints(0.5, 2)).toBe(0.4);
  expect(scoreAfterHints(0, 3)).toBe(0);
  expect(scoreAfterHints(1, 20)).toBe(0);
});
