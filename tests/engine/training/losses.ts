import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import type { Array64 } from '../reference/array.ts';
import { map, sigmoid } from '../reference/elementwise.ts';
import { dense } from '../reference/linear.ts';
import * as ref from '../reference/losses.ts';
import * as optimisers from '../reference/optimisers.ts';
import { softmax } from '../reference/reduce.ts';
import { oneHot, reshape } from '../reference/shape.ts';
import { apply, type Targets, type TrainingCase } from './case.ts';

const OUTPUTS = {
  linear: (x: Array64) => x,
  sigmoid: (x: Array64) => map(x, sigmoid),
  softmax,
} as const;

type Loss = readonly [name: string, f: ref.LossFunction, output: keyof typeof OUTPUTS, targets: Targets];

const sparse: ref.LossFunction = (places, predictions) =>
  ref.categoricalFromProbabilities(
    oneHot(reshape(places, [places.values.length]), predictions.shape.at(-1)!),
    predictions,
  );

const LOSSES: readonly Loss[] = [
  ['meanSquaredError', ref.squaredError, 'linear', 'real'],
  ['meanAbsoluteError', ref.absoluteError, 'linear', 'real'],
  ['meanAbsolutePercentageError', ref.absolutePercentageError, 'linear', 'real'],
  ['meanSquaredLogarithmicError', ref.squaredLogError, 'sigmoid', 'share'],
  ['binaryCrossentropy', ref.binaryFromProbabilities, 'sigmoid', 'one of several'],
  ['categoricalCrossentropy', ref.categoricalFromProbabilities, 'softmax', 'one of several'],
  ['sparseCategoricalCrossentropy', sparse, 'softmax', 'place'],
  ['hinge', ref.hinge, 'linear', 'sign'],
  ['squaredHinge', ref.squaredHinge, 'linear', 'sign'],
  ['categoricalHinge', ref.categoricalHinge, 'linear', 'one of several'],
  ['logcosh', ref.logCosh, 'linear', 'real'],
  ['kullbackLeiblerDivergence', ref.kullbackLeibler, 'softmax', 'share'],
  ['poisson', ref.poisson, 'sigmoid', 'share'],
  ['cosineProximity', ref.cosineProximity, 'linear', 'real'],
];

/** Every loss of the layers, one dense layer below it. */
export const lossTrainings: readonly TrainingCase[] = LOSSES.map(
  ([name, f, output, targets]): TrainingCase => ({
    title: name,
    input: [4],
    build: x => apply(tfl.layers.dense({ units: 3, activation: output }), x),
    forward: (x, [kernel, bias]) => OUTPUTS[output](dense(x, kernel!, bias)),
    loss: { name, f, targets },
    // A gradient of some hundreds, as percentages have, makes steps that no loss survives.
    ...(name.includes('Percentage') && {
      optimiser: { create: () => tf.train.sgd(1e-4), formula: () => optimisers.sgd(1e-4) },
    }),
  }),
);

type Optimised = readonly [title: string, create: () => tf.Optimizer, formula: () => optimisers.Optimiser];

const OPTIMISERS: readonly Optimised[] = [
  ['sgd', () => tf.train.sgd(0.05), () => optimisers.sgd(0.05)],
  ['momentum', () => tf.train.momentum(0.05, 0.9), () => optimisers.momentum(0.05, 0.9)],
  ['momentum 0.5', () => tf.train.momentum(0.1, 0.5), () => optimisers.momentum(0.1, 0.5)],
  ['nesterov', () => tf.train.momentum(0.05, 0.9, true), () => optimisers.momentum(0.05, 0.9, true)],
  ['adagrad', () => tf.train.adagrad(0.05), () => optimisers.adagrad(0.05)],
  ['rmsprop', () => tf.train.rmsprop(0.01, 0.9, 0, 1e-7), () => optimisers.rmsprop(0.01, 0.9)],
  ['rmsprop with momentum', () => tf.train.rmsprop(0.01, 0.8, 0.5, 1e-7), () => optimisers.rmsprop(0.01, 0.8, 0.5)],
  [
    'adadelta, as the library has it',
    () => tf.train.adadelta(0.05, 0.95, 1e-6),
    () => optimisers.laggingAdadelta(0.05, 0.95, 1e-6),
  ],
  ['adam', () => tf.train.adam(0.01, 0.9, 0.999, 1e-7), () => optimisers.adam(0.01)],
  ['adam, short memory', () => tf.train.adam(0.02, 0.5, 0.9, 1e-7), () => optimisers.adam(0.02, 0.5, 0.9)],
  ['adamax', () => tf.train.adamax(0.01, 0.9, 0.999, 1e-7, 0), () => optimisers.adamax(0.01)],
];

export const optimiserTrainings: readonly TrainingCase[] = OPTIMISERS.map(([title, create, formula]) => ({
  title,
  input: [4],
  build: x => apply(tfl.layers.dense({ units: 3, activation: 'tanh' }), x),
  forward: (x, [kernel, bias]) => map(dense(x, kernel!, bias), Math.tanh),
  optimiser: { create, formula },
  // The squares of small gradients lose digits in single precision before their roots are taken.
  tolerance: 1e-4,
}));
