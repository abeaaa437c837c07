import * as tf from '@tensorflow/tfjs-core';
import { copyBox, offsetOf, stridesOf } from './copy-box.ts';
import { isNumeric, type NumericType } from './host.ts';
import type { Kernel } from './kernel.ts';

export type StridedSliceAttributes = {
  readonly begin: number[];
  readonly end: number[];
  readonly strides: number[];
  readonly beginMask: number;
  readonly endMask: number;
  readonly ellipsisMask: number;
  readonly newAxisMask: number;
  readonly shrinkAxisMask: number;
};

export type StridedBox = {
  /** First element, step and number of steps for every axis of x. */
  readonly start: readonly number[];
  readonly step: readonly number[];
  readonly count: readonly number[];
  /** The shape of the result, with axes added and left out. */
  readonly shape: readonly number[];
};

/** What the masks of a strided slice mean for x of this shape (tensorflow/core/util/strided_slice_op.cc). */
export function stridedBox(shape: readonly number[], a: StridedSliceAttributes): StridedBox {
  const { beginMask, endMask, ellipsisMask, newAxisMask, shrinkAxisMask } = a;
  const masks = [beginMask, endMask, ellipsisMask, newAxisMask, shrinkAxisMask] as const;
  const info = tf.slice_util.sliceInfo([...shape], a.begin, a.end, a.strides, ...masks);
  const count = tf.slice_util.computeOutShape(info.begin, info.end, info.strides);
  return { start: info.begin, step: info.strides, count, shape: info.finalShape };
}

/**
 * Every step-th element of each axis, steps of either sign. The library's kernels mistake the axes once one of them is left
 * out (`shrinkAxisMask`) and another is stepped through.
 */
export const stridedSlice: Kernel = {
  name: 'StridedSlice',
  backends: ['wasm', 'cpu'],
  run({ host, inputs, attributes, stock }) {
    const { x } = inputs as { x: tf.TensorInfo };
    if (!isNumeric(x.dtype)) return stock();
    const { start, step, count, shape } = stridedBox(x.shape, attributes as StridedSliceAttributes);
    const out = host.make(shape, x.dtype as NumericType);
    const strides = stridesOf(x.shape);
    copyBox(
      {
        values: host.values(x),
        start: offsetOf(start, strides),
        strides: strides.map((stride, d) => stride * (step[d] as number)),
      },
      { values: host.values(out), start: 0, strides: stridesOf(count) },
      count,
    );
    return out;
  },
};
