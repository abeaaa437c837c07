import { describe, expect, it } from 'vitest';
import { requirements } from '../../src/course/graph.ts';
import { EMPTY_PROGRESS } from '../../src/progress/fold.ts';
import { isDone, isKnown, missing, nextBest } from '../../src/progress/next.ts';
import type { LessonState, Progress } from '../../src/progress/types.ts';
import { courseOf } from './course.ts';

const COURSE = courseOf(2, 3, 0);
const [first, second] = COURSE.chapters;

/** Progress with these lessons finished; `more` wins. */
function done(lessons: readonly string[], more: Partial<Progress> = {}): Progress {
  const finished: LessonState = { status: 'finished', anchor: null, screen: 0 };
  const states = Object.fromEntries(lessons.map(id => [id, finished]));
  return { ...EMPTY_PROGRESS, lessons: states, current: lessons.at(-1) ?? null, ...more };
}
const next = (progress: Progress) => {
  const found = nextBest(COURSE, progress);
  return found && { lesson: found.lesson.id, why: found.why };
};

describe('where to go on', () => {
  it('is the first lesson at the beginning', () => {
    expect(next(EMPTY_PROGRESS)).toEqual({ lesson: 'c0-l0', why: { kind: 'first' } });
  });

  it('is the lesson that was begun and touched last', () => {
    const opened: LessonState = { status: 'opened', anchor: 'a', screen: 1 };
    const progress = done(['c0-l0'], { lessons: { 'c1-l2': opened }, current: 'c1-l2' });
    expect(next(progress)).toEqual({ lesson: 'c1-l2', why: { kind: 'begun' } });
  });

  it('is a lesson whose requirements are done, in the chapter one is in, and says what builds on it', () => {
    expect(next(done(['c1-l0']))).toEqual({ lesson: 'c1-l1', why: { kind: 'opens', lessons: 1 } });
    expect(next(done(['c0-l0', 'c1-l1']))?.lesson).toBe('c1-l0');
    expect(next(done(['c0-l0', 'c0-l1']))).toEqual({ lesson: 'c0-l2', why: { kind: 'in order' } });
  });

  it('leaves a chapter that is done for the next one', () => {
    const all = ['c0-l0', 'c0-l1', 'c0-l2'];
    expect(next(done(all))).toEqual({ lesson: 'c1-l0', why: { kind: 'opens', lessons: 2 } });
  });

  it('passes over what a test made known', () => {
    const tested = { c0: { lessons: first!.lessons.map(({ id }) => id), score: 1 } };
    const progress = done([], { tested });
    expect(next(progress)?.lesson).toBe('c1-l0');
    expect([isKnown(progress, 'c0-l1'), isDone(progress, 'c0-l1'), isDone(progress, 'c1-l1')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is nothing when all is done', () => {
    expect(next(done(COURSE.chapters.flatMap(({ lessons }) => lessons.map(({ id }) => id))))).toBeNull();
  });

  it('ends when lessons require each other, and still names one', () => {
    const [a, b] = second!.lessons;
    const lessons = [
      { ...a!, requires: [b!.id] },
      { ...b!, requires: [a!.id] },
    ];
    const broken = { ...COURSE, chapters: [{ ...second!, lessons }] };
    expect(nextBest(broken, EMPTY_PROGRESS)).toMatchObject({ lesson: { id: a!.id }, why: { kind: 'left' } });
    expect(requirements(broken).get(a!.id)).toEqual(new Set([b!.id]));
  });
});

it('what is missing are the direct requirements that are not done', () => {
  const [, , third] = first!.lessons;
  expect(missing(third!, COURSE, EMPTY_PROGRESS).map(({ id }) => id)).toEqual(['c0-l1']);
  expect(missing(third!, COURSE, done(['c0-l1']))).toEqual([]);
});
