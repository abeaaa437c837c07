import * as tf from '@tensorflow/tfjs-core';
import type { Kernel } from '../kernel.ts';

/**
 * dx of 2-D max pooling: the gradient of a window goes to its first greatest number. dy [batch, outHeight, outWidth,
 * channels], input [batch, height, width, channels] → the shape of the input.
 */
export const maxPoolGrad: Kernel = {
  name: 'MaxPoolGrad',
  backends: ['wasm'],
  run({ host, inputs, attributes, stock }) {
    const { dy, input } = inputs as { dy: tf.TensorInfo; input: tf.TensorInfo };
    if (!host.simd || tf.util.sizeFromShape(dy.shape) === 0) return stock();
    const { filterSize, strides, pad, dimRoundingMode } = attributes as {
      filterSize: number | [number, number];
      strides: number | [number, number];
      pad: 'same' | 'valid' | number;
      dimRoundingMode?: 'floor' | 'round' | 'ceil';
    };
    const shape = input.shape as [number, number, number, number];
    const info = tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
    const [, outHeight = 0, outWidth = 0] = dy.shape;
    const out = host.make(shape);
    const pointers = [input, dy, out].map(host.offset);
    const windows = [info.filterHeight, info.filterWidth, info.strideHeight, info.strideWidth];
    host.simd.maxPoolGrad(
      ...pointers,
      ...shape.slice(0, 4),
      outHeight,
      outWidth,
      ...windows,
      info.padInfo.top,
      info.padInfo.left,
    );
    return out;
  },
};
