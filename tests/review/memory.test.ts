import fc from 'fast-check';
import { createEmptyCard, fsrs, generatorParameters } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import { dayText, parseDay } from '../../src/platform/days.ts';
import { targetFor } from '../../src/review/goal.ts';
import {
  type Card,
  dueDay,
  intervalOf,
  nextCard,
  type Rating,
  RETENTION,
  retrievability,
} from '../../src/review/memory.ts';
import { ratingOf } from '../../src/review/rating.ts';

const START = parseDay('2026-01-01') as number;
const rating = fc.constantFrom<Rating>(1, 2, 3, 4);

/** A card that is rated on each of its due days. */
function rated(ratings: readonly Rating[], start = START): Card {
  let card: Card | null = null;
  for (const one of ratings) card = nextCard(card, 1, card ? dueDay(card) : start, one);
  return card as Card;
}

describe('a card', () => {
  it('falls due on the days of the fixed vector', () => {
    const ratings: Rating[] = [3, 3, 2, 1, 3, 4];
    const dues = ratings.map((_, i) => dayText(dueDay(rated(ratings.slice(0, i + 1)))));
    expect(dues).toEqual(['2026-01-04', '2026-01-18', '2026-02-27', '2026-03-02', '2026-03-08', '2026-03-27']);
  });

  it('has the numbers that ts-fsrs gives when it schedules the same ratings itself, late or early', () => {
    const scheduler = fsrs(
      generatorParameters({
        request_retention: 0.9,
        maximum_interval: 365,
        enable_fuzz: false,
        enable_short_term: false,
      }),
    );
    const history = fc.array(fc.tuple(rating, fc.integer({ min: 1, max: 400 })), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(history, steps => {
        let day = START;
        let mine: Card | null = null;
        let theirs = createEmptyCard(new Date(day * 864e5));
        for (const [one, later] of steps) {
          mine = nextCard(mine, 1, day, one);
          theirs = scheduler.next(theirs, new Date(day * 864e5), one).card;
          expect(mine.stability).toBeCloseTo(theirs.stability, 6);
          expect(mine.difficulty).toBeCloseTo(theirs.difficulty, 6);
          expect(intervalOf(mine)).toBe(theirs.scheduled_days);
          expect({ reps: mine.reps, lapses: mine.lapses }).toEqual({ reps: theirs.reps, lapses: theirs.lapses });
          day += later;
        }
      }),
    );
  });

  it('waits between a day and a year, longer for a better rating', () => {
    fc.assert(
      fc.property(fc.array(rating, { maxLength: 20 }), past => {
        const before = past.length > 0 ? rated(past) : null;
        const day = before ? dueDay(before) : START;
        const waits = ([1, 2, 3, 4] as const).map(one => intervalOf(nextCard(before, 1, day, one)));
        expect(Math.min(...waits)).toBeGreaterThanOrEqual(1);
        expect(Math.max(...waits)).toBeLessThanOrEqual(365 + 2);
        expect(waits[0]).toBeLessThanOrEqual(waits[1] as number);
        expect(waits[1]).toBeLessThan(waits[2] as number);
        expect(waits[2]).toBeLessThan(waits[3] as number);
      }),
    );
  });

  it('starts anew when its question has another revision', () => {
    const card = rated([3, 3, 3]);
    expect(nextCard(card, 2, START + 50, 3)).toEqual(nextCard(null, 2, START + 50, 3));
  });

  it.each([
    { stability: Number.NaN },
    { difficulty: Number.NaN },
    { day: Number.NaN },
    { stability: -1 },
    { difficulty: 40 },
  ])('starts anew when its numbers make no sense: %o', wrong => {
    const broken = { ...rated([3, 3]), ...wrong };
    expect(nextCard(broken, 1, START + 9, 3)).toEqual(nextCard(null, 1, START + 9, 3));
    expect(retrievability(broken, START)).toBe(0);
  });

  it('takes a clock that went back for no time at all', () => {
    const card = rated([3, 3]);
    const back = nextCard(card, 1, card.day - 10, 3);
    expect(back).toEqual(nextCard(card, 1, card.day, 3));
    expect(retrievability(card, card.day - 10)).toBe(1);
  });

  it('is known with nine in ten on the day on which it falls due', () => {
    const card = rated([3, 3, 3]);
    expect(retrievability(card, dueDay(card))).toBeCloseTo(0.9, 2);
    expect(dueDay(card, 0.95)).toBeLessThan(dueDay(card));
  });
});

describe('the rating of an answer', () => {
  it.each([
    [{ score: 1, hints: 0 }, 3],
    [{ score: 1, hints: 0, confidence: 5 }, 3],
    [{ score: 1, hints: 1 }, 2],
    [{ score: 1, hints: 0, confidence: 2 }, 2],
    [{ score: 0.6, hints: 0 }, 2],
    [{ score: 0.99, hints: 0 }, 2],
    [{ score: 0.59, hints: 0 }, 1],
    [{ score: 0, hints: 0, confidence: 5 }, 1],
    [{ score: 1, hints: 0, shown: true }, 1],
  ] as const)('%o is rated %i', (outcome, expected) => {
    expect(ratingOf(outcome)).toBe(expected);
  });
});

describe('a goal', () => {
  const cards = Array.from({ length: 20 }, (_, i) => ({ ...rated([3, 3, 3]), day: START + i }));
  const [first] = cards as [Card];

  it('raises the retention until nine in ten are met again before it, and no further than 0.97', () => {
    const wait = intervalOf(first);
    expect(targetFor(cards, null, START)).toBe(RETENTION);
    expect(targetFor(cards, START + wait + 20, START)).toBe(RETENTION);
    const goal = START + Math.round(0.8 * wait) + 20;
    const target = targetFor(cards, goal, START);
    expect(target).toBeGreaterThan(RETENTION);
    expect(cards.filter(card => dueDay(card, target) <= goal).length).toBeGreaterThanOrEqual(18);
    expect(targetFor(cards, START + 21, START + 20)).toBe(0.97);
  });

  it('that is over no longer counts', () => {
    expect(targetFor(cards, START + 5, START + 5)).toBe(RETENTION);
  });
});
