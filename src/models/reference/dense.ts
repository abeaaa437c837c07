import * as tf from '@tensorflow/tfjs-core';
import { affine, createMaker, type ReferenceNetSpec, softmaxLoss } from './net.ts';

export const tinyMlp: ReferenceNetSpec = {
  id: 'a',
  optimiser: 'sgd',
  learningRate: 0.03,
  build(random) {
    const maker = createMaker(random);
    const x = maker.batch<tf.Rank.R2>(32, 2);
    const y = maker.batch<tf.Rank.R2>(32, 1);
    const layers = [
      [maker.kernel(2, 8), maker.zeros(8)],
      [maker.kernel(8, 8), maker.zeros(8)],
      [maker.kernel(8, 1), maker.zeros(1)],
    ] as const;
    const forward = () => {
      let h: tf.Tensor2D = x;
      for (const [kernel, bias] of layers) h = tf.tanh(affine(h, kernel, bias));
      return h;
    };
    return maker.net(() => tf.mean(tf.squaredDifference(forward(), y)) as tf.Scalar);
  },
};

export const digitsMlp: ReferenceNetSpec = {
  id: 'b',
  optimiser: 'adam',
  learningRate: 0.001,
  build(random) {
    const maker = createMaker(random);
    const x = maker.batch<tf.Rank.R2>(64, 784);
    const y = maker.labels(64, 10);
    const hidden = [maker.kernel(784, 128), maker.zeros(128)] as const;
    const output = [maker.kernel(128, 10), maker.zeros(10)] as const;
    return maker.net(() => softmaxLoss(y, affine(tf.relu(affine(x, ...hidden)), ...output)));
  },
};

export const embeddingNet: ReferenceNetSpec = {
  id: 'h',
  optimiser: 'adam',
  learningRate: 0.001,
  build(random) {
    const maker = createMaker(random);
    const words = maker.indices(1000, 32 * 20) as tf.Tensor1D;
    const y = maker.labels(32, 2);
    const table = maker.kernel(1000, 16);
    const hidden = [maker.kernel(320, 16), maker.zeros(16)] as const;
    const output = [maker.kernel(16, 2), maker.zeros(2)] as const;
    const embedded = () => tf.reshape(tf.gather(table, words), [32, 320]);
    return maker.net(() => softmaxLoss(y, affine(tf.relu(affine(embedded(), ...hidden)), ...output)));
  },
};
