import type * as tf from '@tensorflow/tfjs-core';
import { addConvolution } from './convolution/blocks.ts';
import { geometryOf, isChannelsFirst, withExplicitPad, withNumericPadSpeltOut } from './convolution/geometry.ts';
import { zeros } from './convolution/zeros.ts';
import { floats } from './host.ts';
import type { Kernel } from './kernel.ts';

/**
 * y[n, i, j, k] = Σ over a, b, c of x[n, i·s + a·d − top, j·s + b·d − left, c]·w[a, b, c, k] (Dumoulin and Visin 2016).
 * x [batch, height, width, channels], filter [height, width, channels, outChannels]. The library's cpu kernel loops over
 * tensors by index and needs seconds; its WASM kernel (XNNPACK) is kept, with paddings put right.
 */
export const conv2d: Kernel = {
  name: 'Conv2D',
  backends: ['wasm', 'cpu'],
  run({ host, inputs, attributes, stock }) {
    if (isChannelsFirst(attributes)) return stock(inputs, withNumericPadSpeltOut(attributes));
    const { x, filter } = inputs as { x: tf.TensorInfo; filter: tf.TensorInfo };
    if (host.backend === 'wasm') return stock(inputs, withExplicitPad('dense', x.shape, filter.shape, attributes));
    const g = geometryOf('dense', x.shape, filter.shape, attributes);
    const out = zeros(host, [g.batch, g.outHeight, g.outWidth, g.outChannels]);
    addConvolution(g, floats(host, x), floats(host, filter), floats(host, out));
    return out;
  },
};
