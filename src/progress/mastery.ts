import type { CourseIndex, QuestionMeta } from '../course/types.ts';
import type { Day } from '../platform/days.ts';
import { retrievability } from '../review/memory.ts';
import type { Bins, Confidence, Progress } from './types.ts';

/** How well something is known: the mean chance, 0…1, to still know its questions after `AHEAD` days without review. */
export type Mastery = {
  readonly id: string;
  readonly known: number;
  readonly asked: number;
  readonly questions: number;
};

export const AHEAD = 30;

/** Mastery of each claim of the notes and of each term that a question tests, in the order of the course. */
export function masteryOf(
  course: CourseIndex,
  progress: Progress,
  today: Day,
): { readonly claims: Mastery[]; readonly terms: Mastery[] } {
  const questions = course.quizzes.flatMap(({ items }) => items);
  return {
    claims: grouped(questions, ({ claim }) => (claim ? [claim] : []), progress, today),
    terms: grouped(questions, ({ terms }) => terms, progress, today),
  };
}

function grouped(
  questions: readonly QuestionMeta[],
  keysOf: (question: QuestionMeta) => readonly string[],
  { questions: states }: Progress,
  today: Day,
): Mastery[] {
  const groups = new Map<string, { known: number; asked: number; questions: number }>();
  for (const question of questions) {
    const state = Object.hasOwn(states, question.id) ? states[question.id] : undefined;
    const card = state?.card?.rev === question.rev ? state.card : null;
    for (const key of keysOf(question)) {
      const group = groups.get(key) ?? { known: 0, asked: 0, questions: 0 };
      group.questions += 1;
      group.asked += card ? 1 : 0;
      group.known += card ? retrievability(card, today + AHEAD) : 0;
      groups.set(key, group);
    }
  }
  return [...groups].map(([id, { known, asked, questions: of }]) => ({ id, known: known / of, asked, questions: of }));
}

/** Mean squared difference of confidence and outcome over bins (Brier 1950); null without data. */
export function brierOf(bins: Bins): number | null {
  const n = bins.reduce((sum, bin) => sum + bin.n, 0);
  if (n === 0) return null;
  const squares = bins.reduce((sum, bin, i) => {
    const p = (2 * (i + 1) - 1) / 10;
    return sum + bin.right * (1 - p) ** 2 + (bin.n - bin.right) * p ** 2;
  }, 0);
  return squares / n;
}

export const LEVELS: readonly Confidence[] = [1, 2, 3, 4, 5];

/** Mean score of the answers of each of the last days, null where there were none; the last one is today. */
export function scoresOf({ days }: Progress, today: Day, count: number): (number | null)[] {
  return Array.from({ length: count }, (_, i) => {
    const day = days[today - count + 1 + i];
    return day && day.answers > 0 ? day.score / day.answers : null;
  });
}
