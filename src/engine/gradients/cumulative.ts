import * as tf from '@tensorflow/tfjs-core';

/**
 * y = cumulative sum: ∂x is the cumulative sum of ∂y from the other end. The library's gradient permutes the result of any
 * axis but the last a second time.
 */
export const cumsum: tf.GradConfig = {
  kernelName: 'Cumsum',
  gradFunc: (dy, _, { axis, exclusive, reverse }) => ({
    x: () => tf.cumsum(dy as tf.Tensor, axis as number, Boolean(exclusive), !reverse),
  }),
};

/**
 * y_i = Π_{j ≤ i} x_j: ∂x_k = P_k R_k, with P_k = Π_{j < k} x_j and R_k = ∂y_k + x_{k+1} R_{k+1}; exclusive products sum from
 * the element after k. No division, so that zeros in x are right.
 */
export const cumprod: tf.GradConfig = {
  kernelName: 'Cumprod',
  inputsToSave: ['x'],
  gradFunc: (gradient, saved, { axis, exclusive, reverse }) => ({
    x: () => {
      const [x] = saved as [tf.Tensor];
      const [along = 0] = tf.util.parseAxisParam(axis as number, x.shape);
      const turn = (t: tf.Tensor) => (reverse ? tf.reverse(t, along) : t);
      const rest = tails(
        tf.unstack(turn(x), along),
        tf.unstack(turn(gradient as tf.Tensor), along),
        Boolean(exclusive),
      );
      return turn(tf.mul(tf.cumprod(turn(x), along, true), tf.stack(rest, along)));
    },
  }),
};

function tails(x: tf.Tensor[], dy: tf.Tensor[], isExclusive: boolean): tf.Tensor[] {
  const results: tf.Tensor[] = [];
  let later: tf.Tensor | undefined;
  for (let k = x.length - 1; k >= 0; k--) {
    const next = later && tf.mul(x[k + 1] as tf.Tensor, later);
    const own = isExclusive ? dy[k + 1] : dy[k];
    later = own ? (next ? tf.add(own, next) : own) : tf.zerosLike(x[k] as tf.Tensor);
    results.unshift(later);
  }
  return results;
}

/**
 * y = Π x over axes: ∂x_k = ∂y · (product of what stands before k) · (product of what stands after it). Any order and sign
 * of axes; no division.
 */
export const prod: tf.GradConfig = {
  kernelName: 'Prod',
  inputsToSave: ['x'],
  gradFunc: (dy, saved, attributes) => ({
    x: () => {
      const [x] = saved as [tf.Tensor];
      const axes = tf.util.parseAxisParam(attributes.axis as number | number[], x.shape);
      const kept = x.shape.map((_, d) => d).filter(d => !axes.includes(d));
      const perm = [...kept, ...axes];
      const moved = tf.transpose(x, perm);
      const factors = tf.reshape(moved, [tf.util.sizeFromShape(kept.map(d => x.shape[d] as number)), -1]);
      const others = tf.mul(tf.cumprod(factors, 1, true), tf.cumprod(factors, 1, true, true));
      const gradient = tf.mul(others, tf.reshape(dy as tf.Tensor, [-1, 1]));
      const back = perm.map((_, d) => perm.indexOf(d));
      return tf.transpose(tf.reshape(gradient, moved.shape), back);
    },
  }),
};
