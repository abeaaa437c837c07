import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { createRandom } from '../../../src/platform/random.ts';

type Pair = readonly [number, number];
export type Pad = 'same' | 'valid' | number | { readonly rows: Pair; readonly columns: Pair };

/** A convolution: dense with `last` output channels, or depthwise with `last` outputs per input channel. */
export type Case = {
  readonly kind: 'dense' | 'depthwise';
  readonly batch: number;
  readonly size: Pair;
  readonly channels: number;
  readonly last: number;
  readonly kernel: Pair;
  readonly strides: Pair;
  readonly dilations: Pair;
  readonly pad: Pad;
};

/** Zeros before, and number of outputs, along one axis; as TensorFlow defines 'same' and 'valid'. */
function along({ size, kernel, strides, dilations, pad }: Case, axis: 0 | 1): { before: number; out: number } {
  const span = (kernel[axis] - 1) * dilations[axis] + 1;
  const [length, stride] = [size[axis], strides[axis]];
  if (pad === 'same') {
    const out = Math.ceil(length / stride);
    return { before: Math.floor(Math.max(0, (out - 1) * stride + span - length) / 2), out };
  }
  const explicit = pad === 'valid' ? 0 : pad;
  const [before, after] =
    typeof explicit === 'number' ? [explicit, explicit] : [explicit.rows, explicit.columns][axis as 0 | 1]!;
  return { before, out: Math.floor((length + before + after - span) / stride) + 1 };
}

export type Problem = {
  readonly inShape: readonly number[];
  readonly filterShape: readonly number[];
  readonly outShape: readonly number[];
  readonly x: Float32Array;
  readonly w: Float32Array;
  readonly dy: Float32Array;
};

/** Random tensors for a case, or nothing where the filter does not fit the padded input. */
export function problemOf(one: Case, seed: number): Problem | undefined {
  const [outHeight, outWidth] = [along(one, 0).out, along(one, 1).out];
  if (outHeight < 1 || outWidth < 1) return undefined;
  const random = createRandom(seed, 'convolution');
  const inShape = [one.batch, ...one.size, one.channels];
  const filterShape = [...one.kernel, one.channels, one.last];
  const outShape = [one.batch, outHeight, outWidth, one.kind === 'dense' ? one.last : one.channels * one.last];
  const [x, w, dy] = [inShape, filterShape, outShape].map(shape =>
    Float32Array.from({ length: tf.util.sizeFromShape(shape) }, () => 2 * random() - 1),
  ) as [Float32Array, Float32Array, Float32Array];
  return { inShape, filterShape, outShape, x, w, dy };
}

/** y and the gradients of ⟨dy, y⟩, in double precision: every product of the definition, visited once. */
export function reference(one: Case, { x, w, dy, outShape }: Problem) {
  const { kind, batch, size, channels, last, kernel, strides, dilations } = one;
  const [y, dx, dw] = [new Float64Array(dy.length), new Float64Array(x.length), new Float64Array(w.length)];
  const [top, left] = [along(one, 0).before, along(one, 1).before];
  const [, outHeight, outWidth, outChannels] = outShape as [number, number, number, number];
  for (let n = 0; n < batch; n++)
    for (let i = 0; i < outHeight; i++)
      for (let j = 0; j < outWidth; j++)
        for (let a = 0; a < kernel[0]; a++)
          for (let b = 0; b < kernel[1]; b++) {
            const [row, column] = [i * strides[0] + a * dilations[0] - top, j * strides[1] + b * dilations[1] - left];
            if (row < 0 || row >= size[0] || column < 0 || column >= size[1]) continue;
            for (let c = 0; c < channels; c++) {
              const xi = ((n * size[0] + row) * size[1] + column) * channels + c;
              for (let r = 0; r < last; r++) {
                const wi = ((a * kernel[1] + b) * channels + c) * last + r;
                const yi = ((n * outHeight + i) * outWidth + j) * outChannels + (kind === 'dense' ? r : c * last + r);
                y[yi]! += x[xi]! * w[wi]!;
                dx[xi]! += dy[yi]! * w[wi]!;
                dw[wi]! += x[xi]! * dy[yi]!;
              }
            }
          }
  return { y, dx, dw };
}

/** The op of TensorFlow.js for a case. */
export function op(one: Case): (x: tf.Tensor, w: tf.Tensor) => tf.Tensor {
  const convolution = one.kind === 'dense' ? tf.conv2d : tf.depthwiseConv2d;
  return (x, w) =>
    convolution(
      x as tf.Tensor4D,
      w as tf.Tensor4D,
      one.strides as [number, number],
      padOf(one.pad),
      'NHWC',
      one.dilations as [number, number],
    );
}

export const padOf = (pad: Pad): number | 'same' | 'valid' =>
  typeof pad === 'object'
    ? // The types of the library leave explicit paddings out of depthwise convolutions; its kernels take them.
      ([[0, 0], pad.rows, pad.columns, [0, 0]] as unknown as number)
    : pad;

/** Largest difference, relative to the largest value. */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  let [difference, scale] = [0, 1e-3];
  for (let i = 0; i < expected.length; i++) {
    // A NaN must not pass for a small difference.
    difference = Math.max(difference, Math.abs(actual[i]! - expected[i]!));
    scale = Math.max(scale, Math.abs(expected[i]!));
  }
  return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference / scale;
}

/** Relative errors of the output and of both gradients. */
export function errorsOf(one: Case, seed: number): { y: number; dx: number; dw: number } | undefined {
  const problem = problemOf(one, seed);
  if (!problem) return undefined;
  const expected = reference(one, problem);
  return tf.tidy(() => {
    const x = tf.tensor(problem.x, [...problem.inShape]);
    const w = tf.tensor(problem.w, [...problem.filterShape]);
    const dy = tf.tensor(problem.dy, [...problem.outShape]);
    const y = op(one)(x, w);
    if (y.shape.join() !== problem.outShape.join()) throw new Error(`shape ${y.shape}, not ${problem.outShape}`);
    const [dx, dw] = tf.grads(op(one))([x, w], dy) as [tf.Tensor, tf.Tensor];
    return {
      y: relativeError(y.dataSync(), expected.y),
      dx: relativeError(dx.dataSync(), expected.dx),
      dw: relativeError(dw.dataSync(), expected.dw),
    };
  });
}

type Shape = [number, number, number, number];

/** The tensors of a problem. */
export const tensors = ({ x, w, dy, inShape, filterShape, outShape }: Problem) => ({
  x: tf.tensor<tf.Rank.R4>(x, inShape as Shape),
  w: tf.tensor<tf.Rank.R4>(w, filterShape as Shape),
  dy: tf.tensor<tf.Rank.R4>(dy, outShape as Shape),
});

/** The relative error of a tensor. */
export const difference = (actual: tf.Tensor, expected: ArrayLike<number>) =>
  relativeError(actual.dataSync(), expected);
/** Expects two tensors to agree. */
export const same = (actual: tf.Tensor, expected: tf.Tensor) => {
  expect(actual.shape).toEqual(expected.shape);
  expect(difference(actual, expected.dataSync())).toBeLessThan(LIMIT);
};

export const LIMIT = 1e-5;

export const DENSE: Case = {
  kind: 'dense',
  batch: 2,
  size: [7, 9],
  channels: 3,
  last: 5,
  kernel: [3, 2],
  strides: [1, 1],
  dilations: [1, 1],
  pad: 'same',
};
export const DEPTHWISE: Case = { ...DENSE, kind: 'depthwise', last: 2 };
export const KINDS = { dense: DENSE, depthwise: DEPTHWISE };
