import * as tf from '@tensorflow/tfjs-core';
import { build, type Network } from '../../src/models/build.ts';
import type { Graph } from '../../src/models/graph.ts';
import { sizeOf } from '../../src/models/layers.ts';
import { createRandom, normal } from '../../src/platform/random.ts';

/** A network whose every number comes from `seed`. */
export const networkOf = (graph: Graph, seed = 1): Network => build(graph, stream => createRandom(seed, stream));

/** Standard normal numbers; call it inside a tidy or dispose of them. */
export function numbers(shape: readonly number[], seed = 7): tf.Tensor {
  const random = createRandom(seed, 'numbers');
  return tf.tensor(
    Float32Array.from({ length: sizeOf(shape) }, () => normal(random)),
    [...shape],
  );
}

/** Indices below `below`, as int32. */
export function indices(shape: readonly number[], below: number, seed = 7): tf.Tensor {
  const random = createRandom(seed, 'indices');
  return tf.tensor(
    Int32Array.from({ length: sizeOf(shape) }, () => Math.floor(random() * below)),
    [...shape],
    'int32',
  );
}

/** Moves every parameter off its initial zeros and ones, variances staying positive. */
export function shake(network: Network, seed = 3): void {
  const random = createRandom(seed, 'shake');
  network.restore(
    new Map(
      [...network.snapshot()].map(([name, values]) => [
        name,
        values.map(value => (name.endsWith('variance') ? 0.5 + random() : value + 0.3 * normal(random))),
      ]),
    ),
  );
}

/** The largest difference between two lists of numbers of one length. */
export function gap(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs((a[i] as number) - (b[i] as number));
    // A comparison with NaN is false: it must not pass for small.
    if (!(difference <= largest)) largest = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
  }
  return largest;
}
