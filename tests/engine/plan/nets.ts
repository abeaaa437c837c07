import * as tf from '@tensorflow/tfjs-core';
import type { OptimiserSpec } from '../../../src/engine/optimisers/index.ts';
import type { InputSpec } from '../../../src/engine/plan/index.ts';
import { createRandom, normal } from '../../../src/platform/random.ts';

/** A net to be trained in two ways; each call of `create` gives the same one. */
export type Net = {
  readonly title: string;
  readonly optimiser: OptimiserSpec;
  readonly learningRate: number;
  readonly inputs: { readonly x: InputSpec; readonly y: InputSpec };
  readonly create: () => {
    readonly variables: readonly tf.Variable[];
    /** Variables that the loss itself assigns. */
    readonly statistics?: readonly tf.Variable[];
    readonly loss: (inputs: { readonly x: tf.Tensor; readonly y: tf.Tensor }) => tf.Scalar;
  };
};

function weights(seed: string) {
  const random = createRandom(11, seed);
  return (...shape: number[]): tf.Variable => {
    const fanIn = shape.length > 1 ? shape.slice(0, -1).reduce((a, b) => a * b, 1) : 10;
    const size = shape.reduce((a, b) => a * b, 1);
    const values = Float32Array.from({ length: size }, () => normal(random) / Math.sqrt(fanIn));
    return tf.tidy(() => tf.variable(tf.tensor(values, shape)));
  };
}

const squaredError = (y: tf.Tensor, output: tf.Tensor) => tf.mean(tf.squaredDifference(y, output)) as tf.Scalar;

/** Mean cross-entropy of one-hot labels. */
const crossEntropy = (y: tf.Tensor, logits: tf.Tensor) =>
  tf.neg(tf.mean(tf.sum(tf.mul(y, tf.logSoftmax(logits as tf.Tensor2D)), -1))) as tf.Scalar;

const dense = (x: tf.Tensor, w: tf.Variable, b: tf.Variable) =>
  tf.add(tf.matMul(x as tf.Tensor2D, w as tf.Tensor2D), b);

const mlp: Net = {
  title: 'a perceptron',
  optimiser: { kind: 'sgd' },
  learningRate: 0.1,
  inputs: { x: { shape: [16, 2] }, y: { shape: [16, 1] } },
  create() {
    const of = weights('mlp');
    const [a, b, c, d, e, f] = [of(2, 8), of(8), of(8, 8), of(8), of(8, 1), of(1)] as const;
    const loss: ReturnType<Net['create']>['loss'] = ({ x, y }) =>
      squaredError(y, dense(tf.tanh(dense(tf.tanh(dense(x, a, b)), c, d)), e, f));
    return { variables: [a, b, c, d, e, f], loss };
  },
};

const classifier: Net = {
  title: 'a classifier with softmax and Adam',
  optimiser: { kind: 'adam' },
  learningRate: 0.01,
  inputs: { x: { shape: [32, 40] }, y: { shape: [32, 5] } },
  create() {
    const of = weights('classifier');
    const [a, b, c, d] = [of(40, 30), of(30), of(30, 5), of(5)] as const;
    return {
      variables: [a, b, c, d],
      loss: ({ x, y }) => crossEntropy(y, dense(tf.relu(dense(x, a, b)), c, d)),
    };
  },
};

const dropout: Net = {
  title: 'dropout and Gaussian noise',
  optimiser: { kind: 'momentum' },
  learningRate: 0.05,
  inputs: { x: { shape: [16, 6] }, y: { shape: [16, 1] } },
  create() {
    const of = weights('dropout');
    const [a, b, c, d] = [of(6, 12), of(12), of(12, 1), of(1)] as const;
    return {
      variables: [a, b, c, d],
      loss: ({ x, y }) => {
        const noisy = tf.add(x, tf.mul(tf.randomNormal(x.shape), 0.1));
        const hidden = tf.dropout(tf.relu(dense(noisy, a, b)), 0.3);
        return squaredError(y, dense(tf.dropout(hidden, 0.2), c, d));
      },
    };
  },
};

const batchNorm: Net = {
  title: 'batch normalisation with running means',
  optimiser: { kind: 'rmsprop' },
  learningRate: 0.01,
  inputs: { x: { shape: [16, 6] }, y: { shape: [16, 1] } },
  create() {
    const of = weights('batch norm');
    const [a, b, scale, shift, c, d] = [of(6, 12), of(12), of(12), of(12), of(12, 1), of(1)] as const;
    const [mean, variance] = [tf.variable(tf.zeros([12]), false), tf.variable(tf.ones([12]), false)];
    const follow = (average: tf.Variable, value: tf.Tensor) =>
      average.assign(tf.add(tf.mul(average, 0.9), tf.mul(value, 0.1)));
    return {
      variables: [a, b, scale, shift, c, d],
      statistics: [mean, variance],
      loss: ({ x, y }) => {
        const z = dense(x, a, b);
        const moments = tf.moments(z, 0);
        follow(mean, moments.mean);
        follow(variance, moments.variance);
        const normal = tf.batchNorm(
          z,
          moments.mean as tf.Tensor1D,
          moments.variance as tf.Tensor1D,
          shift,
          scale,
          1e-3,
        );
        return squaredError(y, dense(tf.relu(normal), c, d));
      },
    };
  },
};

const embedding: Net = {
  title: 'an embedding',
  optimiser: { kind: 'adamw' },
  learningRate: 0.01,
  inputs: { x: { shape: [8, 4], dtype: 'int32' }, y: { shape: [8, 1] } },
  create() {
    const of = weights('embedding');
    const [table, w, b] = [of(20, 5), of(20, 1), of(1)] as const;
    return {
      variables: [table, w, b],
      loss: ({ x, y }) => squaredError(y, dense(tf.reshape(tf.gather(table, x), [8, 20]), w, b)),
    };
  },
};

const gru: Net = {
  title: 'a GRU over six steps',
  optimiser: { kind: 'adam' },
  learningRate: 0.01,
  inputs: { x: { shape: [8, 6, 3] }, y: { shape: [8, 1] } },
  create() {
    const of = weights('gru');
    const [wz, uz, wr, ur, wh, uh] = [of(3, 7), of(7, 7), of(3, 7), of(7, 7), of(3, 7), of(7, 7)] as const;
    const [w, b] = [of(7, 1), of(1)] as const;
    const product = (x: tf.Tensor, kernel: tf.Variable) => tf.matMul(x as tf.Tensor2D, kernel as tf.Tensor2D);
    const cell = (x: tf.Tensor, h: tf.Tensor): tf.Tensor => {
      const z = tf.sigmoid(tf.add(product(x, wz), product(h, uz)));
      const r = tf.sigmoid(tf.add(product(x, wr), product(h, ur)));
      const candidate = tf.tanh(tf.add(product(x, wh), product(tf.mul(r, h), uh)));
      return tf.add(tf.mul(z, h), tf.mul(tf.sub(1, z), candidate));
    };
    return {
      variables: [wz, uz, wr, ur, wh, uh, w, b],
      loss: ({ x, y }) => {
        const last = tf.unstack(x, 1).reduce((h, step) => cell(step, h), tf.zeros([8, 7]) as tf.Tensor);
        return squaredError(y, dense(last, w, b));
      },
    };
  },
};

const cnn: Net = {
  title: 'convolutions and pooling',
  optimiser: { kind: 'adam' },
  learningRate: 0.01,
  inputs: { x: { shape: [4, 12, 12, 1] }, y: { shape: [4, 3] } },
  create() {
    const of = weights('cnn');
    const [a, b, c, d, e, f] = [of(3, 3, 1, 4), of(4), of(3, 3, 4, 6), of(6), of(54, 3), of(3)] as const;
    const block = (x: tf.Tensor, filter: tf.Variable, bias: tf.Variable) =>
      tf.maxPool(
        tf.relu(tf.add(tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, 1, 'same'), bias)) as tf.Tensor4D,
        2,
        2,
        'valid',
      );
    return {
      variables: [a, b, c, d, e, f],
      loss: ({ x, y }) => crossEntropy(y, dense(tf.reshape(block(block(x, a, b), c, d), [4, 54]), e, f)),
    };
  },
};

export const NETS: readonly Net[] = [mlp, classifier, dropout, batchNorm, embedding, gru, cnn];
