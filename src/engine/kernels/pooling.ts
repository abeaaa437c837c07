import * as tf from '@tensorflow/tfjs-core';
import type { Attributes } from './host.ts';

type Info = ReturnType<typeof tf.backend_util.computePool2DInfo>;

/** The half-open range of rows or columns that a window covers, padding left out. */
export type Window = { readonly from: number; readonly to: number };

export type Pooling = {
  readonly batchSize: number;
  readonly inHeight: number;
  readonly inWidth: number;
  readonly channels: number;
  readonly rows: readonly Window[];
  readonly columns: readonly Window[];
};

/**
 * The windows of a 2-D pooling over x [batch, height, width, channels], whose result has the shape `pooled`; that one says
 * how the output size was rounded, which the library does not pass on to its gradients.
 */
export function poolingOf(x: tf.TensorInfo, pooled: tf.TensorInfo, attributes: Attributes): Pooling {
  const info = infoOf(x, attributes);
  const [, outHeight = 0, outWidth = 0] = pooled.shape;
  const { batchSize, inHeight, inWidth, inChannels, filterHeight, filterWidth, strideHeight, strideWidth } = info;
  return {
    batchSize,
    inHeight,
    inWidth,
    channels: inChannels,
    rows: windows(outHeight, strideHeight, filterHeight, info.padInfo.top, inHeight),
    columns: windows(outWidth, strideWidth, filterWidth, info.padInfo.left, inWidth),
  };
}

/** [batch, height, width, channels] after pooling. */
export const pooledShape = (x: tf.TensorInfo, attributes: Attributes): readonly number[] =>
  infoOf(x, attributes).outShape;

/** Padding by a number written out for each side, for which the library treats height and width apart. */
export const withExplicitPad = (attributes: Attributes): Attributes => {
  const { pad } = attributes;
  return typeof pad === 'number'
    ? {
        ...attributes,
        pad: [
          [0, 0],
          [pad, pad],
          [pad, pad],
          [0, 0],
        ],
      }
    : attributes;
};

/** The sizes of a 2-D pooling, with paddings put right. */
export function infoOf(x: tf.TensorInfo, attributes: Attributes): Info {
  const { filterSize, strides, pad, dimRoundingMode } = withExplicitPad(attributes) as {
    filterSize: number | [number, number];
    strides: number | [number, number];
    pad: 'same' | 'valid' | number;
    dimRoundingMode?: 'floor' | 'round' | 'ceil';
  };
  const shape = x.shape as [number, number, number, number];
  return tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
}

function windows(count: number, stride: number, size: number, before: number, limit: number): Window[] {
  return Array.from({ length: count }, (_, i) => {
    const first = i * stride - before;
    return { from: Math.max(0, first), to: Math.min(limit, first + size) };
  });
}
