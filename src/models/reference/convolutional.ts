import * as tf from '@tensorflow/tfjs-core';
import { affine, createMaker, type Maker, type ReferenceNetSpec, softmaxLoss } from './net.ts';

type Layer = (x: tf.Tensor4D, training?: boolean) => tf.Tensor4D;

/** Convolution k × k with bias, same padding. */
function conv(maker: Maker, inputs: number, outputs: number, k: number, stride = 1): Layer {
  const [kernel, bias] = [maker.kernel(k, k, inputs, outputs) as tf.Tensor4D, maker.zeros(outputs)];
  return x => tf.add(tf.conv2d(x, kernel, stride, 'same'), bias);
}

/** Depthwise convolution 3 × 3, then 1 × 1 (Howard et al. 2017). */
function separable(maker: Maker, inputs: number, outputs: number, stride = 1): Layer {
  const depthwise = maker.kernel(3, 3, inputs, 1) as tf.Tensor4D;
  const pointwise = conv(maker, inputs, outputs, 1);
  return x => tf.relu(pointwise(tf.relu(tf.depthwiseConv2d(x, depthwise, stride, 'same'))));
}

/** Batch normalisation over batch, height and width with the statistics of the batch (Ioffe and Szegedy 2015). */
function batchNorm(maker: Maker, channels: number): Layer {
  const [gamma, beta] = [maker.ones(channels), maker.zeros(channels)];
  return x => {
    const { mean, variance } = tf.moments(x, [0, 1, 2]);
    return tf.add(tf.mul(tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, 1e-3))), gamma), beta);
  };
}

const pool: Layer = x => tf.maxPool(x, 2, 2, 'same');
const globalAverage = (x: tf.Tensor4D): tf.Tensor2D => tf.mean(x, [1, 2]);

export const cnn: ReferenceNetSpec = {
  id: 'c',
  optimiser: 'adam',
  learningRate: 0.001,
  build(random) {
    const maker = createMaker(random);
    const [x, y] = [maker.batch<tf.Rank.R4>(32, 28, 28, 1), maker.labels(32, 10)];
    const [first, second] = [conv(maker, 1, 8, 3), conv(maker, 8, 16, 3)];
    const output = [maker.kernel(7 * 7 * 16, 10), maker.zeros(10)] as const;
    const features = () => pool(tf.relu(second(pool(tf.relu(first(x))))));
    return maker.net(() => softmaxLoss(y, affine(tf.reshape(features(), [32, 784]), ...output)));
  },
};

export const cnnBatchNorm: ReferenceNetSpec = {
  id: 'd',
  optimiser: 'adam',
  learningRate: 0.001,
  build(random) {
    const maker = createMaker(random);
    const [x, y] = [maker.batch<tf.Rank.R4>(32, 28, 28, 1), maker.labels(32, 10)];
    const [first, firstNorm] = [conv(maker, 1, 16, 3), batchNorm(maker, 16)];
    const [second, secondNorm] = [conv(maker, 16, 32, 3), batchNorm(maker, 32)];
    const hidden = [maker.kernel(7 * 7 * 32, 64), maker.zeros(64)] as const;
    const output = [maker.kernel(64, 10), maker.zeros(10)] as const;
    return maker.net(() => {
      const features = pool(tf.relu(secondNorm(second(pool(tf.relu(firstNorm(first(x))))))));
      const h = tf.relu(affine(tf.reshape(tf.dropout(features, 0.25), [32, 7 * 7 * 32]), ...hidden));
      return softmaxLoss(y, affine(tf.dropout(h, 0.5), ...output));
    });
  },
};

export const residualNet: ReferenceNetSpec = {
  id: 'e',
  optimiser: 'adam',
  learningRate: 0.001,
  build(random) {
    const maker = createMaker(random);
    const [x, y] = [maker.batch<tf.Rank.R4>(32, 8, 8, 3), maker.labels(32, 10)];
    const stem = conv(maker, 3, 16, 3);
    const blocks = Array.from({ length: 6 }, (): Layer => {
      const [first, firstNorm] = [conv(maker, 16, 16, 3), batchNorm(maker, 16)];
      const [second, secondNorm] = [conv(maker, 16, 16, 3), batchNorm(maker, 16)];
      return h => tf.relu(tf.add(h, secondNorm(second(tf.relu(firstNorm(first(h)))))));
    });
    const output = [maker.kernel(16, 10), maker.zeros(10)] as const;
    const features = () => blocks.reduce((h, block) => block(h), tf.relu(stem(x)));
    return maker.net(() => softmaxLoss(y, affine(globalAverage(features()), ...output)));
  },
};

export const separableNet: ReferenceNetSpec = {
  id: 'f',
  optimiser: 'adam',
  learningRate: 0.001,
  build(random) {
    const maker = createMaker(random);
    const [x, y] = [maker.batch<tf.Rank.R4>(32, 28, 28, 1), maker.labels(32, 10)];
    const stem = conv(maker, 1, 8, 3, 2);
    const [first, second] = [separable(maker, 8, 16), separable(maker, 16, 32, 2)];
    const output = [maker.kernel(32, 10), maker.zeros(10)] as const;
    return maker.net(() => softmaxLoss(y, affine(globalAverage(second(first(tf.relu(stem(x))))), ...output)));
  },
};
