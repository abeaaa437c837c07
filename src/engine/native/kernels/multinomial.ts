import * as tf from '@tensorflow/tfjs-core';
import { aleaUniform } from '../../plan/alea.ts';
import type { NativeKernel } from './kernel.ts';

/**
 * Draws from categories, from logits or probabilities [batch, categories] → int32 [batch, numSamples], by the sums of the
 * probabilities. tfjs-node cuts the seed, which lies between 0 and 1, to the 0 with which TensorFlow seeds itself.
 */
export const multinomial: NativeKernel = {
  name: 'Multinomial',
  run({ inputs, attributes }) {
    const { logits } = inputs as { logits: tf.Tensor2D };
    const { numSamples, seed, normalized } = attributes as { numSamples: number; seed: number; normalized: boolean };
    const [batch, categories] = logits.shape;
    const probabilities = tf.tidy(() => (normalized ? logits : tf.softmax(logits)).dataSync<'float32'>());
    const draws = aleaUniform(batch * numSamples, seed);
    const taken = Int32Array.from(draws, (draw, i) => {
      const first = Math.floor(i / numSamples) * categories;
      let [category, sum] = [0, probabilities[first] as number];
      while (draw >= sum && category < categories - 1) sum += probabilities[first + ++category] as number;
      return category;
    });
    return tf.tensor2d(taken, [batch, numSamples], 'int32');
  },
};
