import { loadLesson, loadSources } from '../../../course/load.ts';
import type { CourseIndex, Lesson, LessonMeta, Source } from '../../../course/types.ts';
import { TutorError } from '../../../platform/errors.ts';
import type { Bilingual } from '../../../platform/language.ts';

/** All that a lesson needs to be read, or why it cannot be. */
export type Reading =
  | {
      readonly kind: 'ready';
      readonly lesson: Lesson;
      /** "Authors year, title, where" of a source id; the id where nothing is known of it. */
      readonly source: (id: string) => string;
    }
  | { readonly kind: 'broken'; readonly error: TutorError };

export function openReading(id: string): Reading {
  try {
    const lesson = loadLesson(id);
    const sources = new Map(loadSources().map(source => [source.id, source]));
    return { kind: 'ready', lesson, source: wanted => cite(sources.get(wanted)) ?? wanted };
  } catch (error) {
    if (error instanceof TutorError) return { kind: 'broken', error };
    throw error;
  }
}

const cite = (source: Source | undefined): string | undefined =>
  source && `${source.authors} ${source.year}, ${source.title}, ${source.where}`;

/** The lesson's entry in the course map and the title of its chapter. */
export function findMeta(course: CourseIndex, id: string): { meta: LessonMeta; chapter: Bilingual } | null {
  for (const { title, lessons } of course.chapters) {
    const meta = lessons.find(lesson => lesson.id === id);
    if (meta) return { meta, chapter: title };
  }
  return null;
}
