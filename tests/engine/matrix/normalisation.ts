import * as tf from '@tensorflow/tfjs-core';
import { type Array64, array } from '../reference/array.ts';
import { mul } from '../reference/elementwise.ts';
import * as loss from '../reference/losses.ts';
import * as ref from '../reference/normalise.ts';
import { mean, sum } from '../reference/reduce.ts';
import { defineOp, draw, type Kind, type Op, type Row } from './case.ts';

const batchNorm = defineOp<number>('batchNorm', {
  run: (epsilon, x, average, variance, offset, factor) =>
    tf.batchNorm(
      x,
      average as tf.Tensor1D,
      variance as tf.Tensor1D,
      offset as tf.Tensor1D,
      factor as tf.Tensor1D,
      epsilon,
    ),
  reference: (epsilon, x, average, variance, offset, factor) =>
    ref.batchNorm(x, average, variance, offset, factor, epsilon),
  rows: [
    [5, 4],
    [2, 3, 4],
    [2, 3, 3, 4],
  ].map(
    (shape): Row<number> => ({
      shapes: [shape, [4], [4], [4], [4]],
      attributes: 1e-3,
      kind: ['normal', 'normal', 'positive', 'normal', 'normal'],
    }),
  ),
});

const localResponseNorm = defineOp<ref.ResponseNormalisation>('localResponseNormalization', {
  run: ({ depthRadius, bias, alpha, beta }, x) =>
    tf.localResponseNormalization(x as tf.Tensor4D, depthRadius, bias, alpha, beta),
  reference: (attributes, x) => ref.localResponseNorm(x, attributes),
  rows: [{ shapes: [[2, 2, 3, 6]], attributes: { depthRadius: 2, bias: 1, alpha: 0.5, beta: 0.7 } }],
});

type LossCase = {
  readonly run: (targets: tf.Tensor, predictions: tf.Tensor) => tf.Tensor;
  readonly f: loss.LossFunction;
  readonly targets: 'real' | 'binary' | 'one of several';
  readonly kind?: Kind;
};

const targetsOf = (shape: readonly number[], kind: LossCase['targets']): Array64 => {
  const drawn = draw(shape, 'normal', 'targets');
  const width = shape.at(-1)!;
  const convert = {
    real: (value: number) => value,
    binary: (value: number) => (value > 0 ? 1 : 0),
    'one of several': (_: number, i: number) => (i % width === (2 * Math.floor(i / width) + 1) % width ? 1 : 0),
  };
  return array(shape, drawn.values.map(convert[kind]));
};

/** The losses of the core library; those of the layers are proved in the training of a model. */
const LOSSES: Readonly<Record<string, LossCase>> = {
  meanSquaredError: { run: (t, p) => tf.losses.meanSquaredError(t, p), f: loss.squaredError, targets: 'real' },
  absoluteDifference: { run: (t, p) => tf.losses.absoluteDifference(t, p), f: loss.absoluteError, targets: 'real' },
  huberLoss: { run: (t, p) => tf.losses.huberLoss(t, p), f: loss.huber(1), targets: 'real' },
  hingeLoss: {
    run: (t, p) => tf.losses.hingeLoss(t, p),
    f: (t, p) => loss.hinge({ ...t, values: t.values.map(value => 2 * value - 1) }, p),
    targets: 'binary',
  },
  logLoss: {
    run: (t, p) => tf.losses.logLoss(t, p),
    f: loss.logLoss,
    targets: 'binary',
    kind: 'probability',
  },
  sigmoidCrossEntropy: {
    run: (t, p) => tf.losses.sigmoidCrossEntropy(t, p),
    f: loss.binaryFromLogits,
    targets: 'binary',
  },
  softmaxCrossEntropy: {
    run: (t, p) => tf.losses.softmaxCrossEntropy(t, p),
    f: loss.categoricalFromLogits,
    targets: 'one of several',
  },
  cosineDistance: {
    run: (t, p) => tf.losses.cosineDistance(t, p, 1),
    f: (t, p) => {
      const product = sum(mul(t, p), -1);
      return { ...product, values: product.values.map(value => 1 - value) };
    },
    targets: 'real',
  },
};

const lossOp = (name: string, { run, f, targets, kind = 'normal' }: LossCase): Op<undefined> =>
  defineOp<undefined>(`losses.${name}`, {
    run: (_, x) => {
      const { values, shape } = targetsOf(x.shape, targets);
      return run(tf.tensor(Float32Array.from(values), [...shape]), x);
    },
    reference: (_, x) => mean(f(targetsOf(x.shape, targets), x)),
    rows: [
      { shapes: [[4, 3]], attributes: undefined, kind },
      { shapes: [[2, 7]], attributes: undefined, kind },
      ...(name.endsWith('CrossEntropy') ? [{ shapes: [[4, 3]], attributes: undefined, kind: 'large' as const }] : []),
    ],
  });

export const normalisationOps: readonly Op[] = [
  batchNorm,
  localResponseNorm,
  ...Object.entries(LOSSES).map(([name, definition]) => lossOp(name, definition)),
];
