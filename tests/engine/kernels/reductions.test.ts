import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/engine/backend.ts';
import { wasmFolder } from '../../lab/engine.ts';
import {
  build,
  expectClose,
  expectOperation,
  indicesOf,
  type Nd,
  randomNd,
  relativeError,
  toTensor,
} from '../naive.ts';

function naiveReduce(x: Nd, axes: readonly number[], keepDims: boolean, combine: (values: number[]) => number): Nd {
  const reduced = new Set(axes.map(axis => (axis < 0 ? axis + x.shape.length : axis)));
  const cells = new Map<string, number[]>();
  indicesOf(x.shape).forEach((index, p) => {
    const key = index.filter((_, d) => !reduced.has(d)).join();
    cells.set(key, [...(cells.get(key) ?? []), x.values[p]!]);
  });
  const kept = x.shape.filter((_, d) => !reduced.has(d));
  const { values } = build(kept, (...index) => combine(cells.get(index.join()) ?? []));
  return { shape: keepDims ? x.shape.map((size, d) => (reduced.has(d) ? 1 : size)) : kept, values };
}

const add = (values: number[]) => values.reduce((total, value) => total + value, 0);
const average = (values: number[]) => add(values) / values.length;
const multiply = (values: number[]) => values.reduce((total, value) => total * value, 1);

describe.each(['wasm', 'cpu'] as const)('reductions on %s', backend => {
  beforeAll(async () => {
    await startBackend(backend, wasmFolder);
  });

  it('sum and mean over any axes of any shape', () => {
    const cases = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 5 }).chain(shape =>
      fc.record({
        shape: fc.constant(shape),
        axes: fc.subarray([...shape.keys()]).chain(axes =>
          fc.constantFrom(
            axes,
            axes.map(axis => axis - shape.length),
          ),
        ),
        keepDims: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(cases, ({ shape, axes, keepDims }) => {
        const x = randomNd(shape, 1, 0, 1);
        tf.tidy(() => {
          expectClose(tf.sum(toTensor(x), axes, keepDims), naiveReduce(x, axes, keepDims, add));
          expectClose(tf.mean(toTensor(x), axes, keepDims), naiveReduce(x, axes, keepDims, average));
        });
      }),
      { numRuns: 100 },
    );
  });

  it.each([[[0]], [[-1]], [[0, 2]], [[1]], [[0, 1, 2]]])('sum, mean and prod have gradients over %j', axes => {
    const x = randomNd([3, 4, 2], 1, 0.5, 1.5);
    expectOperation(
      t => tf.sum(t!, axes),
      t => naiveReduce(t!, axes, false, add),
      [x],
    );
    expectOperation(
      t => tf.mean(t!, axes, true),
      t => naiveReduce(t!, axes, true, average),
      [x],
    );
    expectOperation(
      t => tf.prod(t!, axes),
      t => naiveReduce(t!, axes, false, multiply),
      [x],
    );
  });

  it('prod has a gradient where one or two factors are zero', () => {
    const x = { shape: [3, 3], values: Float64Array.of(2, 0, 3, 0, 5, 0, 1, 2, 3) };
    expectOperation(
      t => tf.prod(t!, -1),
      t => naiveReduce(t!, [-1], false, multiply),
      [x],
    );
  });

  it('sum adds up a million equal numbers without drifting', () => {
    const total = tf.sum(tf.fill([1000, 1000], 0.1)).dataSync();
    expect(relativeError(total, [Math.fround(0.1) * 1e6])).toBeLessThan(1e-7);
  });

  it('sum counts booleans, keeps int32, and gives 0 for nothing', () => {
    const counted = tf.sum(tf.tensor1d([true, false, true], 'bool'));
    expect([counted.dtype, counted.dataSync()[0]]).toEqual(['int32', 2]);
    expect(tf.sum(tf.tensor1d([1, 2], 'int32')).dtype).toBe('int32');
    expect([...tf.sum(tf.zeros([0, 3]), 0).dataSync()]).toEqual([0, 0, 0]);
    expect([...tf.sum(tf.zeros([2, 0, 3]), 1).dataSync()]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(tf.sum(tf.zeros([0, 3]), 1).shape).toEqual([0]);
    expect([...tf.mean(tf.tensor1d([1, 2], 'int32')).dataSync()]).toEqual([1.5]);
  });

  it('max and min share the gradient of equal elements', () => {
    const x = tf.tensor2d([1, 3, 3, 2, 2, 2], [2, 3]);
    const dy = tf.tensor1d([1, 3]);
    expect([
      ...tf
        .grad(t => tf.max(t, 1))(x, dy)
        .dataSync(),
    ]).toEqual([0, 0.5, 0.5, 1, 1, 1]);
    expect([
      ...tf
        .grad(t => tf.min(t, 1))(x, dy)
        .dataSync(),
    ]).toEqual([1, 0, 0, 1, 1, 1]);
    for (const axes of [[0], [1], [-1], [0, 2], [0, 1, 2]]) {
      const distinct = randomNd([3, 4, 2]);
      expectOperation(
        t => tf.max(t!, axes),
        t => naiveReduce(t!, axes, false, v => Math.max(...v)),
        [distinct],
      );
      expectOperation(
        t => tf.min(t!, axes),
        t => naiveReduce(t!, axes, false, v => Math.min(...v)),
        [distinct],
      );
    }
  });

  it('logSumExp has the softmax as its gradient, for large numbers and for equal ones', () => {
    const naive = (values: number[]) => {
      const top = Math.max(...values);
      return top + Math.log(add(values.map(v => Math.exp(v - top))));
    };
    for (const axes of [[0], [-1], [0, 1]]) {
      expectOperation(
        t => tf.logSumExp(t!, axes),
        t => naiveReduce(t!, axes, false, naive),
        [randomNd([3, 4], 1, -3, 3)],
      );
    }
    const equal = tf.grad(t => tf.logSumExp(t, 1))(tf.fill([1, 4], 500));
    expect([...equal.dataSync()]).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  const modes = [0, 1, -1, -2].flatMap(axis =>
    [false, true].flatMap(exclusive => [false, true].map(reverse => ({ axis, exclusive, reverse }))),
  );

  it.each(modes)('cumsum and cumprod run along an axis, and have gradients: %j', ({ axis, exclusive, reverse }) => {
    const naive = (combine: (values: number[]) => number) => (x: Nd) =>
      build(x.shape, (...index) => {
        const along = axis < 0 ? axis + x.shape.length : axis;
        const at = index[along]!;
        const row = indicesOf(x.shape).flatMap((other, p) =>
          other.every((place, d) => d === along || place === index[d]) ? [x.values[p]!] : [],
        );
        if (reverse) return combine(row.slice(exclusive ? at + 1 : at));
        return combine(row.slice(0, exclusive ? at : at + 1));
      });
    const x = randomNd([3, 4, 2], 3, -1.5, 1.5);
    x.values[5] = 0;
    x.values[12] = 0;
    expectOperation(
      t => tf.cumsum(t!, axis, exclusive, reverse),
      t => naive(add)(t!),
      [x],
    );
    expectOperation(
      t => tf.cumprod(t!, axis, exclusive, reverse),
      t => naive(multiply)(t!),
      [x],
    );
  });
});
