import * as tf from '@tensorflow/tfjs-core';

/** TensorFlow.js passes the gradient of a single output bare, of several as a list. */
const listOf = (dys: tf.Tensor | tf.Tensor[]): tf.Tensor[] => (Array.isArray(dys) ? dys : [dys]);

/** The pieces of a split joined again. The library's gradient fails for a single piece. */
export const splitV: tf.GradConfig = {
  kernelName: 'SplitV',
  gradFunc: (dys, _, { axis }) => ({ x: () => tf.concat(listOf(dys), axis as number) }),
};

/** The tensors of an `unstack` stacked again. The library's gradient fails along an axis of one element. */
export const unpack: tf.GradConfig = {
  kernelName: 'Unpack',
  gradFunc: (dys, _, { axis }) => ({ value: () => tf.stack(listOf(dys), axis as number) }),
};
