import type * as tf from '@tensorflow/tfjs-core';
import { depthwiseFilterGradient } from './convolution/depthwise.ts';
import { geometryOf } from './convolution/geometry.ts';
import { floats } from './host.ts';
import type { Kernel } from './kernel.ts';

/**
 * The gradient of a depthwise convolution with respect to its filter: dw[a, b, c, r] = Σ over n, i, j of x[n, i·s + a·d −
 * top, j·s + b·d − left, c]·dy[n, i, j, c·m + r]. x [batch, height, width, channels], dy [batch, outHeight, outWidth,
 * channels·multiplier], attribute filterShape → [height, width, channels, multiplier]. The library has none for WASM.
 */
export const depthwiseConv2dBackpropFilter: Kernel = {
  name: 'DepthwiseConv2dNativeBackpropFilter',
  backends: ['wasm', 'cpu'],
  run({ host, inputs, attributes }) {
    const { x, dy } = inputs as { x: tf.TensorInfo; dy: tf.TensorInfo };
    const filterShape = attributes.filterShape as number[];
    const g = geometryOf('depthwise', x.shape, filterShape, attributes);
    const out = host.make(filterShape);
    depthwiseFilterGradient(g, floats(host, x), floats(host, dy), floats(host, out));
    return out;
  },
};
