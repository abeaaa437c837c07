import * as tf from '@tensorflow/tfjs-core';
import { blobs } from '../../../data/points.ts';
import {
  binaryAccuracy,
  crossEntropyFromLogits,
  gradientNorm,
  gradientsOf,
  type Loss,
  meanSquaredError,
} from '../../../engine/train.ts';
import { normal, type Random } from '../../../platform/random.ts';
import type { Picture, RunFunction } from '../../types.ts';
import { GOAL, POINTS } from './mse-or-cross-entropy.ts';

/** Trains one sigmoid unit twice from the same start, in lock-step: once on squared error, once on cross-entropy. */
export const run: RunFunction = async function* (context) {
  const { params } = context;
  const points = blobs({ count: POINTS, noise: params.noise as number, random: context.random('data') });
  const x = tf.tensor2d(points.xs, [points.count, 2]);
  const y = tf.tensor2d(points.labels, [points.count, 1]);
  const start = startWeights(params.wrongness as number, context.random('weights'));
  const unit = () => createUnit(x, start, params.bias as number);
  const mse = unit();
  const crossEntropy = unit();
  const losses: readonly [Loss, Loss] = [
    () => meanSquaredError(y, tf.sigmoid(mse.logits())),
    () => crossEntropyFromLogits(y, crossEntropy.logits()),
  ];
  const steps = params.steps as number;
  const firstRight = { mse: Number.POSITIVE_INFINITY, ce: Number.POSITIVE_INFINITY };

  let metrics: Record<string, number> = {};
  let firstRatio = Number.NaN;
  try {
    for (let step = 1; step <= steps; step++) {
      const before = [mse, crossEntropy].map(({ logits }) => tf.tidy(() => logits().dataSync<'float32'>()));
      const [mseLogits, ceLogits] = before as [Float32Array, Float32Array];
      const squared = gradientsOf(losses[0], mse.variables);
      const entropy = gradientsOf(losses[1], crossEntropy.variables);
      metrics = {
        lossMse: squared.loss,
        lossCe: entropy.loss,
        gradientMse: gradientNorm(squared.gradients),
        gradientCe: gradientNorm(entropy.gradients),
        accuracyMse: binaryAccuracy(points.labels, mseLogits),
        accuracyCe: binaryAccuracy(points.labels, ceLogits),
      };
      if (step === 1) firstRatio = (metrics.gradientCe as number) / (metrics.gradientMse as number);
      if ((metrics.accuracyMse as number) >= GOAL) firstRight.mse = Math.min(firstRight.mse, step - 1);
      if ((metrics.accuracyCe as number) >= GOAL) firstRight.ce = Math.min(firstRight.ce, step - 1);
      const shown = context.wantsPictures() || step === steps;
      yield shown
        ? { step, metrics, pictures: { pull: pullPicture(points.labels, mseLogits, ceLogits) } }
        : { step, metrics };
      mse.descend(squared.gradients, context.params.rate as number);
      crossEntropy.descend(entropy.gradients, context.params.rate as number);
    }
    return {
      ...metrics,
      gradientRatio: firstRatio,
      // A number even when the goal was not reached, so that it survives JSON; the flag tells the two cases apart.
      stepsMse: Math.min(firstRight.mse, steps),
      reachedMse: Number.isFinite(firstRight.mse) ? 1 : 0,
      stepsCe: Math.min(firstRight.ce, steps),
      reachedCe: Number.isFinite(firstRight.ce) ? 1 : 0,
    };
  } finally {
    tf.dispose([x, y]);
    mse.dispose();
    crossEntropy.dispose();
  }
};

/** A weight vector of length about `wrongness` that points from the clouds' label 1 to label 0: exactly the wrong way. */
function startWeights(wrongness: number, random: Random): Float32Array {
  return Float32Array.from([0, 1], () => -wrongness / Math.SQRT2 + 0.1 * normal(random));
}

function createUnit(x: tf.Tensor2D, start: Float32Array, bias: number) {
  const weights = tf.tidy(() => tf.variable(tf.tensor2d(start, [2, 1])));
  const offset = tf.tidy(() => tf.variable(tf.tensor1d([bias])));
  const variables = [weights, offset] as const;
  return {
    variables,
    logits: () => tf.add(tf.matMul(x, weights), offset),
    /** One step of plain gradient descent: w ← w − rate · g. */
    descend: (gradients: readonly Float32Array[], rate: number) =>
      tf.tidy(() => {
        variables.forEach((variable, i) => {
          const step = tf.mul(tf.tensor(gradients[i] as Float32Array, variable.shape), rate);
          variable.assign(tf.sub(variable, step));
        });
      }),
    dispose: () => tf.dispose([weights, offset]),
  };
}

/**
 * How hard each loss pulls on the logit of one sample, against the sample's margin (the logit, counted positive towards
 * the right label): 2(1 − p)·p(1 − p) for squared error, 1 − p for cross-entropy. The marks are the mean margins now.
 */
function pullPicture(labels: Float32Array, mseLogits: Float32Array, ceLogits: Float32Array): Picture {
  const x = Array.from({ length: 81 }, (_, i) => -10 + i * 0.25);
  const right = x.map(margin => 1 / (1 + Math.exp(-margin)));
  return {
    kind: 'curve',
    x,
    series: [
      { label: { zh: '均方误差', en: 'squared error' }, values: right.map(p => 2 * (1 - p) * p * (1 - p)) },
      { label: { zh: '交叉熵', en: 'cross-entropy' }, values: right.map(p => 1 - p) },
    ],
    marks: [meanMargin(labels, mseLogits), meanMargin(labels, ceLogits)],
  };
}

function meanMargin(labels: Float32Array, logits: Float32Array): number {
  const sum = logits.reduce((total, logit, i) => total + (labels[i] === 1 ? logit : -logit), 0);
  return sum / logits.length;
}
