import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { createRandom } from '../../src/platform/random.ts';

/** A tensor in double precision, row-major: what the kernels are measured against. */
export type Nd = { readonly shape: readonly number[]; readonly values: Float64Array };

export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);

const known = new Map<string, number[][]>();

/** Every index of a shape, row-major. */
export function indicesOf(shape: readonly number[]): number[][] {
  const key = shape.join();
  const indices = known.get(key) ?? listIndices(shape);
  known.set(key, indices);
  return indices;
}

function listIndices(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (prefixes, size) => prefixes.flatMap(prefix => Array.from({ length: size }, (_, i) => [...prefix, i])),
    [[]],
  );
}

export function build(shape: readonly number[], value: (...index: number[]) => number): Nd {
  return { shape, values: Float64Array.from(indicesOf(shape), index => value(...index)) };
}

/** The element at an index; axes of size 1 are broadcast, missing leading axes too. */
export function at({ shape, values }: Nd, ...index: number[]): number {
  const missing = index.length - shape.length;
  let place = 0;
  for (let d = 0; d < shape.length; d++) {
    const size = shape[d]!;
    place = place * size + (size === 1 ? 0 : index[missing + d]!);
  }
  return values[place]!;
}

/** Numbers between `low` and `high` that single precision can hold. */
export function randomNd(shape: readonly number[], seed = 1, low = -1, high = 1): Nd {
  const random = createRandom(seed);
  return build(shape, () => Math.fround(low + (high - low) * random()));
}

export const toTensor = ({ shape, values }: Nd): tf.Tensor => tf.tensor(Float32Array.from(values), [...shape]);

/** Largest difference over largest expected size, 1e-30 at least; NaN and ∞ count as wrong. */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  let [difference, scale] = [0, 1e-30];
  for (let i = 0; i < expected.length; i++) {
    const one = Math.abs(actual[i]! - expected[i]!);
    if (!(one <= difference)) difference = one;
    scale = Math.max(scale, Math.abs(expected[i]!));
  }
  return difference === 0 ? 0 : difference / scale;
}

export function expectClose(actual: tf.Tensor, expected: Nd, tolerance = 1e-5): void {
  expect(actual.shape).toEqual(expected.shape);
  expect(relativeError(actual.dataSync(), expected.values)).toBeLessThan(tolerance);
}

/** ∂/∂xs of Σ weights · f(xs), by central differences in double precision. */
function numericGradients(f: (...xs: Nd[]) => Nd, xs: readonly Nd[], weights: Nd, step = 1e-4): Nd[] {
  const loss = (inputs: readonly Nd[]) => f(...inputs).values.reduce((sum, y, i) => sum + y * weights.values[i]!, 0);
  return xs.map(({ shape, values }, which) => {
    const shifted = (i: number, by: number) =>
      loss(xs.map((x, j) => (j === which ? { shape, values: values.with(i, values[i]! + by) } : x)));
    return { shape, values: values.map((_, i) => (shifted(i, step) - shifted(i, -step)) / (2 * step)) };
  });
}

/** An operation agrees with a naive one in double precision, and its gradients with central differences of that. */
export function expectOperation(op: (...xs: tf.Tensor[]) => tf.Tensor, naive: (...xs: Nd[]) => Nd, xs: Nd[]): void {
  tf.tidy(() => {
    const expected = naive(...xs);
    expectClose(op(...xs.map(toTensor)), expected);
    const weights = randomNd(expected.shape, 99, 0.5, 1.5);
    const gradients = tf.grads((...inputs: tf.Tensor[]) => tf.sum(tf.mul(op(...inputs), toTensor(weights))));
    const numeric = numericGradients(naive, xs, weights);
    gradients(xs.map(toTensor)).forEach((gradient, i) => {
      expectClose(gradient, numeric[i]!);
    });
  });
}
