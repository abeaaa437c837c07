import * as tf from '@tensorflow/tfjs-core';

/**
 * The gradient of a maximum or minimum over axes: shared equally by the elements that reach it, as in TensorFlow
 * (`_MinOrMaxGrad`). The library gives each of them the whole, which no subgradient does.
 */
const extreme = (kernelName: string, axesOf: string): tf.GradConfig => ({
  kernelName,
  inputsToSave: ['x'],
  outputsToSave: [true],
  gradFunc: (dy, saved, attributes) => {
    const [x, y] = saved as [tf.Tensor, tf.Tensor];
    const axes = tf.util.parseAxisParam(attributes[axesOf] as number | number[], x.shape);
    const shape = x.shape.map((size, d) => (axes.includes(d) ? 1 : size));
    return {
      x: () => {
        const reached = tf.cast(tf.equal(x, tf.reshape(y, shape)), 'float32');
        const share = tf.div(tf.reshape(dy as tf.Tensor, shape), tf.sum(reached, axes, true));
        return tf.mul(reached, share);
      },
    };
  },
});

export const max = extreme('Max', 'reductionIndices');
export const min = extreme('Min', 'axis');
