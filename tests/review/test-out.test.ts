import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/platform/random.ts';
import { LONGEST_TEST, nextOf, type Taken, type TestItem, verdictOf } from '../../src/review/test-out.ts';

const LEVELS = ['recall', 'apply', 'analyse'] as const;
const items: TestItem[] = Array.from({ length: 30 }, (_, i) => ({
  question: `q${i}`,
  lesson: `l${i % 5}`,
  level: LEVELS[i % 3] ?? 'recall',
}));

/** Takes the test with scores from a function; gives what was asked and the verdict. */
function take(all: readonly TestItem[], score: (item: TestItem) => number) {
  const taken: Taken[] = [];
  for (;;) {
    const verdict = verdictOf(all, taken);
    const next = nextOf(all, taken);
    if (verdict !== 'going on' || !next) return { taken, verdict };
    taken.push({ question: next.question, score: score(next) });
  }
}

describe("a chapter's test", () => {
  it('ends, asks nothing twice and never more than twelve', () => {
    const scores = fc.infiniteStream(fc.constantFrom(0, 0.5, 1));
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 30 }), (stream, count) => {
        const { taken, verdict } = take(items.slice(0, count), () => stream.next().value as number);
        expect(taken.length).toBeLessThanOrEqual(Math.min(LONGEST_TEST, count));
        expect(new Set(taken.map(({ question }) => question)).size).toBe(taken.length);
        expect(verdict).not.toBe('going on');
      }),
    );
  });

  it('stops early when it is clear, after each lesson was asked about', () => {
    const all = take(items, () => 1);
    expect(all.verdict).toBe('passed');
    expect(all.taken).toHaveLength(6);
    const lessons = all.taken.map(({ question }) => items.find(item => item.question === question)?.lesson);
    expect(new Set(lessons).size).toBe(5);
    expect(take(items, () => 0)).toMatchObject({ verdict: 'failed', taken: { length: 2 } });
  });

  it('asks something harder after a right answer and something easier after a wrong one', () => {
    const levelOf = (taken: Taken[]) => nextOf(items, taken)?.level;
    expect(levelOf([])).toBe('apply');
    expect(levelOf([{ question: 'q1', score: 1 }])).toBe('analyse');
    expect(levelOf([{ question: 'q1', score: 0 }])).toBe('recall');
  });

  it('lets those pass who know nine in ten, and not those who guess', () => {
    const random = createRandom(1, 'test-out');
    const share = (p: number): number =>
      Array.from({ length: 1000 }, () => take(items, () => (random() < p ? 1 : 0))).filter(
        ({ verdict }) => verdict === 'passed',
      ).length / 1000;
    expect(share(0.95)).toBeGreaterThan(0.85);
    expect(share(0.5)).toBeLessThan(0.08);
    expect(share(0.25)).toBeLessThan(0.01);
  });

  it('has nothing to say of a chapter without questions', () => {
    expect(nextOf([], [])).toBeNull();
    expect(verdictOf([], [])).toBe('failed');
  });
});
