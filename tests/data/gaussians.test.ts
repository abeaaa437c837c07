import { describe, expect, it } from 'vitest';
import { type Cloud, correlatedFeatures, gaussianMixture, THREE_CLOUDS } from '../../src/data/gaussians.ts';
import { column, correlation, mean, range, stream, variance } from './statistics.ts';

describe('a Gaussian mixture', () => {
  const { xs, labels, count } = gaussianMixture({ count: 20_000, clouds: THREE_CLOUDS, random: stream() });

  it.each([0, 1, 2])('cloud %i has the weight, mean, deviation and correlation that it was given', k => {
    const { weight, mean: centre, deviation, correlation: rho } = THREE_CLOUDS[k] as Cloud;
    const rows = range(count).filter(i => labels[i] === k);
    expect(rows.length / count).toBeCloseTo(weight, 1);
    const axes = [0, 1].map(axis => rows.map(i => xs[2 * i + axis] as number)) as [number[], number[]];
    axes.forEach((values, axis) => {
      expect(Math.abs(mean(values) - (centre[axis] as number))).toBeLessThan(0.05);
      expect(Math.abs(Math.sqrt(variance(values)) - (deviation[axis] as number))).toBeLessThan(0.03);
    });
    expect(Math.abs(correlation(...axes) - rho)).toBeLessThan(0.05);
  });

  it('takes weights that do not sum to one', () => {
    const clouds = THREE_CLOUDS.map(cloud => ({ ...cloud, weight: 10 * cloud.weight }));
    expect(gaussianMixture({ count: 50, clouds, random: stream() })).toEqual(
      gaussianMixture({ count: 50, clouds: THREE_CLOUDS, random: stream() }),
    );
  });
});

describe('correlated features', () => {
  const xs = correlatedFeatures({ count: 20_000, features: 4, correlation: 0.8, random: stream() });
  const columns = range(4).map(k => column(xs, 4, k));

  it('have their own means and scales', () => {
    columns.forEach((values, k) => {
      expect(Math.abs(mean(values) - k)).toBeLessThan(0.06);
      expect(Math.abs(Math.sqrt(variance(values)) - (1 + k / 2))).toBeLessThan(0.06);
    });
  });

  it('correlate by the power of their distance', () => {
    for (const [i, j] of [
      [0, 1],
      [1, 3],
      [0, 3],
    ] as const) {
      const measured = correlation(columns[i] as number[], columns[j] as number[]);
      expect(Math.abs(measured - 0.8 ** (j - i))).toBeLessThan(0.02);
    }
  });
});
