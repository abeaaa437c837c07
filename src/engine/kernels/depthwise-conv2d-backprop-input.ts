import type * as tf from '@tensorflow/tfjs-core';
import { addDepthwiseInputGradient, multiplierOf } from './convolution/depthwise.ts';
import { rotateDepthwise } from './convolution/filter.ts';
import { explicitly, type Geometry, geometryOf, transposedPad } from './convolution/geometry.ts';
import { floats, type Host } from './host.ts';
import type { Kernel } from './kernel.ts';

/**
 * The gradient of a depthwise convolution with respect to its input: dx[n, y, x, c] = Σ over r and the i, j, a, b with
 * y = i·s + a·d − top and x = j·s + b·d − left of dy[n, i, j, c·m + r]·w[a, b, c, r]. dy [batch, outHeight, outWidth,
 * channels·multiplier], filter [height, width, channels, multiplier], attribute inputShape → [batch, inHeight, inWidth,
 * channels]. The library has none for WASM.
 */
export const depthwiseConv2dBackpropInput: Kernel = {
  name: 'DepthwiseConv2dNativeBackpropInput',
  backends: ['wasm', 'cpu'],
  run({ host, inputs, attributes }) {
    const { dy, filter } = inputs as { dy: tf.TensorInfo; filter: tf.TensorInfo };
    const inputShape = attributes.inputShape as number[];
    const g = geometryOf('depthwise', inputShape, filter.shape, attributes);
    if (host.backend === 'wasm' && isRotatable(g)) return throughRotation(host, g, dy, filter);
    const out = host.make(inputShape);
    host.values(out).fill(0);
    addDepthwiseInputGradient(g, floats(host, dy), floats(host, filter), floats(host, out));
    return out;
  },
};

function isRotatable(g: Geometry): boolean {
  const { rows, columns } = transposedPad(g);
  return (
    g.strideHeight * g.strideWidth === 1 &&
    g.batch > 0 &&
    Math.min(...rows, ...columns, g.outHeight - 1, g.outWidth - 1) >= 0
  );
}

/** Stride 1: a depthwise convolution of dy with the filter turned by 180°, then the sum over the multiplier. */
function throughRotation(host: Host, g: Geometry, dy: tf.TensorInfo, filter: tf.TensorInfo): tf.TensorInfo {
  const rotated = host.make([g.filterHeight, g.filterWidth, g.outChannels, 1]);
  rotateDepthwise(g, floats(host, filter), floats(host, rotated));
  const { rows, columns } = transposedPad(g);
  const attributes = explicitly([1, 1], [g.dilationHeight, g.dilationWidth], rows, columns);
  const wide = host.call('DepthwiseConv2dNative', { x: dy, filter: rotated }, attributes);
  host.free(rotated);
  const multiplier = multiplierOf(g);
  if (multiplier === 1) return wide;
  const out = host.make([g.batch, g.inHeight, g.inWidth, g.inChannels]);
  sumGroups(floats(host, wide), multiplier, floats(host, out));
  host.free(wide);
  return out;
}

/** out[i] = Σ over r < size of from[i·size + r]. */
function sumGroups(from: Float32Array, size: number, out: Float32Array): void {
  for (let i = 0, at = 0; i < out.length; i++) {
    let sum = 0;
    for (let r = 0; r < size; r++) sum += from[at++] as number;
    out[i] = sum;
  }
}
