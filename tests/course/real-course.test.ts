import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { formatFinding } from '../../src/course/check.ts';
import { compileCourse } from '../../src/course/compile/course.ts';
import { KINDS } from '../../src/course/compile/quiz-schema.ts';
import { experiments } from '../../src/lab/experiments/index.ts';
import { grade } from '../../src/quiz/grade.ts';
import { answerable, present, wrongAnswers } from '../../src/quiz/present.ts';
import { bringRefutation, WITHIN } from '../../src/quiz/schedule.ts';
import type { Item } from '../../src/quiz/types.ts';

const { findings, course } = compileCourse(fileURLToPath(new URL('../..', import.meta.url)), { experiments });

describe('the course that is shipped', () => {
  it('has no finding', () => {
    expect(findings.map(formatFinding)).toEqual([]);
  });

  const quizzes = course?.quizzes ?? [];
  const items = quizzes.flatMap(quiz => quiz.questions);
  const asked = items.flatMap(item => [0, 1, 2].map(variant => present(item, variant)));
  const kindOf = (item: Item): string => (item.kind === 'generated' ? item.kind : (item.form ?? item.kind));

  it('asks only questions whose right answer passes and whose wrong answers fail, and teaches something', () => {
    expect(quizzes.length).toBeGreaterThan(0);
    expect(asked.filter(question => !answerable(question)).map(question => question.id)).toEqual([]);
    for (const question of asked) {
      for (const answer of wrongAnswers(question)) {
        const result = grade(question, answer);
        expect(result.kind === 'graded' && result.score < 1, `${question.id} ${JSON.stringify(answer)}`).toBe(true);
      }
    }
  });

  it('has three hints for each question', () => {
    expect(asked.filter(({ hints }) => hints.length !== 3).map(({ id }) => id)).toEqual([]);
  });

  it.each(quizzes.map(quiz => [quiz.id, quiz] as const))(
    'asks at least ten questions of many kinds in %s',
    (_, quiz) => {
      expect(quiz.questions.length).toBeGreaterThanOrEqual(10);
      expect(new Set(quiz.questions.map(({ level }) => level))).toEqual(new Set(['recall', 'apply', 'analyse']));
      expect(new Set(quiz.questions.map(kindOf))).toEqual(new Set(KINDS));
    },
  );

  it('brings, after any wrong option, one of the next three questions or an experiment that refutes it', () => {
    for (const quiz of quizzes) {
      const known = quiz.misconceptions ?? [];
      const turns = quiz.questions.map(({ id }) => ({ id, again: false }));
      for (const [i, item] of quiz.questions.entries()) {
        const question = present(item, 0);
        for (const answer of wrongAnswers(question)) {
          const result = grade(question, answer);
          const believed = result.kind === 'graded' ? result.misconceptions : [];
          const answered = turns.slice(0, i + 1).map(({ id }) => id);
          const next = bringRefutation(
            turns.slice(i + 1),
            { misconceptions: believed.slice(0, 1), question: item.id },
            { misconceptions: known, answered },
          );
          for (const id of believed.slice(0, 1)) {
            const refutedBy = known.find(misconception => misconception.id === id)?.refutedBy;
            const isMet =
              next.slice(0, WITHIN).some(turn => refutedBy?.questions.includes(turn.id)) ||
              (refutedBy?.experiments.length ?? 0) > 0;
            expect(isMet, `${item.id}: ${id}`).toBe(true);
          }
        }
      }
    }
  });
});
