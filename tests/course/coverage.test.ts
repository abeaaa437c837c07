import { describe, expect, it } from 'vitest';
import { coverage } from '../../src/course/coverage.ts';
import { didYouMean, nearest } from '../../src/course/suggest.ts';
import type { LessonMeta, NotesClaim, Quiz } from '../../src/course/types.ts';

const claim = (id: string, experiments: string[] = []): NotesClaim => ({
  id,
  section: '1',
  verdict: 'holds',
  experiments,
});
const title = { zh: '', en: '' };
const lesson = (id: string, claims: string[]): LessonMeta => ({
  ...{ id, title, claims, minutes: 1, requires: [], terms: [], sources: [], experiments: [], quiz: null, screens: 1 },
});
const quiz = (claims: string[]): Quiz => {
  const text = { zh: [], en: [] };
  return {
    id: 'quiz',
    lesson: 'one',
    title,
    questions: claims.map((id, i) => ({
      ...{ kind: 'numeric', id: `q${i}`, rev: 1, level: 'recall', terms: [], claim: id, prompt: text, hints: [] },
      ...{ explain: text, answer: 1, tolerance: { abs: 0 }, near: [] },
    })),
  };
};

describe('coverage', () => {
  it('joins claims with their homes and names those that lack one', () => {
    const result = coverage({
      claims: [claim('a.whole', ['x']), claim('a.untaught'), claim('a.unasked'), claim('a.unseen', ['x', 'y'])],
      index: {
        format: 1,
        title,
        chapters: [{ id: 'c', title, lessons: [lesson('one', ['a.whole']), lesson('two', ['a.unasked', 'a.unseen'])] }],
        quizzes: [],
      },
      quizzes: [quiz(['a.whole', 'a.untaught', 'a.unseen', 'a.whole'])],
      experiments: [{ id: 'x' }],
    });
    expect(result).toEqual({
      claims: [
        { id: 'a.whole', lesson: 'one', experiments: ['x'], questions: ['q0', 'q3'] },
        { id: 'a.untaught', lesson: null, experiments: [], questions: ['q1'] },
        { id: 'a.unasked', lesson: 'two', experiments: [], questions: [] },
        { id: 'a.unseen', lesson: 'two', experiments: ['x'], questions: ['q2'] },
      ],
      missing: ['a.untaught', 'a.unasked', 'a.unseen'],
    });
  });
});

describe('nearest', () => {
  it('forgives one edit in three characters, swaps included', () => {
    expect(nearest('claer', ['clear', 'claim'])).toBe('clear');
    expect(nearest('WARNING', ['warning'])).toBe('warning');
    expect(nearest('wy', ['why', 'zh'])).toBe('why');
    expect(nearest('xyz', ['abc', 'abcdefgh'])).toBeUndefined();
    expect(didYouMean('zz', [])).toBe('');
  });
});
