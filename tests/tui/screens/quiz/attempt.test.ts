import { describe, expect, it } from 'vitest';
import { EMPTY_PROGRESS } from '../../../../src/progress/fold.ts';
import type { Progress } from '../../../../src/progress/types.ts';
import { attemptOf, meanOf } from '../../../../src/tui/screens/quiz/attempt.ts';
import { QUIZ } from '../../../support/fixture-quiz.ts';

type Known = { readonly answers: number; readonly last?: number; readonly rev?: number } | null;

const STATE = { quiz: QUIZ.id, rev: 1, last: 1, best: 1, day: 0, card: null, rated: null } as const;

/** Progress after so many finished attempts, with these states of the questions. */
function after(times: number, known: readonly Known[]): Progress {
  const questions = Object.fromEntries(
    known.flatMap((state, index) => (state ? [[QUIZ.questions[index]!.id, { ...STATE, ...state }] as const] : [])),
  );
  const quizzes = times > 0 ? { [QUIZ.id]: { last: 1, best: 1, times } } : {};
  return { ...EMPTY_PROGRESS, questions, quizzes };
}

describe('where an attempt stands', () => {
  it('is at its beginning when nothing is known', () => {
    expect(attemptOf(QUIZ, EMPTY_PROGRESS)).toEqual({
      scores: [null, null, null, null, null],
      earlier: [0, 0, 0, 0, 0],
      unfinished: null,
    });
  });

  it('goes on behind what was answered, with the scores of it', () => {
    const progress = after(0, [
      { answers: 1, last: 0 },
      { answers: 1, last: 0.5 },
    ]);
    expect(attemptOf(QUIZ, progress).scores).toEqual([0, 0.5, null, null, null]);
  });

  it('begins anew after a finished attempt, with the answers of before counted', () => {
    const progress = after(
      2,
      [2, 2, 2, 2, 2].map(answers => ({ answers })),
    );
    expect(attemptOf(QUIZ, progress)).toMatchObject({
      scores: [null, null, null, null, null],
      earlier: [2, 2, 2, 2, 2],
    });
  });

  it('goes on in the third attempt too', () => {
    const progress = after(
      2,
      [3, 3, 3, 2, 2].map(answers => ({ answers })),
    );
    expect(attemptOf(QUIZ, progress).scores).toEqual([1, 1, 1, null, null]);
  });

  it('asks a revised question, though an answer to what it was is kept', () => {
    const progress = after(0, [{ answers: 1 }, { answers: 1, rev: 0 }, { answers: 1 }]);
    expect(attemptOf(QUIZ, progress)).toMatchObject({ scores: [1, null, 1, null, null], earlier: [1, 0, 1, 0, 0] });
  });

  it('does not ask a question again whose count began anew with a revision', () => {
    const progress = after(2, [
      { answers: 3 },
      { answers: 1, last: 0.5 },
      { answers: 3 },
      { answers: 2 },
      { answers: 2 },
    ]);
    expect(attemptOf(QUIZ, progress).scores).toEqual([1, 0.5, 1, null, null]);
  });

  it('finds an attempt whose end was never written, and begins another', () => {
    const progress = after(
      0,
      [1, 1, 1, 1, 0].map(last => ({ answers: 1, last })),
    );
    expect(attemptOf(QUIZ, progress)).toMatchObject({ scores: [null, null, null, null, null], unfinished: 0.8 });
  });
});

it('means what there is', () => {
  expect(meanOf([1, null, 0.5])).toBe(0.75);
  expect(meanOf([])).toBe(0);
});
