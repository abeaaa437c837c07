import { fsrs, generatorParameters, S_MIN } from 'ts-fsrs';
import type { Day } from '../platform/days.ts';

/** How an answer went: 1 again, 2 hard, 3 good, 4 easy. */
export type Rating = 1 | 2 | 3 | 4;

export const AGAIN = 1;
export const HARD = 2;
export const GOOD = 3;
export const EASY = 4;

/** The share of due questions that should still be known when they are asked. */
export const RETENTION = 0.9;

const LONGEST = 365;

type Memory = { readonly stability: number; readonly difficulty: number };

/** What is remembered of a question. Plain JSON. */
export type Card = {
  readonly rev: number;
  /** Days until the chance to know it falls to nine in ten. */
  readonly stability: number;
  /** 1 (easy) … 10. */
  readonly difficulty: number;
  /** The day of the last rating. */
  readonly day: Day;
  readonly rating: Rating;
  /** What that rating met: the memory before it, and the days since the one before. Null for the first. */
  readonly past: (Memory & { readonly elapsed: number }) | null;
  /** Ratings so far, and how many of them were "again" after the first. */
  readonly reps: number;
  readonly lapses: number;
};

const scheduler = fsrs(
  generatorParameters({
    request_retention: RETENTION,
    maximum_interval: LONGEST,
    enable_fuzz: false,
    enable_short_term: false,
  }),
);

const isSound = ({ stability, difficulty, day }: Card): boolean =>
  stability >= S_MIN && difficulty >= 1 && difficulty <= 10 && Number.isFinite(day);

/**
 * The card after a rating (FSRS-6, ts-fsrs without short-term steps). A card of another revision, or one whose numbers
 * make no sense (the library would carry a NaN along), starts anew. When the clock went back no time has passed.
 */
export function nextCard(card: Card | null, rev: number, day: Day, rating: Rating): Card {
  const old = card && card.rev === rev && isSound(card) ? card : null;
  const past = old && {
    stability: old.stability,
    difficulty: old.difficulty,
    elapsed: Math.max(0, day - old.day),
  };
  const { stability, difficulty } = scheduler.next_state(past, past?.elapsed ?? 0, rating);
  return {
    rev,
    stability,
    difficulty,
    day: old ? Math.max(day, old.day) : day,
    rating,
    past,
    reps: (old?.reps ?? 0) + 1,
    lapses: (old?.lapses ?? 0) + (old && rating === AGAIN ? 1 : 0),
  };
}

/** Cards never change, and the queue asks for the same ones all day. */
const intervals = new WeakMap<Card, number>();

/**
 * Days from the last rating to the next one, at `RETENTION`. A better rating waits at least a day longer than a worse one
 * would have, as ts-fsrs orders them.
 */
export function intervalOf(card: Card): number {
  const known = intervals.get(card) ?? intervalAfter(card);
  intervals.set(card, known);
  return known;
}

function intervalAfter({ rating, past }: Card): number {
  const after = (given: Rating): number =>
    scheduler.next_interval(scheduler.next_state(past, past?.elapsed ?? 0, given).stability, 0);
  const again = Math.min(after(AGAIN), after(HARD));
  if (rating === AGAIN) return again;
  const hard = Math.max(after(HARD), again + 1);
  if (rating === HARD) return hard;
  const good = Math.max(after(GOOD), hard + 1);
  return rating === GOOD ? good : Math.max(after(EASY), good + 1);
}

/** Chance, 0…1, that the question is still known on a day. */
export const retrievability = (card: Card, day: Day): number =>
  isSound(card) ? scheduler.forgetting_curve(Math.max(0, day - card.day), card.stability) : 0;

/** The day on which the chance to know it falls to `target`. */
export function dueDay(card: Card, target: number = RETENTION): Day {
  if (!isSound(card)) return card.day;
  const interval = intervalOf(card);
  if (target === RETENTION) return card.day + interval;
  const days = Math.round(interval * scheduler.calculate_interval_modifier(target));
  return card.day + Math.min(LONGEST, Math.max(1, days));
}
