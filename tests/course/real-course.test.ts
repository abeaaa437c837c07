import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { formatFinding } from '../../src/course/check.ts';
import { compileCourse } from '../../src/course/compile/course.ts';
import { experiments } from '../../src/lab/experiments/index.ts';
import { answerable } from '../../src/quiz/present.ts';

const { findings, course } = compileCourse(fileURLToPath(new URL('../..', import.meta.url)), { experiments });

describe('the course that is shipped', () => {
  it('has no finding', () => {
    expect(findings.map(formatFinding)).toEqual([]);
  });

  it('asks only questions that have an answer, and teaches something', () => {
    const questions = course?.quizzes.flatMap(quiz => quiz.questions) ?? [];
    expect(questions.length).toBeGreaterThan(0);
    expect(questions.filter(question => !answerable(question)).map(question => question.id)).toEqual([]);
  });
});
