import { requirements } from '../course/graph.ts';
import type { CourseIndex, QuestionMeta } from '../course/types.ts';
import type { Day } from '../platform/days.ts';
import { targetFor } from '../review/goal.ts';
import { AGAIN, type Card, nextCard } from '../review/memory.ts';
import { type Due, forecast, type Item, type Plan, queueOf, warmUp } from '../review/queue.ts';
import type { TestItem } from '../review/test-out.ts';
import type { Progress, Settings } from './types.ts';

/** What there is to review. */
export type Agenda = {
  readonly items: readonly Item[];
  readonly plan: Plan;
  /** Today's questions, in the order in which they are asked. */
  readonly queue: readonly Due[];
};

/** A question that was changed must be met again soon: what was known of it may not hold. */
const cardFor = (card: Card, { rev }: QuestionMeta): Card =>
  card.rev === rev ? card : { ...nextCard(null, rev, card.day, AGAIN), reps: card.reps };

/** Every question of the course that was answered at least once, with its card. */
export function itemsOf(course: CourseIndex, { questions }: Progress): Item[] {
  const before = requirements(course);
  const chapterOf = new Map(course.chapters.flatMap(({ id, lessons }) => lessons.map(one => [one.id, id] as const)));
  return course.quizzes.flatMap(({ id: quiz, lesson, items }) => {
    const chapter = chapterOf.get(lesson);
    if (chapter === undefined) return [];
    return items.flatMap((meta): Item[] => {
      const card = Object.hasOwn(questions, meta.id) ? questions[meta.id]?.card : undefined;
      if (!card) return [];
      const place = { quiz, lesson, chapter, before: before.get(lesson) ?? new Set<string>() };
      return [{ question: meta.id, ...place, card: cardFor(card, meta) }];
    });
  });
}

/** Today's review, from the log, the settings and the calendar. */
export function agendaOf(course: CourseIndex, progress: Progress, settings: Settings, today: Day): Agenda {
  const items = itemsOf(course, progress);
  const target = targetFor(
    items.map(({ card }) => card),
    progress.goal,
    today,
  );
  const plan = { today, cap: Number(settings.reviews), done: progress.days[today]?.reviews ?? 0, target };
  return { items, plan, queue: queueOf(items, plan) };
}

export const forecastOf = ({ items, plan }: Agenda, days: number): number[] => forecast(items, plan, days);

/** Two older questions before a lesson that was never opened; none when there are none. */
export function warmUpFor(course: CourseIndex, progress: Progress, lesson: string, today: Day): Item[] {
  if (progress.lessons[lesson] !== undefined) return [];
  const items = itemsOf(course, progress).filter(item => item.lesson !== lesson);
  return warmUp(items, requirements(course).get(lesson) ?? new Set(), today);
}

/** The questions that a chapter's test may ask. */
export function testItems(course: CourseIndex, chapter: string): TestItem[] {
  const lessons = course.chapters.find(({ id }) => id === chapter)?.lessons ?? [];
  const ids = new Set(lessons.map(({ id }) => id));
  return course.quizzes
    .filter(({ lesson }) => ids.has(lesson))
    .flatMap(({ lesson, items }) => items.map(({ id, level }) => ({ question: id, lesson, level })));
}
