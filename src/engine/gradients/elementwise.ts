import * as tf from '@tensorflow/tfjs-core';
import { sumTo } from './broadcast.ts';

/**
 * The gradients of two operands that may broadcast; the library's own fail then, with an error about shapes. `forA` and
 * `forB` are the partial derivatives.
 */
const binary = (
  kernelName: string,
  forA: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor,
  forB: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor,
): tf.GradConfig => ({
  kernelName,
  inputsToSave: ['a', 'b'],
  gradFunc: (dy, saved) => {
    const [a, b] = saved as [tf.Tensor, tf.Tensor];
    return {
      a: () => sumTo(tf.mul(dy as tf.Tensor, forA(a, b)), a.shape),
      b: () => sumTo(tf.mul(dy as tf.Tensor, forB(a, b)), b.shape),
    };
  },
});

const mask = (condition: tf.Tensor) => tf.cast(condition, 'float32');

/** max(a, b): the gradient goes to the larger operand, to a when they are equal. */
export const maximum = binary(
  'Maximum',
  (a, b) => mask(tf.greaterEqual(a, b)),
  (a, b) => mask(tf.less(a, b)),
);

/** min(a, b): the gradient goes to the smaller operand, to a when they are equal. */
export const minimum = binary(
  'Minimum',
  (a, b) => mask(tf.lessEqual(a, b)),
  (a, b) => mask(tf.greater(a, b)),
);

/** (a − b)²: ±2 (a − b). */
export const squaredDifference = binary(
  'SquaredDifference',
  (a, b) => tf.mul(2, tf.sub(a, b)),
  (a, b) => tf.mul(2, tf.sub(b, a)),
);
