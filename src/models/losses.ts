import * as tf from '@tensorflow/tfjs-core';

/**
 * KL(N(mean, e^logVariance) ‖ N(0, 1)) = ½ Σ (mean² + e^logVariance − 1 − logVariance), summed over the code and averaged over the
 * batch (Kingma and Welling 2014, appendix B). Both [batch, latent].
 */
export function divergenceFromStandardNormal(mean: tf.Tensor, logVariance: tf.Tensor): tf.Scalar {
  return tf.tidy(() => {
    const terms = tf.sub(tf.add(tf.square(mean), tf.exp(logVariance)), tf.add(logVariance, 1));
    return tf.mul(tf.mean(tf.sum(terms, -1)), 0.5) as tf.Scalar;
  });
}

/**
 * The loss of a β-VAE (Higgins et al. 2017; β = 1: the negative evidence bound): cross-entropy of the pixels from logits, summed
 * over the picture and averaged over the batch, plus β times the divergence. x and logits [batch, pixels], x in [0, 1].
 */
export function variationalLoss(
  x: tf.Tensor,
  [logits, mean, logVariance]: readonly [tf.Tensor, tf.Tensor, tf.Tensor],
  beta: number,
): tf.Scalar {
  return tf.tidy(() => {
    const softened = tf.log1p(tf.exp(tf.neg(tf.abs(logits))));
    const pixels = tf.add(tf.sub(tf.relu(logits), tf.mul(logits, x)), softened);
    const reconstruction = tf.mean(tf.sum(pixels, -1));
    return tf.add(reconstruction, tf.mul(divergenceFromStandardNormal(mean, logVariance), beta)) as tf.Scalar;
  });
}
