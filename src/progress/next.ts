import { lessonsOf, requirements } from '../course/graph.ts';
import type { CourseIndex, LessonMeta } from '../course/types.ts';
import type { Progress } from './types.ts';

/** Read to its end, or known by a chapter's test. */
export const isDone = (progress: Progress, lesson: string): boolean =>
  progress.lessons[lesson]?.status === 'finished' || isKnown(progress, lesson);

/** Known by a chapter's test. */
export const isKnown = ({ tested }: Progress, lesson: string): boolean =>
  Object.values(tested).some(({ lessons }) => lessons.includes(lesson));

/** Why a lesson is the best to take next. */
export type Why =
  | { readonly kind: 'begun' }
  | { readonly kind: 'first' }
  /** So many lessons that are not done yet build on it. */
  | { readonly kind: 'opens'; readonly lessons: number }
  | { readonly kind: 'in order' }
  /** Nothing is ready: the course's graph is broken, or leads through a lesson that does not exist. */
  | { readonly kind: 'left' };

export type Next = { readonly lesson: LessonMeta; readonly why: Why };

/**
 * Where to go on: the lesson touched last unless it is done; else, of those whose requirements are done, the first of
 * the chapter one is in, or of the course. Null when all are done.
 */
export function nextBest(course: CourseIndex, progress: Progress): Next | null {
  const lessons = lessonsOf(course);
  const left = lessons.filter(({ id }) => !isDone(progress, id));
  const begun = left.find(({ id }) => id === progress.current && progress.lessons[id] !== undefined);
  if (begun) return { lesson: begun, why: { kind: 'begun' } };
  const exists = new Set(lessons.map(({ id }) => id));
  const ready = left.filter(({ requires }) => requires.every(id => !exists.has(id) || isDone(progress, id)));
  const chapter = course.chapters.find(one => one.lessons.some(({ id }) => id === progress.current));
  const lesson = ready.find(one => chapter?.lessons.includes(one)) ?? ready[0];
  if (!lesson) return left[0] ? { lesson: left[0], why: { kind: 'left' } } : null;
  return { lesson, why: whyOf(lesson, lessons, left, course) };
}

function whyOf(
  lesson: LessonMeta,
  lessons: readonly LessonMeta[],
  left: readonly LessonMeta[],
  course: CourseIndex,
): Why {
  if (left.length === lessons.length) return { kind: 'first' };
  const before = requirements(course);
  const opens = left.filter(({ id }) => before.get(id)?.has(lesson.id)).length;
  return opens > 0 ? { kind: 'opens', lessons: opens } : { kind: 'in order' };
}

/** The lessons that should come first and are not done. */
export function missing(lesson: LessonMeta, course: CourseIndex, progress: Progress): LessonMeta[] {
  const lessons = lessonsOf(course);
  return lesson.requires.flatMap(id => {
    const required = lessons.find(other => other.id === id);
    return required && !isDone(progress, id) ? [required] : [];
  });
}
