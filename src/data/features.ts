import { normal, type Random, shuffled } from '../platform/random.ts';

/** Rows of features with binary labels: `xs` [count, features] row-major, `labels` [count] of 0 and 1. */
export type Rows = {
  readonly count: number;
  readonly features: number;
  readonly xs: Float32Array;
  readonly labels: Float32Array;
};

export type RowsSpec = { readonly count: number; readonly features: number; readonly random: Random };

/** Standard normal features and labels by the toss of a coin: nothing can be learned, accuracy above ½ is a leak. */
export function coinFlips({ count, features, random }: RowsSpec): Rows {
  const xs = Float32Array.from({ length: count * features }, () => normal(random));
  const labels = Float32Array.from({ length: count }, () => (random() < 0.5 ? 0 : 1));
  return { count, features, xs, labels };
}

/** A linear relation of which most weights are zero: ys = xs · weights + noise. */
export type SparseLinear = {
  readonly count: number;
  readonly features: number;
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  /** The true weights, [features]. */
  readonly weights: Float32Array;
};

export type SparseSpec = RowsSpec & {
  /** How many weights are not zero. */
  readonly active: number;
  readonly noise: number;
};

/** Standard normal xs; `active` weights at random places, of size 1 to 2 and either sign; the rest exactly zero. */
export function sparseLinear({ count, features, active, noise, random }: SparseSpec): SparseLinear {
  const weights = new Float32Array(features);
  const places = shuffled([...weights.keys()], random).slice(0, active);
  for (const place of places) weights[place] = (1 + random()) * (random() < 0.5 ? -1 : 1);
  const xs = new Float32Array(count * features);
  const ys = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    let sum = 0;
    for (let k = 0; k < features; k++) {
      const value = normal(random);
      xs[i * features + k] = value;
      sum += value * (weights[k] as number);
    }
    ys[i] = sum + noise * normal(random);
  }
  return { count, features, xs, ys, weights };
}

export type ShiftedSpec = {
  readonly count: number;
  /** Share of label 1. */
  readonly share: number;
  /** How far both classes are moved along the first axis. */
  readonly shift: number;
  readonly random: Random;
};

/**
 * Two unit clouds of the plane about (shift − 1, 0) with label 0 and (shift + 1, 0) with label 1, label 1 for exactly
 * round(count · share) of the rows, in random order: an imbalanced set (share ≠ ½) or a shifted one (shift ≠ 0).
 */
export function shiftedClouds({ count, share, shift, random }: ShiftedSpec): Rows {
  const positive = Math.round(count * share);
  const labels = Float32Array.from(shuffled([...Array(count).keys()], random), place => (place < positive ? 1 : 0));
  const xs = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) {
    xs[2 * i] = shift + (labels[i] === 1 ? 1 : -1) + normal(random);
    xs[2 * i + 1] = normal(random);
  }
  return { count, features: 2, xs, labels };
}
