import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../src/engine/backend.ts';
import { seedMathRandom } from '../../src/engine/random.ts';
import { complaintsOf } from '../engine/matrix/compare.ts';
import { conv2d, depthwiseConv2d } from '../engine/matrix/convolution.ts';
import { avgPool, maxPool, resizeNearest } from '../engine/matrix/pooling.ts';
import { at, build, expectOperation, type Nd, randomNd, toTensor } from '../engine/naive.ts';
import { nativePackage } from './place.ts';

beforeAll(async () => {
  await startBackend('native', '', nativePackage);
});

const image = (...shape: number[]) => toTensor(randomNd(shape)) as tf.Tensor4D;
const same = (actual: tf.Tensor, expected: tf.Tensor) => {
  expect(actual.shape).toEqual(expected.shape);
  expect(tf.max(tf.abs(tf.sub(actual, expected))).dataSync()[0]).toBeLessThan(1e-5);
};

describe('convolutions', () => {
  const asymmetric = [
    [3, 0],
    [0, 4],
  ] as const;

  it.each([
    [conv2d, 'conv2d', [2, 3] as const],
    [depthwiseConv2d, 'depthwiseConv2d', [2, 2] as const],
  ])('$1 takes any padding with strides and with dilations', (op, _, strides) => {
    for (const pad of [0, 1, 4, asymmetric]) {
      for (const walk of [{ strides }, { strides: [1, 1], dilations: [2, 3] }] as const) {
        const row = { shapes: [[2, 6, 7, 2] as const, [3, 2, 2, 3] as const], attributes: { pad, ...walk } };
        expect(complaintsOf(op.caseOf(row))).toEqual([]);
      }
    }
  });

  it.each(['relu', 'leakyrelu', 'prelu', 'linear'] as const)('fused with %s are those of their parts', activation => {
    const [x, bias, alpha] = [image(2, 6, 7, 3), image(6), image(6)];
    for (const pad of ['same', 'valid', 2] as const) {
      for (const [strides, dilations] of [
        [2, 1],
        [1, 2],
      ] as const) {
        const [dense, depthwise] = [image(3, 2, 3, 6), image(3, 2, 3, 2)];
        const options = { x, strides, pad, dilations, activation, bias, preluActivationWeights: alpha };
        const activated = (y: tf.Tensor) => {
          const shifted = tf.add(y, bias);
          if (activation === 'prelu') return tf.prelu(shifted, alpha);
          if (activation === 'leakyrelu') return tf.leakyRelu(shifted);
          return activation === 'relu' ? tf.relu(shifted) : shifted;
        };
        same(
          tf.fused.conv2d({ ...options, filter: dense }),
          activated(tf.conv2d(x, dense, strides, pad, 'NHWC', dilations)),
        );
        same(
          tf.fused.depthwiseConv2d({ ...options, filter: depthwise }),
          activated(tf.depthwiseConv2d(x, depthwise, strides, pad, 'NHWC', dilations)),
        );
      }
    }
  });

  it('round the size of the output as they are told', () => {
    const [x, w] = [image(1, 8, 8, 2), image(3, 3, 2, 2)];
    const up = (a: tf.Tensor, b: tf.Tensor) => tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, 2, 1, 'NHWC', 1, 'ceil');
    const wide = (a: tf.Tensor, b: tf.Tensor) =>
      tf.conv2d(
        tf.pad(a as tf.Tensor4D, [
          [0, 0],
          [1, 2],
          [1, 2],
          [0, 0],
        ]),
        b as tf.Tensor4D,
        2,
        'valid',
      );
    same(up(x, w), wide(x, w));
    const dy = image(1, 5, 5, 2);
    const expected = tf.grads(wide)([x, w], dy);
    for (const [i, gradient] of tf.grads(up)([x, w], dy).entries()) same(gradient, expected[i] as tf.Tensor);
  });

  it('have no gradient of the filter where the batch is empty', () => {
    const [x, w] = [tf.zeros([0, 5, 5, 2]), tf.ones([3, 3, 2, 4])];
    const convolve = (a: tf.Tensor, b: tf.Tensor) => tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, 1, 'same');
    const [dx, dw] = tf.grads(convolve)([x, w], tf.zeros([0, 5, 5, 4]));
    expect(dx?.shape).toEqual([0, 5, 5, 2]);
    expect(tf.max(tf.abs(dw as tf.Tensor)).dataSync()[0]).toBe(0);
  });

  it('refuse what they do not do: channels first, filters beyond the input, unequal strides of a depthwise one', () => {
    const [x, w] = [image(1, 3, 3, 3), image(1, 1, 3, 1)];
    const options = { x, filter: w, strides: 1, pad: 'same', dataFormat: 'NCHW' } as const;
    for (const run of [
      () => tf.conv2d(x, w, 1, 'same', 'NCHW'),
      () => tf.depthwiseConv2d(x, w, 1, 'same', 'NCHW'),
      () => tf.fused.conv2d(options),
      () => tf.fused.depthwiseConv2d(options),
    ]) {
      expect(run).toThrow('NHWC');
    }
    expect(() => tf.conv2d(x, image(5, 5, 3, 1), 1, 'valid')).toThrow('output size would be negative');
    expect(() => tf.conv2d(x, image(7, 7, 3, 1), 1, 1)).toThrow('larger than the padded input');
    expect(() => tf.depthwiseConv2d(x, w, [1, 2], 'same')).toThrow('equal length strides');
  });
});

describe('pooling', () => {
  it.each([
    [maxPool, 'maxPool'],
    [avgPool, 'avgPool'],
  ])('$1 takes any padding by a number', op => {
    for (const strides of [
      [1, 1],
      [2, 1],
      [3, 2],
    ] as const) {
      for (const pad of [0, 1, 2]) {
        const row = { shapes: [[2, 5, 6, 2]], attributes: { size: [3, 4] as const, strides, pad }, kind: 'negative' };
        expect(complaintsOf(op.caseOf(row as Parameters<typeof op.caseOf>[0]))).toEqual([]);
      }
    }
  });

  it('has windows that hang over the edge when sizes are rounded up, with gradients', () => {
    const windows = (x: Nd, i: number) => [2 * i, 2 * i + 1].filter(j => j < 5).map(j => at(x, 0, 0, j, 0));
    const average = (values: number[]) => values.reduce((total, value) => total + value, 0) / values.length;
    for (const [pool, combine] of [
      [tf.maxPool, (values: number[]) => Math.max(...values)],
      [tf.avgPool, average],
    ] as const) {
      expectOperation(
        t => pool(t as tf.Tensor4D, [1, 2], [1, 2], 0, 'ceil'),
        t => build([1, 1, 3, 1], (_, __, i) => combine(windows(t as Nd, i as number))),
        [randomNd([1, 1, 5, 1], 1, -3, -1)],
      );
    }
  });

  it('takes whole numbers', () => {
    const x = tf.tensor4d([-5, -7, -9, -3], [1, 2, 2, 1], 'int32');
    expect([...tf.maxPool(x, 2, 2, 1).dataSync()]).toEqual([-5, -7, -9, -3]);
  });

  it('refuses windows that do not fit', () => {
    for (const pool of [tf.maxPool, tf.avgPool]) {
      expect(() => pool(image(1, 2, 2, 1), 7, 1, 1)).toThrow(/do not fit into \[1,2,2,1\]/);
    }
  });
});

it.each([
  [6, 74, {}],
  [18, 66, {}],
  [4, 75, { alignCorners: true }],
  [2, 41, { halfPixelCenters: true }],
])('resizing to the nearest finds positions that are whole numbers: %i to %i, %j', (from, to, options) => {
  const row = { shapes: [[2, from, 2, 2]], attributes: { size: [to, 3] as const, ...options } };
  expect(complaintsOf(resizeNearest.caseOf(row))).toEqual([]);
});

it('gather counts axes from the end', () => {
  const x = image(2, 3, 4);
  const ids = [3, 0, 3];
  same(tf.gather(x, ids, -1), tf.gather(x, ids, 2));
});

it('einsum takes blanks', () => {
  const [a, b] = [image(2, 3), image(3, 4)];
  same(tf.einsum('ij, jk -> ki', a, b), tf.transpose(tf.matMul(a, b)));
});

describe('multinomial', () => {
  const draw = (seed: number, weights: tf.Tensor2D, normalised = false) => {
    const restore = seedMathRandom(seed);
    try {
      return [...tf.multinomial(weights, 3000, undefined, normalised).dataSync()];
    } finally {
      restore();
    }
  };

  it('draws the same from the same seed, and other numbers from another', () => {
    const logits = tf.tensor2d([[0.1, 0.2, 0.3]]);
    expect(draw(1, logits)).toEqual(draw(1, logits));
    expect(draw(1, logits)).not.toEqual(draw(2, logits));
  });

  it.each([false, true])('draws each category as often as it is likely (probabilities: %s)', normalised => {
    const probabilities = [
      [0.2, 0.5, 0.3],
      [0.9, 0, 0.1],
    ];
    const weights = tf.tensor2d(probabilities);
    const drawn = draw(3, normalised ? weights : tf.log(weights), normalised);
    for (const [row, expected] of probabilities.entries()) {
      const own = drawn.slice(3000 * row, 3000 * (row + 1));
      for (const [category, probability] of expected.entries()) {
        // Four standard deviations.
        const spread = 4 * Math.sqrt((probability * (1 - probability)) / 3000);
        const share = own.filter(one => one === category).length / 3000;
        expect(Math.abs(share - probability)).toBeLessThanOrEqual(spread);
      }
    }
  });
});
