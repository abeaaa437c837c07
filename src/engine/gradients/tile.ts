import * as tf from '@tensorflow/tfjs-core';

/**
 * y = x repeated reps[d] times along axis d: ∂x is the sum over all repeats, in one pass. The library adds a slice for
 * each repeat (`where` with a scalar: one for every element) and gives up above rank 4.
 */
export const tile: tf.GradConfig = {
  kernelName: 'Tile',
  inputsToSave: ['x'],
  gradFunc: (dy, saved, attributes) => ({
    x: () => {
      const [x] = saved as [tf.Tensor];
      const reps = attributes.reps as number[];
      const box = x.shape.flatMap((size, d) => [reps[d] as number, size]);
      const repeats = x.shape.map((_, d) => 2 * d);
      return repeats.length > 0 ? tf.sum(tf.reshape(dy as tf.Tensor, box), repeats) : tf.clone(dy as tf.Tensor);
    },
  }),
};
