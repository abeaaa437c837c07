import * as tf from '@tensorflow/tfjs-core';
import type { LayerOf } from '../layers.ts';
import type { Mode } from './mode.ts';

/** The parameters of a layer by name; `undefined` where it has none of that name. */
export type Weights = (name: string) => tf.Variable | undefined;

/**
 * x̂ = (x − mean) / √(variance + ε) over `axes`, and those moments. The gradient is that of Ioffe and Szegedy 2015, section 3,
 * in one piece, which takes two thirds of the tape's time: dx = (dx̂ − mean(dx̂) − x̂ · mean(dx̂ · x̂)) / √(variance + ε).
 */
export function standardise(x: tf.Tensor, axes: number[], epsilon: number) {
  const mean = tf.mean(x, axes, true);
  const centred = tf.sub(x, mean);
  const variance = tf.mean(tf.square(centred), axes, true);
  const op = tf.customGrad((_, save) => {
    const inverse = tf.rsqrt(tf.add(variance, epsilon));
    const value = tf.mul(centred, inverse);
    (save as tf.GradSaveFunc)([value, inverse]);
    return { value, gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => backward(dy, saved, axes) };
  });
  return { value: op(x), mean, variance };
}

function backward(dy: tf.Tensor, saved: tf.Tensor[], axes: number[]): tf.Tensor {
  const [value, inverse] = saved as [tf.Tensor, tf.Tensor];
  const common = tf.add(tf.mean(dy, axes, true), tf.mul(value, tf.mean(tf.mul(dy, value), axes, true)));
  return tf.mul(tf.sub(dy, common), inverse);
}

/** x [batch, ..., channels]. While training it moves the running averages (of the biased variance, as Keras 3 does). */
export function batchNorm(x: tf.Tensor, layer: LayerOf<'batchNorm'>, weights: Weights, mode: Mode): tf.Tensor {
  const [runningMean, runningVariance] = [weights('moving_mean'), weights('moving_variance')] as [
    tf.Variable,
    tf.Variable,
  ];
  if (!mode.training) {
    const scale = tf.rsqrt(tf.add(runningVariance, layer.epsilon));
    return affine(tf.mul(tf.sub(x, runningMean), scale), weights);
  }
  const { value, mean, variance } = standardise(x, axesBut(x, x.rank - 1), layer.epsilon);
  if (mode.moving) {
    move(runningMean, mean, layer.momentum);
    move(runningVariance, variance, layer.momentum);
  }
  return affine(value, weights);
}

function move(average: tf.Variable, value: tf.Tensor, momentum: number): void {
  average.assign(tf.add(tf.mul(average, momentum), tf.mul(tf.reshape(value, average.shape), 1 - momentum)));
}

export function layerNorm(x: tf.Tensor, layer: LayerOf<'layerNorm'>, weights: Weights): tf.Tensor {
  const axes = layer.over === 'example' ? axesBut(x, 0) : [x.rank - 1];
  return affine(standardise(x, axes, layer.epsilon).value, weights);
}

/** x [batch, ..., channels]; the channels of a group lie side by side. */
export function groupNorm(x: tf.Tensor, { groups, epsilon }: LayerOf<'groupNorm'>, weights: Weights): tf.Tensor {
  const [batch, channels] = [x.shape[0] as number, x.shape.at(-1) as number];
  const grouped = tf.reshape(x, [batch, -1, groups, channels / groups]);
  return affine(tf.reshape(standardise(grouped, [1, 3], epsilon).value, x.shape), weights);
}

function affine(x: tf.Tensor, weights: Weights): tf.Tensor {
  const [gamma, beta] = [weights('gamma'), weights('beta')];
  const scaled = gamma ? tf.mul(x, gamma) : x;
  return beta ? tf.add(scaled, beta) : scaled;
}

function axesBut(x: tf.Tensor, left: number): number[] {
  return x.shape.map((_, axis) => axis).filter(axis => axis !== left);
}
