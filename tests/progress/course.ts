import type { CourseIndex, LessonMeta } from '../../src/course/types.ts';

const both = (text: string) => ({ zh: text, en: text });

/** A course of so many chapters, lessons in each and questions in each lesson; a lesson builds on the one before it. */
export function courseOf(chapters: number, lessons: number, questions: number): CourseIndex {
  const names = (count: number, prefix: string): string[] => Array.from({ length: count }, (_, i) => `${prefix}${i}`);
  const lessonOf = (id: string, before: string | undefined): LessonMeta => ({
    ...{ id, title: both(id), minutes: 5, requires: before === undefined ? [] : [before], terms: [], sources: [] },
    ...{ claims: [], experiments: [], quiz: `${id}-quiz`, screens: 3 },
  });
  const all = names(chapters, 'c').map(chapter => names(lessons, `${chapter}-l`));
  return {
    format: 1,
    title: both('course'),
    chapters: all.map((ids, i) => ({
      id: `c${i}`,
      title: both(`c${i}`),
      lessons: ids.map((id, j) => lessonOf(id, ids[j - 1])),
    })),
    quizzes: all.flat().map(lesson => ({
      ...{ id: `${lesson}-quiz`, lesson, title: both(lesson), questions },
      items: names(questions, `${lesson}-q`).map(id => ({
        ...{ id, rev: 1, level: 'apply' as const, terms: [`t-${lesson}`], claim: `k-${lesson}` },
      })),
    })),
  };
}
