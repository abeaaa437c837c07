import type { Chapter, CourseIndex, LessonMeta } from '../../../course/types.ts';
import { isDone, type Next, nextBest } from '../../../progress/next.ts';
import type { Progress } from '../../../progress/types.ts';

export { missing } from '../../../progress/next.ts';

/** A row of the course map. `value` is unique and never shown. */
export type Row =
  | { readonly kind: 'continue'; readonly value: string; readonly lesson: LessonMeta; readonly why: Next['why'] }
  | { readonly kind: 'review'; readonly value: string; readonly due: number }
  | { readonly kind: 'chapter'; readonly value: string; readonly chapter: Chapter; readonly number: number }
  | { readonly kind: 'lesson'; readonly value: string; readonly lesson: LessonMeta };

export type MapState = { readonly open: string | null; readonly highlighted: string };

export type MapAction =
  | { readonly type: 'highlight'; readonly value: string }
  | { readonly type: 'toggle'; readonly chapter: string };

export const finishedIn = (chapter: Chapter, progress: Progress): number =>
  chapter.lessons.filter(({ id }) => isDone(progress, id)).length;

/** `due`: questions to review today. */
export function rowsOf(course: CourseIndex, progress: Progress, open: string | null, due: number): Row[] {
  const next = nextBest(course, progress);
  const first: Row[] = [
    ...(next ? [{ kind: 'continue', value: 'continue', ...next } as const] : []),
    ...(due > 0 ? [{ kind: 'review', value: 'review', due } as const] : []),
  ];
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
  const next = nextBest(course, progress)?.lesson;
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
