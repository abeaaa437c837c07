import { describe, expect, it } from 'vitest';
import { addingProblem, echo } from '../../src/data/sequences.ts';
import { mean, range, stream } from './statistics.ts';

describe('the adding problem', () => {
  const { xs, ys, count, length } = addingProblem({ count: 2000, length: 11, random: stream() });

  it('marks one number in each half, and asks for their sum', () => {
    for (const i of range(count)) {
      const row = xs.subarray(2 * length * i, 2 * length * (i + 1));
      const marked = range(length).filter(step => row[2 * step + 1] === 1);
      expect(marked).toHaveLength(2);
      expect(marked[0]).toBeLessThan(5);
      expect(marked[1]).toBeGreaterThanOrEqual(5);
      expect(ys[i]).toBeCloseTo(
        marked.reduce((sum, step) => sum + (row[2 * step] as number), 0),
        6,
      );
    }
  });

  it('whoever always says 1 errs by 1/6', () => {
    expect(mean(ys.map(y => (y - 1) ** 2))).toBeCloseTo(1 / 6, 1);
  });
});

describe('echo', () => {
  it.each([0, 1, 4])('gives back what came %i steps before, within its own sequence', delay => {
    const { xs, ys, count, length } = echo({ count: 20, length: 9, delay, random: stream() });
    for (const i of range(count)) {
      for (const step of range(length)) {
        expect(ys[i * length + step]).toBe(step < delay ? 0 : xs[i * length + step - delay]);
      }
    }
    expect(mean(xs)).toBeCloseTo(0.5, 1);
  });
});
