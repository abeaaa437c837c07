import * as tf from '@tensorflow/tfjs-core';
import type { Array64 } from '../reference/array.ts';
import type { Case } from './case.ts';

/** What is wrong with a case; empty when nothing is. */
export type Complaint = string;

export const tensorOf = ({ shape, values }: Array64): tf.Tensor => tf.tensor(Float32Array.from(values), [...shape]);

/**
 * The largest difference, relative to the largest number expected: single precision rounds sums, not their small
 * remainders. Infinity where one side is not a finite number.
 */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  let [difference, size] = [0, 0.01];
  for (let i = 0; i < expected.length; i++) {
    const [got, wanted] = [actual[i]!, expected[i]!];
    if (!Number.isFinite(got) || !Number.isFinite(wanted)) return Number.POSITIVE_INFINITY;
    difference = Math.max(difference, Math.abs(got - wanted));
    size = Math.max(size, Math.abs(wanted));
  }
  return difference / size;
}

const errorOf = (actual: tf.Tensor, { shape, values }: Array64): number =>
  actual.shape.join() === shape.join() ? relativeError(actual.dataSync(), values) : Number.POSITIVE_INFINITY;

export const describe = (what: string, error: number, tolerance: number): Complaint[] =>
  error <= tolerance ? [] : [`${what}: relative error ${error.toPrecision(3)}`];

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 160);

/** Runs a case on the current backend, forward and backward, and names all that differs from the reference. */
export function complaintsOf(one: Case): Complaint[] {
  const { value, weights, gradients } = one.expectation();
  return tf.tidy(() => {
    const inputs = one.inputs.map(tensorOf);
    try {
      const forward = describe('value', errorOf(one.run(inputs), value), one.tolerance);
      const backward = () => tf.grads((...moved) => tf.sum(tf.mul(one.run(moved), tensorOf(weights))))(inputs);
      if (gradients === undefined) return [...forward, ...refusal(backward)];
      const tolerance = one.tolerance;
      const slopes = backward().flatMap((gradient, i) =>
        describe(`gradient of input ${i}`, errorOf(gradient, gradients[i]!), tolerance),
      );
      return [...forward, ...slopes];
    } catch (error) {
      return [`throws: ${messageOf(error)}`];
    }
  });
}

/** An op without a gradient must say so, not answer. */
function refusal(backward: () => unknown): Complaint[] {
  try {
    backward();
  } catch (error) {
    return /gradient/i.test(messageOf(error)) ? [] : [`an unclear error: ${messageOf(error)}`];
  }
  return ['a number where there is no gradient'];
}
