import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/engine/backend.ts';
import { wasmFolder } from '../../lab/engine.ts';
import { at, build, expectClose, expectOperation, randomNd, toTensor } from '../naive.ts';

const operations = [
  [tf.add, (x: number, y: number) => x + y],
  [tf.sub, (x: number, y: number) => x - y],
  [tf.mul, (x: number, y: number) => x * y],
  [tf.div, (x: number, y: number) => x / y],
  [tf.maximum, Math.max],
  [tf.minimum, Math.min],
  [tf.squaredDifference, (x: number, y: number) => (x - y) ** 2],
  [tf.pow, (x: number, y: number) => x ** y],
  [tf.greater, (x: number, y: number) => Number(x > y)],
  [tf.lessEqual, (x: number, y: number) => Number(x <= y)],
] as const;

describe.each(['wasm', 'cpu'] as const)('element by element on %s', backend => {
  beforeAll(async () => {
    await startBackend(backend, wasmFolder);
  });

  it('operands broadcast in any axes', () => {
    const axis = fc.record({ size: fc.integer({ min: 1, max: 4 }), a: fc.boolean(), b: fc.boolean() });
    const missing = fc.integer({ min: 0, max: 2 });
    fc.assert(
      fc.property(fc.array(axis, { maxLength: 4 }), missing, missing, (axes, fewerA, fewerB) => {
        const a = randomNd(axes.map(({ size, a }) => (a ? size : 1)).slice(fewerA), 1, 0.5, 2);
        const b = randomNd(axes.map(({ size, b }) => (b ? size : 1)).slice(fewerB), 2, 0.5, 2);
        const shape = axes.slice(Math.min(fewerA, fewerB)).map(({ size }, d, rest) => {
          const own = (from: readonly number[]) => from[d - rest.length + from.length] ?? 1;
          return Math.min(size, Math.max(own(a.shape), own(b.shape)));
        });
        tf.tidy(() => {
          for (const [op, naive] of operations) {
            const expected = build(shape, (...i) => naive(at(a, ...i), at(b, ...i)));
            expectClose(op(toTensor(a), toTensor(b)), expected);
          }
        });
      }),
      { numRuns: 40 },
    );
  });

  it('int32 stays int32, comparisons give bool', () => {
    const [a, b] = [tf.tensor2d([1, 2, 3, 4], [2, 2], 'int32'), tf.tensor2d([3, 2], [2, 1], 'int32')];
    expect([tf.mul(a, b).dtype, [...tf.mul(a, b).dataSync()]]).toEqual(['int32', [3, 6, 6, 8]]);
    expect([tf.less(a, b).dtype, [...tf.less(a, b).dataSync()]]).toEqual(['bool', [1, 1, 0, 0]]);
  });

  it('softmax and its logarithm run along the last axis, with gradients', () => {
    const x = randomNd([2, 3, 5], 1, -3, 3);
    const total = (of: typeof x, i: number, j: number) =>
      [0, 1, 2, 3, 4].reduce((sum, k) => sum + Math.exp(at(of, i, j, k)), 0);
    expectOperation(
      t => tf.softmax(t!),
      t => build([2, 3, 5], (i, j, k) => Math.exp(at(t!, i, j, k)) / total(t!, i!, j!)),
      [x],
    );
    expectOperation(
      t => tf.logSoftmax(t!),
      t => build([2, 3, 5], (i, j, k) => at(t!, i, j, k) - Math.log(total(t!, i!, j!))),
      [x],
    );
  });

  it('softmax stays finite for large numbers', () => {
    expect([...tf.softmax(tf.tensor1d([1000, 1000, -1000])).dataSync()]).toEqual([0.5, 0.5, 0]);
  });

  it('gives back what it takes', () => {
    const [a, b] = [tf.ones([3, 4]), tf.ones([3, 1])];
    const before = tf.engine().backend.numDataIds();
    tf.dispose([tf.add(a, b), tf.softmax(a), tf.max(a, 0), tf.min(a, 0, true)]);
    expect(tf.engine().backend.numDataIds()).toBe(before);
  });
});
