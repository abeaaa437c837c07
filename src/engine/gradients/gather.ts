import * as tf from '@tensorflow/tfjs-core';

/**
 * y = x[indices] along an axis, inside each of the first `batchDims` axes: ∂x sums the ∂y of all places that took the same
 * element. x [...batch, ...outer, size, ...inner], indices [...batch, ...ids] → y [...batch, ...outer, ...ids, ...inner].
 * The library's gradient knows at most one batch axis.
 */
export const gather: tf.GradConfig = {
  kernelName: 'GatherV2',
  inputsToSave: ['x', 'indices'],
  gradFunc: (dy, saved, attributes) => ({
    x: () => {
      const [x, indices] = saved as [tf.Tensor, tf.Tensor];
      const [axis = 0] = tf.util.parseAxisParam(attributes.axis as number, x.shape);
      const batchDims = (attributes.batchDims as number | undefined) ?? 0;
      const [batch, outer, ids, inner] = [
        x.shape.slice(0, batchDims),
        x.shape.slice(batchDims, axis),
        indices.shape.slice(batchDims),
        x.shape.slice(axis + 1),
      ].map(shape => tf.util.sizeFromShape(shape)) as [number, number, number, number];
      const size = x.shape[axis] as number;
      const rows = swap(tf.reshape(dy as tf.Tensor, [batch, outer, ids, inner]));
      const starts = tf.mul(tf.range(0, batch, 1, 'int32'), tf.scalar(size, 'int32'));
      const places = tf.add(tf.reshape(indices, [batch, ids]), tf.reshape(starts, [batch, 1]));
      const sums = tf.unsortedSegmentSum(
        tf.reshape(rows, [batch * ids, outer * inner]),
        tf.reshape(tf.cast(places, 'int32'), [batch * ids]),
        batch * size,
      );
      return tf.reshape(swap(tf.reshape(sums, [batch, size, outer, inner])), x.shape);
    },
  }),
};

/** [batch, a, b, inner] → [batch, b, a, inner]. */
function swap(x: tf.Tensor): tf.Tensor {
  const [batch, a, b, inner] = x.shape as [number, number, number, number];
  return a === 1 || b === 1 ? tf.reshape(x, [batch, b, a, inner]) : tf.transpose(x, [0, 2, 1, 3]);
}

/** y[i] = params[indices[i]]: ∂params sums ∂y at the indices. indices [...ids, depth] → y [...ids, ...params from depth on]. */
export const gatherNd: tf.GradConfig = {
  kernelName: 'GatherNd',
  inputsToSave: ['params', 'indices'],
  gradFunc: (dy, saved) => {
    const [params, indices] = saved as [tf.Tensor, tf.Tensor];
    return { params: () => tf.scatterND(indices, dy as tf.Tensor, params.shape) };
  },
};

/** The transpose of `gatherND`: ∂updates[i] = ∂y[indices[i]]. */
export const scatterNd: tf.GradConfig = {
  kernelName: 'ScatterNd',
  inputsToSave: ['indices'],
  gradFunc: (dy, saved) => ({ updates: () => tf.gatherND(dy as tf.Tensor, saved[0] as tf.Tensor) }),
};
