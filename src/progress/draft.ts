import type { Day } from '../platform/days.ts';
import type { Bin, Confidence, DayState, LessonState, QuestionState } from './types.ts';

/** The state while events are added to it. */
export type Draft = {
  lessons: Record<string, LessonState>;
  questions: Record<string, QuestionState>;
  quizzes: Record<string, { last: number; best: number; times: number }>;
  runs: Record<string, number>;
  tested: Record<string, { lessons: readonly string[]; score: number }>;
  days: Record<string, DayState>;
  /** Days whose counts are this draft's own copies. */
  readonly touched: Set<Day>;
  open: Record<string, Confidence>;
  guesses: Bin[];
  answers: Bin[];
  made: number;
  settled: number;
  right: number;
  squares: number;
  goal: Day | null;
  current: string | null;
};

export const own = <T>(record: Record<string, T>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** Counts a guess at its confidence. */
export function countIn(bins: Bin[], confidence: Confidence, right: boolean): void {
  const bin = bins[confidence - 1] ?? { n: 0, right: 0 };
  bins[confidence - 1] = { n: bin.n + 1, right: bin.right + (right ? 1 : 0) };
}
