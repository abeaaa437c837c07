import * as tf from '@tensorflow/tfjs-core';

/** The gradient of an operand that was broadcast: summed over the axes along which it was repeated, in its own shape. */
export function sumTo(gradient: tf.Tensor, shape: readonly number[]): tf.Tensor {
  const axes = tf.broadcast_util.getReductionAxes([...shape], gradient.shape);
  return tf.reshape(axes.length > 0 ? tf.sum(gradient, axes) : gradient, [...shape]);
}
