import * as tf from '@tensorflow/tfjs-core';
import { addInputGradient } from './convolution/blocks.ts';
import { rotate, transpose } from './convolution/filter.ts';
import {
  explicitly,
  forChannelsFirstGradient,
  type Geometry,
  geometryOf,
  isChannelsFirst,
  transposedPad,
} from './convolution/geometry.ts';
import { col2im, positionsOf, tapsOf } from './convolution/im2col.ts';
import { zeros } from './convolution/zeros.ts';
import { floats, type Host } from './host.ts';
import type { Kernel } from './kernel.ts';

/**
 * The gradient of a convolution with respect to its input, and the transposed convolution: dx[n, y, x, c] = Σ over i, j,
 * a, b, k with y = i·s + a·d − top and x = j·s + b·d − left of dy[n, i, j, k]·w[a, b, c, k] (Dumoulin and Visin 2016, §4).
 * dy [batch, outHeight, outWidth, outChannels], filter [height, width, channels, outChannels], attribute inputShape →
 * [batch, inHeight, inWidth, channels]. Both kernels of the library are plain loops.
 */
export const conv2dBackpropInput: Kernel = {
  name: 'Conv2DBackpropInput',
  backends: ['wasm', 'cpu'],
  run({ host, inputs, attributes, stock }) {
    if (isChannelsFirst(attributes)) return stock(inputs, forChannelsFirstGradient(attributes));
    const { dy, filter } = inputs as { dy: tf.TensorInfo; filter: tf.TensorInfo };
    const inputShape = attributes.inputShape as number[];
    const g = geometryOf('dense', inputShape, filter.shape, attributes);
    if (tf.util.sizeFromShape(inputShape) === 0 || positionsOf(g) === 0) return zeros(host, inputShape);
    if (host.backend === 'wasm') return (isRotatable(g) ? throughRotation : throughColumns)(host, g, dy, filter);
    const out = zeros(host, inputShape);
    addInputGradient(g, floats(host, dy), floats(host, filter), floats(host, out));
    return out;
  },
};

/** XNNPACK pads, it does not crop: a padding wider than the filter goes another way. */
function isRotatable(g: Geometry): boolean {
  const { rows, columns } = transposedPad(g);
  return g.strideHeight * g.strideWidth === 1 && Math.min(...rows, ...columns) >= 0;
}

/** Stride 1: a convolution of dy with the filter turned by 180°. */
function throughRotation(host: Host, g: Geometry, dy: tf.TensorInfo, filter: tf.TensorInfo): tf.TensorInfo {
  const rotated = host.make([g.filterHeight, g.filterWidth, g.outChannels, g.inChannels]);
  rotate(g, floats(host, filter), floats(host, rotated));
  const { rows, columns } = transposedPad(g);
  const attributes = explicitly([1, 1], [g.dilationHeight, g.dilationWidth], rows, columns);
  const out = host.call('Conv2D', { x: dy, filter: rotated }, attributes);
  host.free(rotated);
  return out;
}

/** dx = col2im(dy·Wᵀ). */
function throughColumns(host: Host, g: Geometry, dy: tf.TensorInfo, filter: tf.TensorInfo): tf.TensorInfo {
  const [positions, taps] = [positionsOf(g), tapsOf(g)];
  const turned = host.make([1, g.outChannels, taps]);
  transpose(floats(host, filter), taps, g.outChannels, floats(host, turned));
  const a = host.view(dy, [1, positions, g.outChannels]);
  const columns = host.call('BatchMatMul', { a, b: turned }, { transposeA: false, transposeB: false });
  const out = zeros(host, [g.batch, g.inHeight, g.inWidth, g.inChannels]);
  col2im(g, floats(host, columns), 0, positions, floats(host, out));
  host.free(turned, columns);
  return out;
}
