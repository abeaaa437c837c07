import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/engine/backend.ts';
import { openScope } from '../../../src/engine/memory.ts';
import { createRandom, normal } from '../../../src/platform/random.ts';
import { wasmFolder } from '../../lab/engine.ts';

const sizeOf = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);

function draw(shape: readonly number[], seed: number): Float32Array {
  const random = createRandom(seed, shape.join());
  return Float32Array.from({ length: sizeOf(shape) }, () => normal(random));
}

/** Largest difference, relative to the largest number expected. */
function error(actual: ArrayLike<number>, expected: readonly number[]): number {
  const scale = Math.max(1e-3, ...expected.map(Math.abs));
  return Math.max(0, ...expected.map((value, i) => Math.abs((actual[i] as number) - value))) / scale;
}

const small = fc.integer({ min: 1, max: 19 });
const seeds = fc.nat(1000);

/** Shapes are drawn around multiples of four, where the kernels change from vectors to single numbers. */
describe('kernels in SIMD', () => {
  let close = () => {};
  beforeAll(async () => {
    await startBackend('wasm', wasmFolder);
    close = openScope();
  });
  afterAll(() => close());

  it('multiply matrices, plain and with either one transposed', () => {
    const sides = fc.constantFrom([false, false], [true, false], [false, true], [true, true]);
    fc.assert(
      fc.property(
        small,
        small,
        small,
        sides,
        fc.integer({ min: 1, max: 3 }),
        seeds,
        (m, k, n, [left, right], count, seed) => {
          const [shapeA, shapeB] = [left ? [count, k, m] : [count, m, k], right ? [count, n, k] : [count, k, n]];
          const [a, b] = [draw(shapeA, seed), draw(shapeB, seed + 1)];
          const expected = Array.from({ length: count * m * n }, (_, at) => {
            const [pair, i, j] = [Math.floor(at / (m * n)), Math.floor(at / n) % m, at % n];
            const [fromA, fromB] = [pair * m * k, pair * k * n];
            let sum = 0;
            for (let l = 0; l < k; l++) {
              sum += a[fromA + (left ? l * m + i : i * k + l)]! * b[fromB + (right ? j * k + l : l * n + j)]!;
            }
            return sum;
          });
          const product = tf.tidy(() => tf.matMul(tf.tensor(a, shapeA), tf.tensor(b, shapeB), left, right).dataSync());
          expect(error(product, expected)).toBeLessThan(1e-5);
        },
      ),
    );
  });

  it('sum and average over leading and trailing axes', () => {
    const axesOf = fc.constantFrom<number[]>([0], [0, 1], [2], [1, 2], [0, 1, 2]);
    fc.assert(
      fc.property(fc.tuple(small, small, small), axesOf, fc.boolean(), seeds, (shape, axes, keepDims, seed) => {
        const [, q, r] = shape;
        const x = draw(shape, seed).map(Math.abs);
        const kept = [0, 1, 2].filter(axis => !axes.includes(axis));
        const expected = new Array<number>(sizeOf(kept.map(axis => shape[axis]!))).fill(0);
        x.forEach((value, i) => {
          const at = [Math.floor(i / (q * r)), Math.floor(i / r) % q, i % r];
          expected[kept.reduce((index, axis) => index * shape[axis]! + at[axis]!, 0)]! += value;
        });
        const count = x.length / expected.length;
        const tensor = tf.tensor(x, shape);
        const [sum, mean] = [tf.sum(tensor, axes, keepDims), tf.mean(tensor, axes, keepDims)];
        const flat = kept.map(axis => shape[axis]!);
        const shapes = keepDims ? shape.map((size, axis) => (axes.includes(axis) ? 1 : size)) : flat;
        expect([sum.shape, mean.shape]).toEqual([shapes, shapes]);
        expect(error(sum.dataSync(), expected)).toBeLessThan(1e-6);
        const averages = expected.map(value => value / count);
        expect(error(mean.dataSync(), averages)).toBeLessThan(1e-6);
        tf.dispose([tensor, sum, mean]);
      }),
    );
  });

  it('sum many numbers without losing the small ones', () => {
    const rows = 100_000;
    const x = new Float32Array(4 * rows).fill(0.1);
    const [down, all] = tf.tidy(() => [
      tf.sum(tf.tensor2d(x, [rows, 4]), 0).dataSync(),
      tf.sum(tf.tensor1d(x)).dataSync(),
    ]);
    const exact = Math.fround(0.1) * rows;
    expect(error(down, [exact, exact, exact, exact])).toBeLessThan(1e-6);
    expect(error(all, [4 * exact])).toBeLessThan(1e-6);
  });

  it.each([
    ['add', tf.add, (a: number, b: number) => a + b],
    ['multiply', tf.mul, (a: number, b: number) => a * b],
    ['subtract', tf.sub, (a: number, b: number) => a - b],
  ] as const)('%s a row to every row, from either side', (_, op, formula) => {
    fc.assert(
      fc.property(small, small, fc.boolean(), fc.boolean(), seeds, (rows, columns, first, deep, seed) => {
        const [x, row] = [draw([rows, columns], seed), draw([columns], seed + 1)];
        const result = tf.tidy(() => {
          const [many, one] = [tf.tensor(x, [1, rows, columns]), tf.tensor(row, deep ? [1, 1, columns] : [columns])];
          return (first ? op(one, many) : op(many, one)).dataSync();
        });
        const expected = Array.from(x, (value, i) =>
          Math.fround(first ? formula(row[i % columns]!, value) : formula(value, row[i % columns]!)),
        );
        expect(Array.from(result)).toEqual(expected);
      }),
    );
  });

  it('hand the gradient of a pooled window to its first greatest number', () => {
    const one = fc.record({
      size: fc.tuple(
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 3, max: 9 }),
        fc.integer({ min: 3, max: 9 }),
        small,
      ),
      filter: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
      strides: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
      pad: fc.constantFrom('same' as const, 'valid' as const),
    });
    fc.assert(
      fc.property(one, seeds, ({ size, filter, strides, pad }, seed) => {
        const [n, h, w, c] = size;
        // Few distinct numbers, most below 0: there are ties, and windows without a positive number.
        const x = draw(size, seed).map(value => Math.round(2 * value) - 2);
        const { outHeight, outWidth, padInfo } = tf.backend_util.computePool2DInfo(size, filter, strides, 1, pad);
        const dy = draw([n, outHeight, outWidth, c], seed + 1);
        const expected = new Array<number>(x.length).fill(0);
        dy.forEach((gradient, i) => {
          const [image, oh, ow, channel] = [
            Math.floor(i / (outHeight * outWidth * c)),
            Math.floor(i / (outWidth * c)) % outHeight,
            Math.floor(i / c) % outWidth,
            i % c,
          ];
          let best = -1;
          for (let kh = 0; kh < filter[0]; kh++) {
            for (let kw = 0; kw < filter[1]; kw++) {
              const [row, column] = [oh * strides[0] - padInfo.top + kh, ow * strides[1] - padInfo.left + kw];
              if (row < 0 || row >= h || column < 0 || column >= w) continue;
              const at = ((image * h + row) * w + column) * c + channel;
              if (best < 0 || x[at]! > x[best]!) best = at;
            }
          }
          expected[best]! += gradient;
        });
        const gradient = tf.tidy(() =>
          tf
            .grad(input => tf.maxPool(input as tf.Tensor4D, filter, strides, pad))(
              tf.tensor4d(x, size),
              tf.tensor4d(dy, [n, outHeight, outWidth, c]),
            )
            .dataSync(),
        );
        expect(error(gradient, expected)).toBeLessThan(1e-6);
      }),
    );
  });

  it('give tanh to a few units in the last place, near 0 and at the ends', () => {
    const values = [0, 1e-30, 1e-8, 1e-3, 0.1, 0.5, 1, 2, 4, 7.9, 9, 20, 1e30, Number.POSITIVE_INFINITY];
    const x = Float32Array.from([...values, ...values.map(value => -value), ...draw([1000], 1)]);
    const y = tf.tidy(() => tf.tanh(tf.tensor1d(x)).dataSync());
    x.forEach((value, i) => {
      const exact = Math.tanh(value);
      expect(Math.abs(y[i]! - exact)).toBeLessThanOrEqual(4e-7 * Math.abs(exact));
    });
    expect(tf.tidy(() => tf.tanh(tf.tensor1d([Number.NaN])).dataSync())[0]).toBeNaN();
  });
});
