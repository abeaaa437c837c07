import { describe, expect, it } from 'vitest';
import { correlatedFeatures } from '../../src/data/gaussians.ts';
import { applyScaling, covariance, fitScaling } from '../../src/data/standardise.ts';
import { applyWhitening, eigenSymmetric, fitWhitening } from '../../src/data/whiten.ts';
import { column, mean, range, stream, variance } from './statistics.ts';

const draw = (count: number, seed = 1) =>
  correlatedFeatures({ count, features: 3, correlation: 0.9, random: stream(seed) });

describe('standardising', () => {
  it('gives the rows that it was fitted on mean 0 and deviation 1', () => {
    const xs = draw(500);
    const scaled = applyScaling(xs, fitScaling(xs, 3));
    for (const k of range(3)) {
      expect(mean(column(scaled, 3, k))).toBeCloseTo(0, 5);
      expect(variance(column(scaled, 3, k))).toBeCloseTo(1, 5);
    }
  });

  it('applies the scale of the training rows to others as it is', () => {
    const scaling = fitScaling(Float32Array.of(0, 10, 2, 30), 2);
    expect([...applyScaling(Float32Array.of(5, 20), scaling)]).toEqual([4, 0]);
  });

  it('leaves a constant column at zero instead of dividing by nothing', () => {
    const xs = Float32Array.of(7, 1, 7, 3);
    expect(column(applyScaling(xs, fitScaling(xs, 2)), 2, 0)).toEqual([0, 0]);
  });
});

describe('whitening', () => {
  it('makes the covariance the identity', () => {
    const xs = draw(800);
    const white = covariance(applyWhitening(xs, fitWhitening(xs, 3, 0)), 3);
    for (const i of range(3)) for (const j of range(3)) expect(white[3 * i + j]).toBeCloseTo(i === j ? 1 : 0, 4);
  });

  it('stays finite for a feature that is the copy of another', () => {
    const xs = Float32Array.from({ length: 40 }, (_, i) => Math.floor(i / 2));
    expect([...applyWhitening(xs, fitWhitening(xs, 2))].every(Number.isFinite)).toBe(true);
  });
});

describe('eigenvalues', () => {
  it('rebuild the matrix from orthogonal vectors, the largest first', () => {
    const size = 5;
    const random = stream();
    const matrix = new Float64Array(size * size);
    for (const i of range(size)) {
      for (const j of range(i + 1)) {
        const value = 2 * random() - 1;
        matrix[i * size + j] = value;
        matrix[j * size + i] = value;
      }
    }
    const { eigenvalues, vectors } = eigenSymmetric(matrix, size);
    expect([...eigenvalues]).toEqual([...eigenvalues].sort((a, b) => b - a));
    const at = (i: number, k: number) => vectors[i * size + k] as number;
    for (const i of range(size)) {
      for (const j of range(size)) {
        const rebuilt = range(size).reduce((sum, k) => sum + (eigenvalues[k] as number) * at(i, k) * at(j, k), 0);
        expect(rebuilt).toBeCloseTo(matrix[i * size + j] as number, 10);
        const product = range(size).reduce((sum, k) => sum + at(k, i) * at(k, j), 0);
        expect(product).toBeCloseTo(i === j ? 1 : 0, 10);
      }
    }
  });
});
