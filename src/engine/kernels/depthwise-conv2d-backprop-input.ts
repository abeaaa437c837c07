import type * as tf from '@tensorflow/tfjs-core';
import { addDepthwiseInputGradient, multiplierOf } from './convolution/depthwise.ts';
import { rotateDepthwise } from './convolution/filter.ts';
import { explicitly, type Geometry, geometryOf, transposedPad } from './convolution/geometry.ts';
import { positionsOf } from './convolution/im2col.ts';
import { zeros } from './convolution/zeros.ts';
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
    const out = zeros(host, inputShape);
    addDepthwiseInputGradient(g, floats(host, dy), floats(host, filter), floats(host, out));
    return out;
  },
};

/** XNNPACK pads, it does not crop: a padding wider than the filter goes another way. */
function isRotatable(g: Geometry): boolean {
  const { rows, columns } = transposedPad(g);
  return positionsOf(g) > 0 && Math.min(...rows, ...columns) >= 0;
}

/**
 * A depthwise convolution of dy, spread by the stride with zeros between, with the filter turned by 180°; then the sum over
 * the multiplier.
 */
function throughRotation(host: Host, g: Geometry, dy: tf.TensorInfo, filter: tf.TensorInfo): tf.TensorInfo {
  const rotated = host.make([g.filterHeight, g.filterWidth, g.outChannels, 1]);
  rotateDepthwise(g, floats(host, filter), floats(host, rotated));
  const wide = g.strideHeight * g.strideWidth > 1 ? spread(host, g, dy) : dy;
  const { rows, columns } = transposedPad(g);
  const attributes = explicitly([1, 1], [g.dilationHeight, g.dilationWidth], rows, columns);
  const product = host.call('DepthwiseConv2dNative', { x: wide, filter: rotated }, attributes);
  host.free(rotated, ...(wide === dy ? [] : [wide]));
  const multiplier = multiplierOf(g);
  if (multiplier === 1) return product;
  const out = host.make([g.batch, g.inHeight, g.inWidth, g.inChannels]);
  sumGroups(floats(host, product), multiplier, floats(host, out));
  host.free(product);
  return out;
}

/** dy with stride − 1 rows and columns of zeros between its own. */
function spread(host: Host, g: Geometry, dy: tf.TensorInfo): tf.TensorInfo {
  const { batch, outHeight, outWidth, outChannels, strideHeight, strideWidth } = g;
  const [height, width] = [(outHeight - 1) * strideHeight + 1, (outWidth - 1) * strideWidth + 1];
  const out = host.make([batch, height, width, outChannels]);
  const [from, to] = [floats(host, dy), floats(host, out)];
  to.fill(0);
  let at = 0;
  for (let image = 0; image < batch; image++) {
    for (let row = 0; row < outHeight; row++) {
      for (let column = 0; column < outWidth; column++) {
        const start = ((image * height + row * strideHeight) * width + column * strideWidth) * outChannels;
        for (let k = 0; k < outChannels; k++) to[start + k] = from[at++] as number;
      }
    }
  }
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
