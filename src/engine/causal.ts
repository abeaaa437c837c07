import * as tf from '@tensorflow/tfjs-core';

export type CausalOptions = { readonly stride?: number; readonly dilation?: number };

/**
 * A causal convolution in time: y[n, t, k] = Σ over a, c of x[n, t·stride − (width − 1 − a)·dilation, c]·w[a, c, k], so
 * that no output sees a later input (van den Oord et al. 2016, WaveNet, §2.1). x [batch, time, channels], filter [width,
 * channels, outChannels] → [batch, ⌈time / stride⌉, outChannels]. TensorFlow.js declares this padding but refuses it.
 */
export function causalConv1d(x: tf.Tensor3D, filter: tf.Tensor3D, options: CausalOptions = {}): tf.Tensor3D {
  const { stride = 1, dilation = 1 } = options;
  const before = (filter.shape[0] - 1) * dilation;
  return tf.conv1d(
    x,
    filter,
    stride,
    [
      [0, 0],
      [0, 0],
      [before, 0],
      [0, 0],
    ],
    'NWC',
    dilation,
  );
}
