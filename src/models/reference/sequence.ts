import * as tf from '@tensorflow/tfjs-core';
import { affine, createMaker, type Maker, type ReferenceNetSpec, softmaxLoss } from './net.ts';

type Cell = (x: tf.Tensor2D, h: tf.Tensor2D) => tf.Tensor2D;

/** Gated recurrent unit (Cho et al. 2014): [batch, inputs], [batch, units] → [batch, units]. */
function gru(maker: Maker, inputs: number, units: number): Cell {
  const [kernel, recurrent, bias] = [
    maker.kernel(inputs, 2 * units),
    maker.kernel(units, 2 * units),
    maker.zeros(2 * units),
  ];
  const [kernelH, recurrentH, biasH] = [maker.kernel(inputs, units), maker.kernel(units, units), maker.zeros(units)];
  return (x, h) => {
    const gates = tf.sigmoid(tf.add(affine(x, kernel, bias), tf.matMul(h, recurrent as tf.Tensor2D)));
    const [update, reset] = tf.split(gates, 2, 1) as [tf.Tensor2D, tf.Tensor2D];
    const candidate = tf.tanh(
      tf.add(affine(x, kernelH, biasH), tf.matMul(tf.mul(reset, h), recurrentH as tf.Tensor2D)),
    );
    return tf.add(candidate, tf.mul(update, tf.sub(h, candidate)));
  };
}

export const gruNet: ReferenceNetSpec = {
  id: 'g',
  optimiser: 'adam',
  learningRate: 0.001,
  build(random) {
    const maker = createMaker(random);
    const steps = Array.from({ length: 20 }, () => maker.batch<tf.Rank.R2>(32, 8));
    const y = maker.labels(32, 4);
    const cells = [gru(maker, 8, 32), gru(maker, 32, 32)] as const;
    const output = [maker.kernel(32, 4), maker.zeros(4)] as const;
    return maker.net(() => {
      let [first, second] = [tf.zeros<tf.Rank.R2>([32, 32]), tf.zeros<tf.Rank.R2>([32, 32])];
      for (const x of steps) {
        first = cells[0](x, first);
        second = cells[1](first, second);
      }
      return softmaxLoss(y, affine(second, ...output));
    });
  },
};

const [BATCH, LENGTH, WIDTH, HEADS] = [16, 16, 32, 4] as const;

/** Normalises the last axis (Ba et al. 2016). */
function layerNorm(maker: Maker): (x: tf.Tensor2D) => tf.Tensor2D {
  const [gamma, beta] = [maker.ones(WIDTH), maker.zeros(WIDTH)];
  return x => {
    const { mean, variance } = tf.moments(x, -1, true);
    return tf.add(tf.mul(tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, 1e-5))), gamma), beta);
  };
}

/** Scaled dot-product attention with several heads (Vaswani et al. 2017) on rows [batch · length, width]. */
function attention(maker: Maker): (x: tf.Tensor2D) => tf.Tensor2D {
  const projections = [0, 1, 2].map(() => maker.kernel(WIDTH, WIDTH) as tf.Tensor2D);
  const output = maker.kernel(WIDTH, WIDTH) as tf.Tensor2D;
  const depth = WIDTH / HEADS;
  return x => {
    const split = (projection: tf.Tensor2D) =>
      tf.transpose(tf.reshape(tf.matMul(x, projection), [BATCH, LENGTH, HEADS, depth]), [0, 2, 1, 3]);
    const [q, k, v] = projections.map(split) as [tf.Tensor, tf.Tensor, tf.Tensor];
    const weights = tf.softmax(tf.mul(tf.matMul(q, k, false, true), 1 / Math.sqrt(depth)));
    const joined = tf.reshape(tf.transpose(tf.matMul(weights, v), [0, 2, 1, 3]), [BATCH * LENGTH, WIDTH]);
    return tf.matMul(joined as tf.Tensor2D, output);
  };
}

export const transformerBlock: ReferenceNetSpec = {
  id: 'i',
  optimiser: 'adam',
  learningRate: 0.001,
  build(random) {
    const maker = createMaker(random);
    const words = maker.indices(64, BATCH * LENGTH) as tf.Tensor1D;
    const y = maker.labels(BATCH * LENGTH, 64);
    const [table, attend] = [maker.kernel(64, WIDTH), attention(maker)];
    const norms = [layerNorm(maker), layerNorm(maker)] as const;
    const wide = [maker.kernel(WIDTH, 4 * WIDTH), maker.zeros(4 * WIDTH)] as const;
    const narrow = [maker.kernel(4 * WIDTH, WIDTH), maker.zeros(WIDTH)] as const;
    const output = [maker.kernel(WIDTH, 64), maker.zeros(64)] as const;
    return maker.net(() => {
      const x = tf.gather(table, words) as tf.Tensor2D;
      const h = tf.add<tf.Tensor2D>(x, attend(norms[0](x)));
      const mixed = tf.add<tf.Tensor2D>(h, affine(tf.relu(affine(norms[1](h), ...wide)), ...narrow));
      return softmaxLoss(y, affine(mixed, ...output));
    });
  },
};
