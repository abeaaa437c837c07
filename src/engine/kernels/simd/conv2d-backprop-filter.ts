import * as tf from '@tensorflow/tfjs-core';
import { type Geometry, geometryOf, isChannelsFirst } from '../convolution/geometry.ts';
import type { Host } from '../host.ts';
import type { Kernel } from '../kernel.ts';

/** Beyond this XNNPACK's convolution of transposed tensors, in the kernel below, is the faster way (measured). */
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
    if (!host.simd || isChannelsFirst(attributes) || isEmpty(x) || isEmpty(dy)) return stock();
    const g = geometryOf('dense', x.shape, attributes.filterShape as number[], attributes);
    return fits(g) ? products(host, g, x, dy) : stock();
  },
};

const isEmpty = ({ shape }: tf.TensorInfo): boolean => tf.util.sizeFromShape(shape) === 0;

function fits({ dilationHeight, dilationWidth, top, left, inChannels }: Geometry): boolean {
  return dilationHeight === 1 && dilationWidth === 1 && top >= 0 && left >= 0 && inChannels <= MAX_CHANNELS;
}

function products(host: Host, g: Geometry, x: tf.TensorInfo, dy: tf.TensorInfo): tf.TensorInfo {
  const { batch, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels, top, left } = g;
  // Below and after, only what the last patches reach.
  const below = Math.max(0, (outHeight - 1) * g.strideHeight + g.filterHeight - inHeight - top);
  const after = Math.max(0, (outWidth - 1) * g.strideWidth + g.filterWidth - inWidth - left);
  const isPadded = top + left + below + after > 0;
  const paddings = [
    [0, 0],
    [top, below],
    [left, after],
    [0, 0],
  ];
  const padded = isPadded ? host.call('PadV2', { x }, { paddings, constantValue: 0 }) : x;
  const out = host.make([g.filterHeight, g.filterWidth, inChannels, outChannels]);
  const line = (left + inWidth + after) * inChannels;
  host.simd?.filterGradient(
    ...[padded, dy, out].map(host.offset),
    ...[batch, outHeight, outWidth, outChannels, g.filterHeight, g.filterWidth * inChannels],
    ...[g.strideWidth * inChannels, g.strideHeight * line, (top + inHeight + below) * line, line],
  );
  if (isPadded) host.free(padded);
  return out;
}
