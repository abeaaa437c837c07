import type { Chapter, CourseIndex, LessonMeta } from '../../../course/types.ts';
import type { Progress } from '../../../progress/types.ts';

/** A row of the course map. `value` is unique and never shown. */
export type Row =
  | { readonly kind: 'continue'; readonly value: string; readonly lesson: LessonMeta }
  | { readonly kind: 'chapter'; readonly value: string; readonly chapter: Chapter; readonly number: number }
  | { readonly kind: 'lesson'; readonly value: string; readonly lesson: LessonMeta };

export type MapState = { readonly open: string | null; readonly highlighted: string };

export type MapAction =
  | { readonly type: 'highlight'; readonly value: string }
  | { readonly type: 'toggle'; readonly chapter: string };

export const finishedIn = (chapter: Chapter, progress: Progress): number =>
  chapter.lessons.filter(({ id }) => progress.lessons[id]?.status === 'finished').length;

/** Where to go on: the lesson touched last unless it is finished, else the first that is not. */
export function nextLesson(course: CourseIndex, progress: Progress): LessonMeta | null {
  const lessons = course.chapters.flatMap(chapter => chapter.lessons);
  const unfinished = lessons.filter(({ id }) => progress.lessons[id]?.status !== 'finished');
  return unfinished.find(({ id }) => id === progress.current) ?? unfinished[0] ?? null;
}

export function rowsOf(course: CourseIndex, progress: Progress, open: string | null): Row[] {
  const next = nextLesson(course, progress);
  const first: Row[] = next ? [{ kind: 'continue', value: 'continue', lesson: next }] : [];
  return course.chapters.reduce<Row[]>((rows, chapter, index) => {
    rows.push({ kind: 'chapter', value: `chapter ${chapter.id}`, chapter, number: index + 1 });
    if (chapter.id === open) {
      for (const lesson of chapter.lessons) rows.push({ kind: 'lesson', value: `lesson ${lesson.id}`, lesson });
    }
    return rows;
  }, first);
}

/** At start the chapter in which one goes on is open. */
export function startOf(course: CourseIndex, progress: Progress): MapState {
  const next = nextLesson(course, progress);
  const chapter =
    course.chapters.find(({ lessons }) => lessons.some(({ id }) => id === next?.id)) ?? course.chapters[0];
  const highlighted = next ? 'continue' : `chapter ${chapter?.id ?? ''}`;
  return { open: chapter?.id ?? null, highlighted };
}

export function reduceMap(state: MapState, action: MapAction): MapState {
  switch (action.type) {
    case 'highlight':
      return { ...state, highlighted: action.value };
    case 'toggle':
      return { ...state, open: state.open === action.chapter ? null : action.chapter };
  }
}

/** Titles of the lessons that should come first and are not finished. */
export function missing(lesson: LessonMeta, course: CourseIndex, progress: Progress): LessonMeta[] {
  const lessons = course.chapters.flatMap(chapter => chapter.lessons);
  return lesson.requires.flatMap(id => {
    const required = lessons.find(other => other.id === id);
    return required && progress.lessons[id]?.status !== 'finished' ? [required] : [];
  });
}
