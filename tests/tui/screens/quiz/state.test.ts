import { describe, expect, it } from 'vitest';
import { EMPTY_PROGRESS } from '../../../../src/progress/fold.ts';
import { factsOf } from '../../../../src/tui/screens/quiz/facts.ts';
import { type QuizAction, type QuizState, reduceQuiz, startQuiz } from '../../../../src/tui/screens/quiz/state.ts';
import { QUIZ } from '../../../support/fixture-quiz.ts';

const start = (): QuizState => startQuiz(QUIZ, EMPTY_PROGRESS);
const play = (actions: readonly QuizAction[], from = start()): QuizState =>
  actions.reduce((state, action) => reduceQuiz(QUIZ, state, action), from);
const text = (keys: string): QuizAction[] => [...keys].map(key => ({ type: 'text', key }));

const SUBMIT: QuizAction = { type: 'submit' };
const GRADE: QuizAction = { type: 'grade' };
const NEXT: QuizAction = { type: 'next' };
const TOGGLE: QuizAction = { type: 'toggle' };
const DOWN: QuizAction = { type: 'move', by: 1 };
const pick = (number: number): QuizAction => ({ type: 'pick', number });

/** Answers to the five questions: right, half right, near, and whatever stands there. */
const SINGLE = [pick(2), GRADE];
const MULTI = [TOGGLE, SUBMIT, GRADE];
const NUMERIC = [...text('8'), SUBMIT, GRADE];
const ORDER = [SUBMIT, GRADE];
const LINES = [pick(5), SUBMIT, GRADE];

describe('asking', () => {
  it('begins at the first question with nothing chosen and a confidence in the middle', () => {
    expect(start().step).toMatchObject({
      phase: 'asking',
      index: 0,
      cursor: 0,
      hints: 0,
      confidence: 3,
      problem: null,
    });
  });

  it('keeps the cursor within the rows', () => {
    expect(play([{ type: 'move', by: -1 }]).step).toMatchObject({ cursor: 0 });
    expect(play([DOWN, DOWN, DOWN, DOWN, DOWN]).step).toMatchObject({ cursor: 3 });
  });

  it('takes an option by its number and asks how sure the learner is', () => {
    expect(play([pick(3)]).step).toMatchObject({ phase: 'sure', cursor: 2 });
    expect(play([pick(9)])).toEqual(start());
  });

  it('shows hints one at a time, no more than there are', () => {
    const hint: QuizAction = { type: 'hint' };
    expect(play([hint]).step).toMatchObject({ hints: 1 });
    expect(play([hint, hint, hint]).step).toMatchObject({ hints: 2 });
  });

  it('asks again where nothing was ticked, and takes the sentence back at the next key', () => {
    const asked = play([...SINGLE, NEXT, SUBMIT]);
    expect(asked.step).toMatchObject({ phase: 'asking', problem: 'empty' });
    expect(play([DOWN], asked).step).toMatchObject({ problem: null, cursor: 1 });
  });

  it('asks again for what is no number, and keeps what was typed', () => {
    const asked = play([...SINGLE, NEXT, ...MULTI, NEXT, ...text('1e'), SUBMIT]);
    expect(asked.step).toMatchObject({ phase: 'asking', problem: 'not-a-number', draft: { text: '1e', caret: 2 } });
  });

  it('moves an item together with the cursor', () => {
    const asked = play([...SINGLE, NEXT, ...MULTI, NEXT, ...NUMERIC, NEXT]);
    const { step } = asked;
    if (step.phase !== 'asking' || step.draft.kind !== 'order') throw new Error('not at the order');
    const [first, second, ...rest] = step.draft.keys;
    expect(play([{ type: 'shift', by: 1 }], asked).step).toMatchObject({
      cursor: 1,
      draft: { keys: [second, first, ...rest] },
    });
  });

  it('never shows an order that is right already', () => {
    const asked = play([...SINGLE, NEXT, ...MULTI, NEXT, ...NUMERIC, NEXT, ...ORDER]);
    expect(asked.scores[3]).toBeLessThan(1);
  });
});

describe('how sure', () => {
  it('stays between 1 and 5', () => {
    const surer: QuizAction = { type: 'surer', by: 1 };
    expect(play([pick(1), surer, surer, surer]).step).toMatchObject({ confidence: 5 });
    expect(play([pick(1), { type: 'sure', level: 2 }]).step).toMatchObject({ confidence: 2 });
    expect(play([pick(1), { type: 'sure', level: 9 }]).step).toMatchObject({ confidence: 5 });
  });

  it('can be left to change the answer', () => {
    expect(play([pick(3), { type: 'change' }]).step).toMatchObject({ phase: 'asking', cursor: 2 });
  });
});

describe('grading', () => {
  it('tells the facts before it shows the grade', () => {
    const sure = play([{ type: 'hint' }, pick(2), { type: 'surer', by: 1 }]);
    expect(factsOf(QUIZ, sure)).toEqual([
      {
        type: 'question.answered',
        quiz: 'fixture-quiz',
        question: 'q-single',
        rev: 1,
        answer: { kind: 'single', key: 'flat' },
        score: 0.9,
        hints: 1,
        confidence: 4,
      },
    ]);
    expect(play([GRADE], sure).step).toMatchObject({ phase: 'graded', grade: { score: 1 } });
  });

  it('has nothing to tell in the other phases', () => {
    expect(factsOf(QUIZ, start())).toEqual([]);
    expect(factsOf(QUIZ, play(SINGLE))).toEqual([]);
  });

  it('ends the attempt with its mean score right behind the last answer', () => {
    const before = play([...SINGLE, NEXT, ...MULTI, NEXT, ...NUMERIC, NEXT, ...ORDER, NEXT, pick(5), SUBMIT]);
    const scores = before.scores.slice(0, 4).map(score => score ?? Number.NaN);
    expect(scores.slice(0, 3)).toEqual([1, 0.5, 0]);
    const mean = (scores.reduce((sum, score) => sum + score, 0) + 1) / 5;
    expect(factsOf(QUIZ, before)[1]).toEqual({ type: 'quiz.finished', quiz: 'fixture-quiz', score: mean });
  });
});

describe('going on', () => {
  const finished = (): QuizState =>
    play([...SINGLE, NEXT, ...MULTI, NEXT, ...NUMERIC, NEXT, ...ORDER, NEXT, ...LINES, NEXT]);

  it('ends in the summary, on the first question that was missed', () => {
    expect(finished().step).toMatchObject({ phase: 'summary', cursor: 1 });
  });

  it('begins again with nothing of the last attempt but the count of answers', () => {
    const again = play([{ type: 'again' }], finished());
    expect(again).toMatchObject({
      scores: [null, null, null, null, null],
      earlier: [1, 1, 1, 1, 1],
      step: { phase: 'asking', index: 0, hints: 0 },
    });
  });

  it('shows options in an order of their own each time they are asked', () => {
    const quiz = { ...QUIZ, questions: QUIZ.questions.map(q => (q.kind === 'single' ? { ...q, shuffle: true } : q)) };
    const orderAfter = (answers: number): string => {
      const known = { quiz: QUIZ.id, rev: 1, last: 1, best: 1, day: 0, card: null, rated: null };
      const questions = { 'q-single': { ...known, answers } };
      const quizzes = { [QUIZ.id]: { last: 1, best: 1, times: answers } };
      const { step } = startQuiz(quiz, { ...EMPTY_PROGRESS, questions, quizzes });
      if (step.phase !== 'asking' || step.question.kind !== 'single') throw new Error('not at the choice');
      return step.question.options.map(({ key }) => key).join(' ');
    };
    expect(new Set([0, 1, 2, 3, 4, 5].map(orderAfter)).size).toBeGreaterThan(2);
    expect(orderAfter(1)).toBe(orderAfter(1));
  });

  it('does nothing that does not fit the phase', () => {
    const graded = play(SINGLE);
    expect(play([DOWN, SUBMIT, GRADE, TOGGLE, { type: 'again' }], graded)).toEqual(graded);
  });
});
