import * as tf from '@tensorflow/tfjs-core';

/**
 * Blocks of channels laid out in space: y[n, h·s + i, w·s + j, c] = x[n, h, w, (i·s + j)·C + c]; ∂x gathers them again.
 * x [batch, height, width, channels], or channels second for NCHW.
 */
export const depthToSpace: tf.GradConfig = {
  kernelName: 'DepthToSpace',
  inputsToSave: ['x'],
  gradFunc: (dy, saved, { blockSize, dataFormat }) => ({
    x: () => {
      const [x] = saved as [tf.Tensor];
      const s = blockSize as number;
      if (dataFormat === 'NCHW') {
        const [batch, channels, height, width] = x.shape as [number, number, number, number];
        const blocks = tf.reshape(dy as tf.Tensor, [batch, channels / (s * s), height, s, width, s]);
        return tf.reshape(tf.transpose(blocks, [0, 3, 5, 1, 2, 4]), x.shape);
      }
      const [batch, height, width, channels] = x.shape as [number, number, number, number];
      const blocks = tf.reshape(dy as tf.Tensor, [batch, height, s, width, s, channels / (s * s)]);
      return tf.reshape(tf.transpose(blocks, [0, 1, 3, 2, 4, 5]), x.shape);
    },
  }),
};
