import type * as tf from '@tensorflow/tfjs-core';
import { addDepthwise } from './convolution/depthwise.ts';
import { geometryOf, refuseChannelsFirst, withExplicitPad } from './convolution/geometry.ts';
import { zeros } from './convolution/zeros.ts';
import { floats } from './host.ts';
import type { Kernel } from './kernel.ts';

/**
 * A convolution of every channel by itself: y[n, i, j, c·m + r] = Σ over a, b of x[n, i·s + a·d − top,
 * j·s + b·d − left, c]·w[a, b, c, r] (Chollet 2017, §3). x [batch, height, width, channels], filter [height, width,
 * channels, multiplier] → [batch, outHeight, outWidth, channels·multiplier]. Refuses NCHW, which both kernels of the
 * library read as NHWC without a word; the one of WASM (XNNPACK) is kept otherwise, with paddings put right.
 */
export const depthwiseConv2d: Kernel = {
  name: 'DepthwiseConv2dNative',
  backends: ['wasm', 'cpu'],
  run({ host, inputs, attributes, stock }) {
    refuseChannelsFirst('depthwiseConv2d', attributes);
    const { x, filter } = inputs as { x: tf.TensorInfo; filter: tf.TensorInfo };
    if (host.backend === 'wasm') return stock(inputs, withExplicitPad('depthwise', x.shape, filter.shape, attributes));
    const g = geometryOf('depthwise', x.shape, filter.shape, attributes);
    const out = zeros(host, [g.batch, g.outHeight, g.outWidth, g.outChannels]);
    addDepthwise(g, floats(host, x), floats(host, filter), floats(host, out));
    return out;
  },
};
