import * as tf from '@tensorflow/tfjs-core';
import type { Kernel } from '../kernel.ts';

/** The larger of the two ways to do it is left below: many channels make XNNPACK's convolution the faster one. */
const MAX_CHANNELS = 64;

/**
 * dW of a convolution without dilation, NHWC, as products of patches with gradients, read where they lie. x [batch, height,
 * width, inChannels], dy [batch, outHeight, outWidth, outChannels] → the attribute `filterShape`.
 */
export const conv2dBackpropFilter: Kernel = {
  name: 'Conv2DBackpropFilter',
  backends: ['wasm'],
  run({ host, inputs, attributes, stock }) {
    const { x, dy } = inputs as { x: tf.TensorInfo; dy: tf.TensorInfo };
    const filterShape = attributes.filterShape as [number, number, number, number];
    const dilations = attributes.dilations as number | number[] | undefined;
    const isDilated = [dilations ?? 1].flat().some(dilation => dilation !== 1);
    const isFirst = attributes.dataFormat === 'NCHW';
    if (!host.simd || isDilated || isFirst || (filterShape[2] ?? 0) > MAX_CHANNELS || empty(x) || empty(dy))
      return stock();
    const info = tf.backend_util.computeConv2DInfo(
      x.shape as [number, number, number, number],
      filterShape,
      attributes.strides as number | [number, number],
      1,
      attributes.pad as 'same',
      attributes.dimRoundingMode as 'floor' | undefined,
    );
    const { top, bottom, left, right } = info.padInfo;
    if (Math.min(top, bottom, left, right) < 0) return stock();
    const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels } = info;
    const isPadded = top + bottom + left + right > 0;
    const paddings = [
      [0, 0],
      [top, bottom],
      [left, right],
      [0, 0],
    ];
    const padded = isPadded ? host.call('PadV2', { x }, { paddings, constantValue: 0 }) : x;
    const out = host.make(filterShape);
    const line = (inWidth + left + right) * inChannels;
    host.simd.filterGradient(
      ...[padded, dy, out].map(host.offset),
      ...[batchSize, outHeight, outWidth, outChannels, info.filterHeight, info.filterWidth * inChannels],
      ...[info.strideWidth * inChannels, info.strideHeight * line, (inHeight + top + bottom) * line, line],
    );
    if (isPadded) host.free(padded);
    return out;
  },
};

const empty = ({ shape }: tf.TensorInfo): boolean => tf.util.sizeFromShape(shape) === 0;
