import { describe, expect, it } from 'vitest';
import { coinFlips, shiftedClouds, sparseLinear } from '../../src/data/features.ts';
import { column, correlation, mean, range, stream, variance } from './statistics.ts';

describe('coin flips', () => {
  const { xs, labels, count, features } = coinFlips({ count: 2000, features: 20, random: stream() });

  it('have standard normal features and labels that are even', () => {
    expect(xs).toHaveLength(count * features);
    expect(mean(xs)).toBeCloseTo(0, 1);
    expect(variance(xs)).toBeCloseTo(1, 1);
    expect(Math.abs(mean(labels) - 0.5)).toBeLessThan(0.05);
  });

  it('no feature says anything about the label', () => {
    for (const k of range(features)) expect(Math.abs(correlation(column(xs, features, k), labels))).toBeLessThan(0.1);
  });
});

describe('a sparse linear relation', () => {
  const spec = { count: 300, features: 30, active: 5 };

  it('has exactly the zeros that it was asked for; the other weights are well away from zero', () => {
    const { weights } = sparseLinear({ ...spec, noise: 0, random: stream() });
    const active = [...weights].filter(weight => weight !== 0);
    expect(active).toHaveLength(5);
    for (const weight of active) {
      expect(Math.abs(weight)).toBeGreaterThanOrEqual(1);
      expect(Math.abs(weight)).toBeLessThanOrEqual(2);
    }
  });

  it('is y = x · w, plus noise of the deviation asked for', () => {
    const errors = (noise: number) => {
      const { xs, ys, weights, features, count } = sparseLinear({ ...spec, count: 3000, noise, random: stream() });
      return range(count).map(i => {
        const dot = range(features).reduce((sum, k) => sum + (xs[i * features + k] ?? 0) * (weights[k] ?? 0), 0);
        return (ys[i] as number) - dot;
      });
    };
    expect(Math.max(...errors(0).map(Math.abs))).toBeLessThan(1e-5);
    expect(Math.sqrt(variance(errors(0.5)))).toBeCloseTo(0.5, 1);
  });
});

describe('shifted clouds', () => {
  it('have exactly the share of label 1, in random order', () => {
    const { labels } = shiftedClouds({ count: 500, share: 0.05, shift: 0, random: stream() });
    expect(labels.filter(label => label === 1)).toHaveLength(25);
    expect([...labels.subarray(0, 25)].every(label => label === 1)).toBe(false);
  });

  it('lie about shift ± 1', () => {
    const { xs, labels } = shiftedClouds({ count: 40_000, share: 0.5, shift: 3, random: stream() });
    const first = column(xs, 2, 0);
    for (const label of [0, 1]) {
      const own = first.filter((_, i) => labels[i] === label);
      expect(mean(own)).toBeCloseTo(label === 1 ? 4 : 2, 1);
      expect(variance(own)).toBeCloseTo(1, 1);
    }
  });
});
