import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/engine/backend.ts';
import { wasmFolder } from '../../lab/engine.ts';
import { at, build, expectOperation, type Nd, randomNd } from '../naive.ts';

type Pad = 'same' | 'valid' | number;
type Pair = readonly [number, number];

/** The output size and the padding before the first element, as TensorFlow defines them. */
function geometry(size: number, filter: number, stride: number, pad: Pad): { out: number; before: number } {
  if (pad === 'same') {
    const out = Math.ceil(size / stride);
    return { out, before: Math.floor(Math.max(0, (out - 1) * stride + filter - size) / 2) };
  }
  const before = pad === 'valid' ? 0 : pad;
  return { out: Math.floor((size + 2 * before - filter) / stride) + 1, before };
}

function naivePool(x: Nd, filter: Pair, stride: Pair, pad: Pad, combine: (values: number[]) => number): Nd {
  const [n, height, width, channels] = x.shape as [number, number, number, number];
  const [rows, columns] = [geometry(height, filter[0], stride[0], pad), geometry(width, filter[1], stride[1], pad)];
  return build([n, rows.out, columns.out, channels], (b, i, j, c) => {
    const values: number[] = [];
    for (let r = i! * stride[0] - rows.before; r < i! * stride[0] - rows.before + filter[0]; r++) {
      for (let s = j! * stride[1] - columns.before; s < j! * stride[1] - columns.before + filter[1]; s++) {
        if (r >= 0 && r < height && s >= 0 && s < width) values.push(at(x, b!, r, s, c!));
      }
    }
    return combine(values);
  });
}

const largest = (values: number[]) => Math.max(...values);
const average = (values: number[]) => values.reduce((total, value) => total + value, 0) / values.length;

const cases: readonly (readonly [Pair, Pair, Pad])[] = [
  [[2, 2], [2, 2], 'valid'],
  [[3, 3], [1, 1], 'same'],
  [[3, 3], [2, 2], 'same'],
  [[2, 3], [1, 2], 'valid'],
  [[3, 2], [3, 1], 'same'],
  [[3, 3], [2, 2], 1],
  [[3, 2], [2, 1], 1],
  [[1, 1], [1, 1], 'valid'],
  [[1, 1], [2, 2], 'same'],
  [[5, 6], [1, 1], 'valid'],
  [[2, 1], [1, 1], 'same'],
];

describe.each(['wasm', 'cpu'] as const)('pooling on %s', backend => {
  beforeAll(async () => {
    await startBackend(backend, wasmFolder);
  });

  describe.each([
    ['with signs of both kinds', -1, 1],
    ['without a positive element', -3, -1],
  ])('of windows %s', (_, low, high) => {
    it.each(cases)(
      'takes the largest, and gives it the gradient: filter %j, stride %j, padding %s',
      (filter, stride, pad) => {
        expectOperation(
          x => tf.maxPool(x as tf.Tensor4D, [...filter], [...stride], pad),
          x => naivePool(x!, filter, stride, pad, largest),
          [randomNd([2, 5, 6, 2], 4, low, high)],
        );
      },
    );

    it.each(cases)(
      'averages without the padding, and so shares the gradient: filter %j, stride %j, padding %s',
      (filter, stride, pad) => {
        expectOperation(
          x => tf.avgPool(x as tf.Tensor4D, [...filter], [...stride], pad),
          x => naivePool(x!, filter, stride, pad, average),
          [randomNd([2, 5, 6, 2], 5, low, high)],
        );
      },
    );
  });

  it('gives the gradient of equal elements to the first, row by row', () => {
    const x = tf.tensor4d([0, 0, 2, 1, 0, 0, 1, 2, -5, -5, -1, -1, -5, -5, -1, -1], [1, 4, 4, 1]);
    const gradient = tf.grad((t: tf.Tensor) => tf.maxPool(t as tf.Tensor4D, 2, 2, 'valid'))(
      x,
      tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1]),
    );
    expect([...gradient.dataSync()]).toEqual([1, 0, 2, 0, 0, 0, 0, 0, 3, 0, 4, 0, 0, 0, 0, 0]);
  });

  it('adds up the gradients of windows that overlap', () => {
    const x = tf.tensor4d([1, 9, 1, 1], [1, 1, 4, 1]);
    const gradient = tf.grad((t: tf.Tensor) => tf.maxPool(t as tf.Tensor4D, [1, 2], 1, 'valid'))(
      x,
      tf.tensor4d([1, 2, 4], [1, 1, 3, 1]),
    );
    expect([...gradient.dataSync()]).toEqual([0, 3, 4, 0]);
  });

  it.each(['ceil', 'round'] as const)(
    'has windows that hang over the edge when sizes are rounded (%s), with gradients',
    mode => {
      const windows = (x: Nd, i: number) => [2 * i, 2 * i + 1].filter(j => j < 5).map(j => at(x, 0, 0, j, 0));
      const x = randomNd([1, 1, 5, 1], 1, -3, -1);
      expectOperation(
        t => tf.maxPool(t as tf.Tensor4D, [1, 2], [1, 2], 0, mode),
        t => build([1, 1, 3, 1], (_, __, i) => largest(windows(t!, i!))),
        [x],
      );
      expectOperation(
        t => tf.avgPool(t as tf.Tensor4D, [1, 2], [1, 2], 0, mode),
        t => build([1, 1, 3, 1], (_, __, i) => average(windows(t!, i!))),
        [x],
      );
    },
  );

  it('refuses windows that do not fit', () => {
    for (const pool of [tf.maxPool, tf.avgPool]) {
      expect(() => pool(tf.zeros([1, 2, 2, 1]) as tf.Tensor4D, 3, 1, 'valid')).toThrow(
        /windows do not fit into \[1,2,2,1\]/,
      );
    }
  });

  it('takes a single image', () => {
    const single = tf.grad((t: tf.Tensor) => tf.avgPool(t as tf.Tensor3D, 2, 2, 'same'))(tf.ones([3, 3, 1]));
    expect([...single.dataSync()]).toEqual([0.25, 0.25, 0.5, 0.25, 0.25, 0.5, 0.5, 0.5, 1]);
  });
});
