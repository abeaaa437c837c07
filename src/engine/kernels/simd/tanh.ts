import * as tf from '@tensorflow/tfjs-core';
import type { Kernel } from '../kernel.ts';

/** tanh x, number by number; float32. */
export const tanh: Kernel = {
  name: 'Tanh',
  backends: ['wasm'],
  run({ host, inputs, stock }) {
    const { x } = inputs as { x: tf.TensorInfo };
    if (!host.simd || x.dtype !== 'float32') return stock();
    const out = host.make(x.shape);
    host.simd.tanh(host.offset(x), host.offset(out), tf.util.sizeFromShape(x.shape));
    return out;
  },
};
