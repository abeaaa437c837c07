import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/engine/backend.ts';
import { wasmFolder } from '../../lab/engine.ts';
import { at, build, expectClose, expectOperation, type Nd, randomNd, toTensor } from '../naive.ts';

const swapIf = (isSwapped: boolean, row: number, column: number): [number, number] =>
  isSwapped ? [column, row] : [row, column];

function naiveProduct(a: Nd, b: Nd, transposeA = false, transposeB = false): Nd {
  const [m, k] = swapIf(transposeA, a.shape.at(-2)!, a.shape.at(-1)!);
  const [, n] = swapIf(transposeB, b.shape.at(-2)!, b.shape.at(-1)!);
  const rank = Math.max(a.shape.length, b.shape.length) - 2;
  const batch = Array.from({ length: rank }, (_, d) =>
    Math.max(a.shape[d - rank + a.shape.length - 2] ?? 1, b.shape[d - rank + b.shape.length - 2] ?? 1),
  );
  return build([...batch, m, n], (...index) => {
    const [i, j] = index.slice(-2) as [number, number];
    let sum = 0;
    for (let p = 0; p < k; p++) {
      const left = at(a, ...index.slice(0, -2), ...swapIf(transposeA, i, p));
      sum += left * at(b, ...index.slice(0, -2), ...swapIf(transposeB, p, j));
    }
    return sum;
  });
}

describe.each(['wasm', 'cpu'] as const)('matrix products on %s', backend => {
  beforeAll(async () => {
    await startBackend(backend, wasmFolder);
  });

  const check = (batchA: number[], batchB: number[], size: [number, number, number], tA: boolean, tB: boolean) => {
    const [m, k, n] = size;
    const a = randomNd([...batchA, ...swapIf(tA, m, k)], 1);
    const b = randomNd([...batchB, ...swapIf(tB, k, n)], 2);
    tf.tidy(() => expectClose(tf.matMul(toTensor(a), toTensor(b), tA, tB), naiveProduct(a, b, tA, tB)));
  };

  it('are right for any sizes, transposes and broadcast batches', () => {
    const side = fc.integer({ min: 1, max: 9 });
    const axis = fc.record({ size: fc.integer({ min: 1, max: 3 }), a: fc.boolean(), b: fc.boolean() });
    const missing = fc.integer({ min: 0, max: 2 });
    fc.assert(
      fc.property(
        fc.array(axis, { maxLength: 3 }),
        missing,
        missing,
        fc.tuple(side, side, side),
        fc.boolean(),
        fc.boolean(),
        (axes, fewerA, fewerB, size, tA, tB) => {
          const batchA = axes.map(({ size, a }) => (a ? size : 1)).slice(fewerA);
          const batchB = axes.map(({ size, b }) => (b ? size : 1)).slice(fewerB);
          check(batchA, batchB, size, tA, tB);
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each([
    [[], []],
    [[3], [3]],
    [[2, 2], [1]],
    [
      [2, 1],
      [1, 3],
    ],
    [[1], [2]],
  ])('are right for larger matrices with every transpose, batches %j and %j', (batchA, batchB) => {
    for (const tA of [false, true]) for (const tB of [false, true]) check(batchA, batchB, [17, 53, 19], tA, tB);
  });

  it('do not take the packed copy of an operand for that of another', () => {
    tf.tidy(() => {
      const a = randomNd([2, 30, 30], 1);
      for (let seed = 2; seed < 6; seed++) {
        const b = randomNd([2, 30, 30], seed);
        expectClose(tf.matMul(toTensor(a), toTensor(b)), naiveProduct(a, b));
      }
    });
  });

  it('are zero over an empty inner dimension and empty without rows', () => {
    const product = tf.matMul(tf.zeros([2, 0]), tf.zeros([0, 3]));
    expect([product.shape, [...product.dataSync()]]).toEqual([
      [2, 3],
      [0, 0, 0, 0, 0, 0],
    ]);
    expect(tf.matMul(tf.zeros([0, 2]), tf.zeros([2, 3])).shape).toEqual([0, 3]);
  });

  it('stay whole numbers for int32', () => {
    const product = tf.matMul(tf.tensor2d([1, 2, 3, 4], [2, 2], 'int32'), tf.tensor2d([5, 6, 7, 8], [2, 2], 'int32'));
    expect([product.dtype, [...product.dataSync()]]).toEqual(['int32', [19, 22, 43, 50]]);
  });

  it('refuse inner sizes that differ', () => {
    expect(() => tf.matMul(tf.zeros([2, 3]), tf.zeros([2, 3]))).toThrow(/inner sizes 3 and 2/);
  });

  it.each([
    [[3, 4], [4, 5], false, false],
    [[4, 3], [5, 4], true, true],
    [[2, 3, 4], [4, 5], false, false],
    [[2, 3, 4], [1, 5, 4], false, true],
    [[2, 4, 3], [4, 5], true, false],
    [[3, 4], [2, 4, 5], false, false],
    [[2, 1, 3, 4], [1, 3, 4, 2], false, false],
    [[2, 1, 4, 3], [3, 2, 4], true, true],
  ])('have gradients for %j · %j, transposed %s, %s', (shapeA, shapeB, tA, tB) => {
    expectOperation(
      (a, b) => tf.matMul(a!, b!, tA, tB),
      (a, b) => naiveProduct(a!, b!, tA, tB),
      [randomNd(shapeA, 1), randomNd(shapeB, 2)],
    );
  });

  const activations = {
    linear: (x: number) => x,
    relu: (x: number) => Math.max(0, x),
    relu6: (x: number) => Math.min(6, Math.max(0, x)),
    elu: (x: number) => (x > 0 ? x : Math.expm1(x)),
    sigmoid: (x: number) => 1 / (1 + Math.exp(-x)),
    leakyrelu: (x: number) => (x > 0 ? x : 0.2 * x),
  } as const;

  it.each(['linear', 'relu', 'relu6', 'elu', 'sigmoid', 'leakyrelu'] as const)(
    'fused with a bias and %s apply both once, for long inner dimensions, transposes and batches',
    activation => {
      for (const [batch, tA, tB] of [
        [[], false, false],
        [[], true, true],
        [[2], false, true],
        [[2], false, false],
      ] as const) {
        const a = randomNd([...batch, ...swapIf(tA, 5, 101)], 1, -0.5, 1);
        const b = randomNd([...batch, ...swapIf(tB, 101, 3)], 2);
        const bias = randomNd([3], 3);
        const product = naiveProduct(a, b, tA, tB);
        const expected = build(product.shape, (...i) => activations[activation](at(product, ...i) + at(bias, ...i)));
        tf.tidy(() => {
          const [x, y] = [toTensor(a) as tf.Tensor2D, toTensor(b) as tf.Tensor2D];
          const options = { transposeA: tA, transposeB: tB, activation, bias: toTensor(bias) };
          expectClose(tf.fused.matMul({ a: x, b: y, ...options }), expected);
        });
      }
    },
  );

  it('fused with parametric relu take its slopes', () => {
    const a = tf.tensor2d([1, -1], [2, 1]);
    const b = tf.tensor2d([2, 3], [1, 2]);
    const slopes = tf.tensor2d([0.5, 0.25], [1, 2]);
    const y = tf.fused.matMul({ a, b, activation: 'prelu', preluActivationWeights: slopes });
    expect([...y.dataSync()]).toEqual([2, 3, -1, -0.75]);
  });

  it('fused with a bias have gradients', () => {
    expectOperation(
      (a, b, bias) => tf.fused.matMul({ a: a as tf.Tensor2D, b: b as tf.Tensor2D, bias: bias!, transposeB: true }),
      (a, b, bias) => {
        const product = naiveProduct(a!, b!, false, true);
        return build(product.shape, (i, j) => at(product, i, j) + at(bias!, j));
      },
      [randomNd([3, 5], 1), randomNd([2, 5], 2), randomNd([2], 3)],
    );
  });

  it('leave no tensor behind', () => {
    const [a, b] = [tf.zeros([3, 30, 30]), tf.zeros([3, 30, 30])];
    const before = tf.engine().backend.numDataIds();
    for (const tA of [false, true]) tf.matMul(a, b, tA, true).dispose();
    tf.fused.matMul({ a: a as unknown as tf.Tensor2D, b: b as unknown as tf.Tensor2D, activation: 'relu' }).dispose();
    expect(tf.engine().backend.numDataIds()).toBe(before);
  });
});
