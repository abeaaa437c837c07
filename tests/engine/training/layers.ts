import * as tfl from '@tensorflow/tfjs-layers';
import type { Array64 } from '../reference/array.ts';
import * as ref from '../reference/elementwise.ts';
import { dense } from '../reference/linear.ts';
import { normalise } from '../reference/normalise.ts';
import { logSoftmax, mean, softmax, variance } from '../reference/reduce.ts';
import { concat, gather } from '../reference/shape.ts';
import * as window from '../reference/window.ts';
import { afterDense, one, PICTURE, SEQUENCE, VECTOR, type Weights } from './builders.ts';
import { apply, type TrainingCase } from './case.ts';

const { layers } = tfl;

const normalisations: readonly TrainingCase[] = [
  afterDense(
    'batchNormalization',
    VECTOR,
    () => layers.batchNormalization({ momentum: 0.9 }),
    (x, [gamma, beta]) => normalise(x, [0], gamma!, beta!, 1e-3),
    { drift: (x, w) => [...w.slice(0, 4), ...moving(dense(x, w[0]!, w[1]), w.slice(4), [0])], tolerance: 1e-4 },
  ),
  one(
    'batchNormalization of pictures',
    PICTURE,
    () => layers.batchNormalization({ momentum: 0.75 }),
    (x, [gamma, beta]) => normalise(x, [0, 1, 2], gamma!, beta!, 1e-3),
    { drift: (x, w) => [...w.slice(0, 2), ...moving(x, w.slice(2), [0, 1, 2], 0.75)] },
  ),
  {
    title: 'batchNormalization, frozen: the moving averages serve',
    input: VECTOR,
    build: x => {
      const layer = layers.batchNormalization();
      const frozen = apply(layer, apply(layers.dense({ units: 5 }), x));
      layer.trainable = false;
      return frozen;
    },
    forward: (x, [kernel, bias, gamma, beta]) => normalise(dense(x, kernel!, bias), [0], gamma!, beta!, 1e-3),
    drift: (x, w) => [...w.slice(0, 4), ...moving(dense(x, w[0]!, w[1]), w.slice(4), [0], 0.99)],
    tolerance: 1e-4,
  },
  afterDense(
    'layerNormalization',
    VECTOR,
    () => layers.layerNormalization(),
    (x, [gamma, beta]) => normalise(x, [1], gamma!, beta!, 1e-3),
  ),
  afterDense(
    'layerNormalization of sequences',
    SEQUENCE,
    () => layers.layerNormalization(),
    (x, [gamma, beta]) => normalise(x, [2], gamma!, beta!, 1e-3),
  ),
];

/** μ ← momentum·μ + (1 − momentum)·mean, the variance likewise. */
function moving(x: Array64, [average, spread]: Weights, axes: readonly number[], momentum = 0.9): Array64[] {
  const blend = (old: Array64, now: Array64) => ref.combine(old, now, (p, q) => momentum * p + (1 - momentum) * q);
  return [blend(average!, mean(x, axes)), blend(spread!, variance(x, axes))];
}

type ActivationName = NonNullable<Parameters<typeof layers.dense>[0]['activation']>;
const ACTIVATIONS: readonly (readonly [ActivationName, (x: Array64) => Array64])[] = [
  ['linear', x => x],
  ['relu', x => ref.map(x, ref.relu)],
  ['relu6', x => ref.map(x, v => Math.min(6, ref.relu(v)))],
  ['elu', x => ref.map(x, ref.elu)],
  ['selu', x => ref.map(x, ref.selu)],
  ['sigmoid', x => ref.map(x, ref.sigmoid)],
  ['hardSigmoid', x => ref.map(x, ref.hardSigmoid)],
  ['tanh', x => ref.map(x, Math.tanh)],
  ['softplus', x => ref.map(x, ref.softplus)],
  ['softsign', x => ref.map(x, v => v / (1 + Math.abs(v)))],
  ['softmax', softmax],
  ['swish', x => ref.map(x, v => v * ref.sigmoid(v))],
  ['mish', x => ref.map(x, v => v * Math.tanh(ref.softplus(v)))],
  ['gelu', x => ref.map(x, v => (v / 2) * (1 + ref.erf(v / Math.SQRT2)))],
];

const activations: readonly TrainingCase[] = [
  ...ACTIVATIONS.map(([activation, f]) =>
    one(
      `dense ${activation}`,
      VECTOR,
      () => layers.dense({ units: 5, activation }),
      (x, [kernel, bias]) => f(dense(x, kernel!, bias)),
    ),
  ),
  afterDense(
    'activation logSoftmax',
    VECTOR,
    () => layers.activation({ activation: 'logSoftmax' as ActivationName }),
    logSoftmax,
  ),
  afterDense(
    'reLU',
    VECTOR,
    () => layers.reLU(),
    x => ref.map(x, ref.relu),
  ),
  afterDense(
    'reLU with a ceiling',
    VECTOR,
    () => layers.reLU({ maxValue: 0.5 }),
    x => ref.map(x, v => Math.min(0.5, ref.relu(v))),
  ),
  afterDense(
    'leakyReLU',
    VECTOR,
    () => layers.leakyReLU({ alpha: 0.2 }),
    x => ref.map(x, v => (v > 0 ? v : 0.2 * v)),
  ),
  afterDense(
    'elu',
    VECTOR,
    () => layers.elu(),
    x => ref.map(x, v => (v > 0 ? v : Math.expm1(v))),
  ),
  afterDense(
    'prelu',
    VECTOR,
    () => layers.prelu(),
    (x, [alpha]) => ref.combine(x, alpha!, (v, a) => (v > 0 ? v : a * v)),
  ),
  afterDense('softmax', SEQUENCE, () => layers.softmax({ axis: -1 }), softmax),
  afterDense(
    'thresholdedReLU',
    VECTOR,
    () => layers.thresholdedReLU({ theta: 0.25 }),
    x => ref.map(x, v => (v > 0.25 ? v : 0)),
  ),
  one(
    'dense without bias',
    VECTOR,
    () => layers.dense({ units: 3, useBias: false }),
    (x, [kernel]) => dense(x, kernel!),
  ),
  one(
    'dense over a sequence',
    SEQUENCE,
    () => layers.dense({ units: 4, activation: 'tanh' }),
    (x, [kernel, bias]) => ref.map(dense(x, kernel!, bias), Math.tanh),
  ),
  one(
    'dense with penalties on its weights',
    VECTOR,
    () => layers.dense({ units: 3, kernelRegularizer: tfl.regularizers.l1l2({ l1: 0.02, l2: 0.03 }) }),
    (x, [kernel, bias]) => dense(x, kernel!, bias),
    { penalty: ([kernel]) => kernel!.values.reduce((sum, w) => sum + 0.02 * Math.abs(w) + 0.03 * w * w, 0) },
  ),
];

const embeddings: readonly TrainingCase[] = [
  one(
    'embedding',
    [5],
    () => layers.embedding({ inputDim: 7, outputDim: 3 }),
    (x, [table]) => gather(table!, x),
    {
      vocabulary: 7,
    },
  ),
  {
    title: 'embedding, mean, dense',
    input: [5],
    vocabulary: 4,
    build: x =>
      apply(
        layers.dense({ units: 2 }),
        apply(layers.globalAveragePooling1d(), apply(layers.embedding({ inputDim: 4, outputDim: 3 }), x)),
      ),
    forward: (x, [table, kernel, bias]) => dense(mean(gather(table!, x), 1), kernel!, bias),
  },
];

type Merge = (parts: readonly Array64[]) => Array64;
const MERGES: readonly (readonly [string, () => tfl.layers.Layer, Merge])[] = [
  ['add', () => layers.add(), ([a, b]) => ref.add(a!, b!)],
  ['average', () => layers.average(), ([a, b]) => ref.scale(ref.add(a!, b!), 0.5)],
  ['multiply', () => layers.multiply(), ([a, b]) => ref.mul(a!, b!)],
  ['maximum', () => layers.maximum(), ([a, b]) => ref.combine(a!, b!, Math.max)],
  ['minimum', () => layers.minimum(), ([a, b]) => ref.combine(a!, b!, Math.min)],
  ['concatenate', () => layers.concatenate(), parts => concat(parts, -1)],
];

/** Two branches that meet, and a residual connection. */
const merges: readonly TrainingCase[] = [
  ...MERGES.map(
    ([title, layer, merge]): TrainingCase => ({
      title,
      input: VECTOR,
      build: x =>
        apply(layer(), [
          apply(layers.dense({ units: 3, activation: 'tanh' }), x),
          apply(layers.dense({ units: 3, activation: 'sigmoid' }), x),
        ]),
      forward: (x, [k1, b1, k2, b2]) =>
        merge([ref.map(dense(x, k1!, b1), Math.tanh), ref.map(dense(x, k2!, b2), ref.sigmoid)]),
    }),
  ),
  {
    title: 'a residual connection around a convolution',
    input: PICTURE,
    build: x => apply(layers.add(), [x, apply(layers.conv2d({ filters: 2, kernelSize: 3, padding: 'same' }), x)]),
    forward: (x, [filter, bias]) =>
      ref.add(x, ref.add(window.conv2d(x, filter!, { strides: [1, 1], pad: 'same' }), bias!)),
  },
];

export const layerTrainings = { normalisations, activations, embeddings, merges };
