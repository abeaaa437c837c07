import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/engine/backend.ts';
import { wasmFolder } from '../../lab/engine.ts';
import { at, build, expectOperation, type Nd, randomNd } from '../naive.ts';

const elementwise = (f: (x: number, y: number) => number) => (a: Nd, b: Nd) => {
  const rank = Math.max(a.shape.length, b.shape.length);
  const size = ({ shape }: Nd, d: number) => shape[d - rank + shape.length] ?? 1;
  const shape = Array.from({ length: rank }, (_, d) => Math.max(size(a, d), size(b, d)));
  return build(shape, (...index) => f(at(a, ...index), at(b, ...index)));
};

const operations = [
  ['maximum', tf.maximum, (x: number, y: number) => Math.max(x, y)],
  ['minimum', tf.minimum, (x: number, y: number) => Math.min(x, y)],
  ['squaredDifference', tf.squaredDifference, (x: number, y: number) => (x - y) ** 2],
] as const;

describe.each(['wasm', 'cpu'] as const)('gradients of operands that broadcast, on %s', backend => {
  beforeAll(async () => {
    await startBackend(backend, wasmFolder);
  });

  describe.each(operations)('%s', (_, op, naive) => {
    it.each([
      [
        [3, 4],
        [3, 4],
      ],
      [[2, 3, 4], [4]],
      [
        [2, 3, 1],
        [1, 3, 4],
      ],
      [[], [3, 2]],
      [[3, 1], [1]],
    ])('%j and %j', (a, b) => {
      expectOperation(
        (x, y) => op(x!, y!),
        (x, y) => elementwise(naive)(x!, y!),
        [randomNd(a, 1), randomNd(b, 2)],
      );
    });
  });

  it('give equal operands of maximum and minimum their gradient once', () => {
    for (const op of [tf.maximum, tf.minimum]) {
      const [a, b] = tf.grads((x: tf.Tensor, y: tf.Tensor) => op(x, y))([tf.scalar(2), tf.scalar(2)]);
      expect([a!.dataSync()[0], b!.dataSync()[0]]).toEqual([1, 0]);
    }
  });
});

describe.each(['wasm', 'cpu'] as const)('gradients through conditions on %s', backend => {
  beforeAll(async () => {
    await startBackend(backend, wasmFolder);
  });

  it('where(x > 0, …) passes the gradient to the branch that was taken', () => {
    expectOperation(
      (x, y) => tf.where(tf.greater(x!, 0), tf.square(x!), tf.mul(y!, 3)),
      (x, y) => elementwise((p, q) => (p > 0 ? p * p : 3 * q))(x!, y!),
      [randomNd([3, 4], 1), randomNd([3, 4], 2)],
    );
  });

  it('where repeats a scalar branch or a row, and sums their gradients', () => {
    expectOperation(
      (x, y) => tf.where(tf.lessEqual(x!, 0), y!, x!),
      (x, y) => elementwise((p, q) => (p <= 0 ? q : p))(x!, y!),
      [randomNd([3, 4], 1), randomNd([], 2)],
    );
  });

  it.each([
    ['equal', tf.equal],
    ['notEqual', tf.notEqual],
    ['greater', tf.greater],
    ['greaterEqual', tf.greaterEqual],
    ['less', tf.less],
    ['lessEqual', tf.lessEqual],
  ])('%s is flat on both sides, also when a mask is made of it', (_, compare) => {
    const gradients = tf.grads((x: tf.Tensor, y: tf.Tensor) => tf.mul(tf.cast(compare(x, y), 'float32'), x));
    const [a, b] = gradients([tf.tensor1d([1, 2, 3]), tf.tensor1d([3, 2, 1])]);
    expect([...a!.dataSync()]).toEqual([...tf.cast(compare([1, 2, 3], [3, 2, 1]), 'float32').dataSync()]);
    expect([...b!.dataSync()]).toEqual([0, 0, 0]);
  });

  it('logic on conditions, all, any and whole quotients are flat too', () => {
    const flat = tf.grad(x => {
      const condition = tf.logicalOr(tf.all(tf.greater(x, 0)), tf.any(tf.less(x, 0)));
      return tf.add(tf.cast(condition, 'float32'), tf.floorDiv(x, 2));
    });
    expect([...flat(tf.tensor1d([1, 2])).dataSync()]).toEqual([0, 0]);

    const gradient = tf.grad(x => tf.where(tf.logicalNot(tf.logicalAnd(tf.greater(x, 1), tf.less(x, 3))), x, 0));
    expect([...gradient(tf.tensor1d([0, 2, 4])).dataSync()]).toEqual([1, 0, 1]);
  });
});
