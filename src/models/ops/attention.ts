import * as tf from '@tensorflow/tfjs-core';
import type { LayerOf } from '../layers.ts';
import type { Weights } from './normalise.ts';

/** softmax(QKᵀ / √headSize) V for each head, then the heads are mixed (Vaswani et al. 2017, section 3.2). x [batch, steps, size]. */
export function attention(x: tf.Tensor, layer: LayerOf<'attention'>, weights: Weights): tf.Tensor {
  const [batch, steps, size] = x.shape as [number, number, number];
  const { heads, headSize } = layer;
  const wide = heads * headSize;
  const rows = tf.reshape(x, [batch * steps, size]);
  const weight = (name: string, shape: number[]) => tf.reshape(weights(name) as tf.Tensor, shape);
  const project = (name: string): tf.Tensor => {
    const kernel = weight(`${name}/kernel`, [size, wide]) as tf.Tensor2D;
    const flat = tf.add(tf.matMul(rows as tf.Tensor2D, kernel), weight(`${name}/bias`, [wide]));
    const split = tf.transpose(tf.reshape(flat, [batch, steps, heads, headSize]), [0, 2, 1, 3]);
    return tf.reshape(split, [batch * heads, steps, headSize]);
  };
  const scores = tf.mul(tf.matMul(project('query'), project('key'), false, true), 1 / Math.sqrt(headSize));
  const shares = tf.softmax(layer.causal ? tf.add(scores, later(steps)) : scores);
  const mixed = tf.reshape(tf.matMul(shares, project('value')), [batch, heads, steps, headSize]);
  const together = tf.reshape(tf.transpose(mixed, [0, 2, 1, 3]), [batch * steps, wide]) as tf.Tensor2D;
  const kernel = weight('attention_output/kernel', [wide, size]) as tf.Tensor2D;
  return tf.reshape(tf.add(tf.matMul(together, kernel), weights('attention_output/bias') as tf.Tensor), x.shape);
}

/** −10⁹ above the diagonal: [1, steps, steps]. */
function later(steps: number): tf.Tensor {
  const values = Float32Array.from({ length: steps * steps }, (_, i) => (i % steps > Math.floor(i / steps) ? -1e9 : 0));
  return tf.tensor(values, [1, steps, steps]);
}
