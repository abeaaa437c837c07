import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Card, dueDay, nextCard } from '../../src/review/memory.ts';
import { forecast, type Item, type Plan, queueOf, warmUp } from '../../src/review/queue.ts';

const TODAY = 20_000;
const plan = (more: Partial<Plan> = {}): Plan => ({ today: TODAY, cap: 20, done: 0, target: 0.9, ...more });

/** Lessons `a1 a2 a3`, `b1 b2`, `c1`: each builds on those before it in its chapter. */
const LESSONS = ['a1', 'a2', 'a3', 'b1', 'b2', 'c1'];
const beforeOf = (lesson: string): Set<string> =>
  new Set(LESSONS.filter(other => other[0] === lesson[0] && other < lesson));

function item(question: string, lesson: string, ago: number): Item {
  const card: Card = nextCard(null, 1, TODAY - ago, 3);
  return { question, quiz: `${lesson}-quiz`, lesson, chapter: lesson[0] as string, before: beforeOf(lesson), card };
}

const itemsArbitrary = fc
  .array(fc.tuple(fc.constantFrom(...LESSONS), fc.integer({ min: 0, max: 60 })), { maxLength: 80 })
  .map(all => all.map(([lesson, ago], i) => item(`q${i}`, lesson, ago)));

describe("today's queue", () => {
  it('holds what is due and never more than the cap leaves', () => {
    fc.assert(
      fc.property(itemsArbitrary, fc.nat(30), fc.nat(30), (items, cap, done) => {
        const queue = queueOf(items, plan({ cap, done }));
        const due = items.filter(({ card }) => dueDay(card) <= TODAY && card.day < TODAY);
        expect(queue).toHaveLength(Math.min(due.length, Math.max(0, cap - done)));
        expect(new Set(queue.map(({ question }) => question)).size).toBe(queue.length);
        expect(queue.every(({ question }) => due.some(one => one.question === question))).toBe(true);
      }),
    );
  });

  it('asks nothing before what it builds on', () => {
    fc.assert(
      fc.property(itemsArbitrary, items => {
        const queue = queueOf(items, plan());
        queue.forEach(({ before }, i) => {
          expect(queue.slice(i + 1).filter(later => before.has(later.lesson))).toEqual([]);
        });
      }),
    );
  });

  it('does not depend on the order in which the questions come', () => {
    fc.assert(
      fc.property(itemsArbitrary, items => {
        const asked = (all: readonly Item[]) => queueOf(all, plan()).map(({ question }) => question);
        expect(asked([...items].reverse())).toEqual(asked(items));
      }),
    );
  });

  it('mixes the chapters', () => {
    const items = ['a1', 'b1', 'c1'].flatMap(lesson => [1, 2, 3].map(i => item(`${lesson}-${i}`, lesson, 9)));
    const chapters = queueOf(items, plan()).map(({ chapter }) => chapter);
    expect(chapters.filter((one, i) => i > 0 && one === chapters[i - 1])).toEqual([]);
  });

  it('takes the longest overdue after a time away, and with each the questions on what it builds on', () => {
    const items = [item('late', 'a3', 60), item('base', 'a1', 5), ...[1, 2, 3].map(i => item(`b${i}`, 'b1', 20))];
    const queue = queueOf(items, plan({ cap: 2 })).map(({ question }) => question);
    expect(queue).toEqual(['base', 'late']);
  });
});

describe('the forecast', () => {
  it('keeps every cap, moves on what does not fit, and loses nothing', () => {
    fc.assert(
      fc.property(itemsArbitrary, fc.integer({ min: 1, max: 30 }), fc.nat(30), (items, cap, done) => {
        const counts = forecast(items, plan({ cap, done }), 200);
        expect(Math.max(0, ...counts)).toBeLessThanOrEqual(cap);
        expect(counts[0]).toBe(queueOf(items, plan({ cap, done })).length);
        expect(counts.reduce((sum, n) => sum + n, 0)).toBe(items.length);
      }),
    );
  });
});

describe('the questions before a new lesson', () => {
  it('are two, on what it builds on first, the least certain first, none that was asked today', () => {
    const items = [item('other', 'b1', 60), item('sure', 'a1', 1), item('unsure', 'a2', 30), item('today', 'a2', 0)];
    expect(warmUp(items, beforeOf('a3'), TODAY).map(({ question }) => question)).toEqual(['unsure', 'sure']);
    expect(warmUp(items, new Set(), TODAY).map(({ question }) => question)).toEqual(['other', 'unsure']);
    expect(warmUp([item('today', 'a1', 0)], new Set(), TODAY)).toEqual([]);
  });
});
