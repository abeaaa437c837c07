import type { Question } from '../quiz/types.ts';

/** A question of a chapter's test. */
export type TestItem = { readonly question: string; readonly lesson: string; readonly level: Question['level'] };

/** An answer that was given in it; `score` 0…1. */
export type Taken = { readonly question: string; readonly score: number };

export type Verdict = 'going on' | 'passed' | 'failed';

export const LONGEST_TEST = 12;

/** Wald's sequential test (1945): does the learner know nine in ten, or one in two, with 5 % of error each way. */
const KNOWS = 0.9;
const GUESSES = 0.5;
const BOUND = Math.log(0.95 / 0.05);
const RIGHT = Math.log(KNOWS / GUESSES);
const WRONG = Math.log((1 - KNOWS) / (1 - GUESSES));
/** Where the questions end before the bound is reached. */
const ENOUGH = 0.8;

const LEVELS = { recall: 0, apply: 1, analyse: 2 } as const;

/** Whether the chapter is known. It is passed only when each of its lessons was asked about, as far as there is room. */
export function verdictOf(items: readonly TestItem[], taken: readonly Taken[]): Verdict {
  const evidence = taken.reduce((sum, { score }) => sum + score * RIGHT + (1 - score) * WRONG, 0);
  if (evidence <= -BOUND) return 'failed';
  const most = Math.min(LONGEST_TEST, items.length);
  if (taken.length >= most) {
    const mean = taken.reduce((sum, { score }) => sum + score, 0) / Math.max(1, taken.length);
    return taken.length > 0 && mean >= ENOUGH ? 'passed' : 'failed';
  }
  return evidence >= BOUND && unasked(items, taken).size === 0 ? 'passed' : 'going on';
}

function unasked(items: readonly TestItem[], taken: readonly Taken[]): Set<string> {
  const asked = new Set(taken.map(({ question }) => question));
  const lessons = new Set(items.filter(({ question }) => asked.has(question)).map(({ lesson }) => lesson));
  return new Set(items.map(({ lesson }) => lesson).filter(lesson => !lessons.has(lesson)));
}

/**
 * The question to ask next, or null when there is none: of the lesson that was asked about least; harder after a right
 * answer, easier after a wrong one.
 */
export function nextOf(items: readonly TestItem[], taken: readonly Taken[]): TestItem | null {
  if (taken.length >= LONGEST_TEST) return null;
  const asked = new Set(taken.map(({ question }) => question));
  const wanted = taken.reduce((level, { score }) => Math.max(0, Math.min(2, level + (score === 1 ? 1 : -1))), 1);
  const lessonOf = new Map(items.map(({ question, lesson }) => [question, lesson]));
  const times = (lesson: string): number => taken.filter(({ question }) => lessonOf.get(question) === lesson).length;
  const cost = ({ lesson, level }: TestItem): number => 10 * times(lesson) + Math.abs(LEVELS[level] - wanted);
  const left = items.filter(({ question }) => !asked.has(question));
  return left.reduce<TestItem | null>((one, other) => (one === null || cost(other) < cost(one) ? other : one), null);
}
