import type * as tf from '@tensorflow/tfjs-core';
import { addFilterGradient } from './convolution/blocks.ts';
import {
  explicitly,
  forChannelsFirstGradient,
  type Geometry,
  geometryOf,
  isChannelsFirst,
} from './convolution/geometry.ts';
import { positionsOf } from './convolution/im2col.ts';
import { zeros } from './convolution/zeros.ts';
import { floats, type Host } from './host.ts';
import type { Kernel } from './kernel.ts';

/**
 * The gradient of a convolution with respect to its filter: dw[a, b, c, k] = Σ over n, i, j of
 * x[n, i·s + a·d − top, j·s + b·d − left, c]·dy[n, i, j, k]. x [batch, height, width, channels], dy [batch, outHeight,
 * outWidth, outChannels], attribute filterShape → [height, width, channels, outChannels]. The library has no such kernel
 * for WASM and a slow one for cpu.
 */
export const conv2dBackpropFilter: Kernel = {
  name: 'Conv2DBackpropFilter',
  backends: ['wasm', 'cpu'],
  run({ host, inputs, attributes, stock }) {
    if (isChannelsFirst(attributes)) return stock(inputs, forChannelsFirstGradient(attributes));
    const { x, dy } = inputs as { x: tf.TensorInfo; dy: tf.TensorInfo };
    const g = geometryOf('dense', x.shape, attributes.filterShape as number[], attributes);
    if (host.backend === 'wasm' && positionsOf(g) > 0 && meetsImage(g))
      return isPointwise(g) ? pointwise(host, g, x, dy) : transposed(host, g, x, dy);
    const out = zeros(host, attributes.filterShape as number[]);
    addFilterGradient(g, floats(host, x), floats(host, dy), floats(host, out));
    return out;
  },
};

/** Whether the windows go further than the padding before the image; XNNPACK has no answer for an image of no pixels. */
const meetsImage = (g: Geometry): boolean =>
  (g.filterHeight - 1) * g.dilationHeight + (g.outHeight - 1) * g.strideHeight >= g.top &&
  (g.filterWidth - 1) * g.dilationWidth + (g.outWidth - 1) * g.strideWidth >= g.left;

const isPointwise = (g: Geometry): boolean =>
  g.filterHeight === 1 &&
  g.filterWidth === 1 &&
  g.top === 0 &&
  g.left === 0 &&
  (g.outHeight - 1) * g.strideHeight < g.inHeight &&
  (g.outWidth - 1) * g.strideWidth < g.inWidth;

/**
 * A 1×1 filter is a matrix: dW = xᵀ·dy, over the pixels of x that the stride meets. XNNPACK packs the right operand, which
 * takes longer than the product, so that with fewer channels goes there: dW = (dyᵀ·x)ᵀ.
 */
function pointwise(host: Host, g: Geometry, x: tf.TensorInfo, dy: tf.TensorInfo): tf.TensorInfo {
  const whole = g.outHeight === g.inHeight && g.outWidth === g.inWidth;
  const met = whole ? x : sampled(host, g, x);
  const rows = positionsOf(g);
  const [input, gradient] = [host.view(met, [rows, g.inChannels]), host.view(dy, [rows, g.outChannels])];
  const swapped = g.inChannels < g.outChannels;
  const product = swapped ? outer(host, gradient, input) : outer(host, input, gradient);
  const out = swapped ? host.call('Transpose', { x: product }, { perm: [1, 0] }) : product;
  host.free(...(whole ? [] : [met]), ...(swapped ? [product] : []));
  return host.view(out, [1, 1, g.inChannels, g.outChannels]);
}

/** aᵀ·b of matrices [rows, m] and [rows, n] → [m, n]. */
function outer(host: Host, a: tf.TensorInfo, b: tf.TensorInfo): tf.TensorInfo {
  const [rows = 0, m = 0] = a.shape;
  const [, n = 0] = b.shape;
  const turned = host.call('Transpose', { x: a }, { perm: [1, 0] });
  const operands = { a: host.view(turned, [1, m, rows]), b: host.view(b, [1, rows, n]) };
  const product = host.call('BatchMatMul', operands, { transposeA: false, transposeB: false });
  host.free(turned);
  return host.view(product, [m, n]);
}

/** The pixels of x under a 1×1 filter: [batch, outHeight, outWidth, inChannels]. */
function sampled(host: Host, g: Geometry, x: tf.TensorInfo): tf.TensorInfo {
  const out = host.make([g.batch, g.outHeight, g.outWidth, g.inChannels]);
  const [from, to] = [floats(host, x), floats(host, out)];
  let at = 0;
  for (let image = 0; image < g.batch; image++) {
    for (let row = 0; row < g.outHeight; row++) {
      const line = (image * g.inHeight + row * g.strideHeight) * g.inWidth;
      for (let column = 0; column < g.outWidth; column++) {
        const start = (line + column * g.strideWidth) * g.inChannels;
        for (let c = 0; c < g.inChannels; c++) to[at++] = from[start + c] as number;
      }
    }
  }
  return out;
}

/**
 * The same sum read as a convolution of transposed tensors: the channels of x are its images and the images its channels,
 * dy is the filter, stride and dilation change places. So XNNPACK's convolution does the work.
 */
function transposed(host: Host, g: Geometry, x: tf.TensorInfo, dy: tf.TensorInfo): tf.TensorInfo {
  const { batch, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels, filterHeight, filterWidth } = g;
  // What dy, spread by the stride, needs below and after the input; less than nothing where the stride left a rest over.
  const below = (filterHeight - 1) * g.dilationHeight + (outHeight - 1) * g.strideHeight + 1 - inHeight - g.top;
  const after = (filterWidth - 1) * g.dilationWidth + (outWidth - 1) * g.strideWidth + 1 - inWidth - g.left;
  const turned = host.call(
    'Transpose',
    { x: host.view(x, [batch, inHeight * inWidth, inChannels]) },
    { perm: [2, 1, 0] },
  );
  const images = host.view(turned, [inChannels, inHeight, inWidth, batch]);
  const size = [inChannels, inHeight + Math.min(below, 0), inWidth + Math.min(after, 0), batch];
  const cropped = below < 0 || after < 0 ? host.call('Slice', { x: images }, { begin: [0, 0, 0, 0], size }) : undefined;
  const rows = outHeight * outWidth;
  const filter = host.call('Transpose', { x: host.view(dy, [batch, rows, outChannels]) }, { perm: [1, 0, 2] });
  const product = host.call(
    'Conv2D',
    { x: cropped ?? images, filter: host.view(filter, [outHeight, outWidth, batch, outChannels]) },
    explicitly(
      [g.dilationHeight, g.dilationWidth],
      [g.strideHeight, g.strideWidth],
      [g.top, Math.max(below, 0)],
      [g.left, Math.max(after, 0)],
    ),
  );
  const flat = host.view(product, [inChannels, filterHeight * filterWidth, outChannels]);
  const out = host.call('Transpose', { x: flat }, { perm: [1, 0, 2] });
  host.free(turned, filter, product, ...(cropped ? [cropped] : []));
  return host.view(out, [filterHeight, filterWidth, inChannels, outChannels]);
}
