import * as tf from '@tensorflow/tfjs-core';
import { aleaUniform } from './alea.ts';
import type { LeafEvent } from './trace.ts';

/** Notes what `Math.random` gives, until `restore`. */
export function watchRandom() {
  const original = Math.random;
  const all: number[] = [];
  let draws: number[] = [];
  Math.random = () => {
    const draw = original();
    draws.push(draw);
    all.push(draw);
    return draw;
  };
  return {
    pending: () => draws.length,
    all: (): readonly number[] => all,
    take() {
      const taken = draws;
      draws = [];
      return taken;
    },
    restore() {
      Math.random = original;
    },
  };
}

/** Draws the values of a tensor anew, from as many numbers of `Math.random` as the library takes. */
export type Draw = () => Float32Array;

/** The ways in which the library fills a float32 tensor from `Math.random`, with their usual parameters. */
const WAYS: readonly ((shape: number[]) => Float32Array)[] = [
  shape => aleaUniform(tf.util.sizeFromShape(shape), Math.random()),
  shape => read(() => tf.randomNormal(shape)),
  shape => read(() => tf.truncatedNormal(shape)),
  shape => Float32Array.from({ length: tf.util.sizeFromShape(shape) }, () => Math.random()),
];

/**
 * How the values of a leaf were drawn: the way that gives the same values from the same numbers, bit for bit. Undefined
 * when none does.
 */
export function drawOf({ outputs: [output], values, draws }: LeafEvent): Draw | undefined {
  if (output?.dtype !== 'float32') return undefined;
  const shape = [...output.shape];
  const way = WAYS.find(candidate => {
    const { result, used } = withNumbers(
      draws,
      () => candidate(shape),
      () => 0,
    );
    return used === draws.length && result.every((value, i) => Object.is(value, values[i]));
  });
  return way && (() => way(shape));
}

/**
 * Runs `work` with numbers given beforehand in place of those of `Math.random`, as long as they last, then with those of
 * `more`; counts what it took.
 */
export function withNumbers<T>(
  numbers: readonly number[],
  work: () => T,
  more = Math.random,
): { result: T; used: number } {
  const original = Math.random;
  let used = 0;
  Math.random = () => numbers[used++] ?? more();
  try {
    return { result: work(), used };
  } finally {
    Math.random = original;
  }
}

const read = (make: () => tf.Tensor): Float32Array => tf.tidy(() => make().dataSync<'float32'>());
