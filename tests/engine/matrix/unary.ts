import * as tf from '@tensorflow/tfjs-core';
import { type Array64, array } from '../reference/array.ts';
import * as ref from '../reference/elementwise.ts';
import { defineOp, type Kind, type Op, type Row } from './case.ts';

type Unary = {
  readonly run: (x: tf.Tensor) => tf.Tensor;
  readonly f: (x: number) => number;
  readonly kinds?: readonly Kind[];
  /** The derivative at zero, as TensorFlow.js defines it, where there is none. */
  readonly slopeAtZero?: readonly [below: number, atZero: number, above: number];
  readonly tolerance?: number;
};

const UNARY: Readonly<Record<string, Unary>> = {
  clone: { run: x => tf.clone(x), f: x => x },
  zerosLike: { run: x => tf.zerosLike(x), f: () => 0 },
  onesLike: { run: x => tf.onesLike(x), f: () => 1 },
  cast: { run: x => tf.cast(tf.cast(x, 'float32'), 'float32'), f: x => x },
  abs: { run: x => tf.abs(x), f: Math.abs },
  neg: { run: x => tf.neg(x), f: x => -x, kinds: ['normal', 'zeros'] },
  square: { run: x => tf.square(x), f: x => x * x, kinds: ['normal', 'zeros', 'large'] },
  relu: { run: x => tf.relu(x), f: ref.relu, kinds: ['normal', 'zeros', 'negative', 'large'], slopeAtZero: [0, 0, 1] },
  relu6: {
    run: x => tf.relu6(x),
    f: x => Math.min(6, ref.relu(x)),
    kinds: ['normal', 'zeros', 'large'],
    slopeAtZero: [0, 0, 1],
  },
  leakyRelu: {
    run: x => tf.leakyRelu(x, 0.1),
    f: x => (x > 0 ? x : 0.1 * x),
    kinds: ['normal', 'zeros'],
    slopeAtZero: [0.1, 0.1, 1],
  },
  elu: { run: x => tf.elu(x), f: ref.elu, kinds: ['normal', 'zeros', 'large'] },
  selu: { run: x => tf.selu(x), f: ref.selu, kinds: ['normal', 'large'] },
  sigmoid: { run: x => tf.sigmoid(x), f: ref.sigmoid, kinds: ['normal', 'zeros', 'large'] },
  tanh: { run: x => tf.tanh(x), f: Math.tanh, kinds: ['normal', 'zeros', 'large'] },
  exp: { run: x => tf.exp(x), f: Math.exp, kinds: ['normal', 'zeros', 'negative'] },
  expm1: { run: x => tf.expm1(x), f: Math.expm1, kinds: ['normal', 'zeros'] },
  log: { run: x => tf.log(x), f: Math.log, kinds: ['positive', 'probability'] },
  log1p: { run: x => tf.log1p(x), f: Math.log1p, kinds: ['positive', 'unit'] },
  sqrt: { run: x => tf.sqrt(x), f: Math.sqrt, kinds: ['positive'] },
  rsqrt: { run: x => tf.rsqrt(x), f: x => 1 / Math.sqrt(x), kinds: ['positive'] },
  reciprocal: { run: x => tf.reciprocal(x), f: x => 1 / x, kinds: ['positive', 'negative'] },
  sin: { run: x => tf.sin(x), f: Math.sin, kinds: ['normal', 'zeros'] },
  cos: { run: x => tf.cos(x), f: Math.cos, kinds: ['normal', 'zeros'] },
  tan: { run: x => tf.tan(x), f: Math.tan, kinds: ['unit'] },
  asin: { run: x => tf.asin(x), f: Math.asin, kinds: ['unit'] },
  acos: { run: x => tf.acos(x), f: Math.acos, kinds: ['unit'] },
  atan: { run: x => tf.atan(x), f: Math.atan },
  sinh: { run: x => tf.sinh(x), f: Math.sinh },
  cosh: { run: x => tf.cosh(x), f: Math.cosh },
  asinh: { run: x => tf.asinh(x), f: Math.asinh },
  acosh: { run: x => tf.acosh(tf.add(x, 1)), f: x => Math.acosh(x + 1), kinds: ['positive'] },
  atanh: { run: x => tf.atanh(x), f: Math.atanh, kinds: ['unit'] },
  erf: { run: x => tf.erf(x), f: ref.erf },
  softplus: { run: x => tf.softplus(x), f: ref.softplus, kinds: ['normal', 'zeros', 'large'] },
  logSigmoid: { run: x => tf.logSigmoid(x), f: x => -ref.softplus(-x), kinds: ['normal', 'zeros', 'large'] },
  floor: { run: x => tf.floor(x), f: Math.floor },
  ceil: { run: x => tf.ceil(x), f: Math.ceil },
  round: { run: x => tf.round(x), f: ref.roundHalfToEven },
  sign: { run: x => tf.sign(x), f: Math.sign },
  step: { run: x => tf.step(x, 0.5), f: x => (x > 0 ? 1 : 0.5) },
};

function unary(name: string, { run, f, kinds = ['normal'], slopeAtZero, tolerance }: Unary): Op<undefined> {
  const rows = kinds.map(
    (kind): Row<undefined> => ({ shapes: [[3, 5]], attributes: undefined, kind, ...(tolerance && { tolerance }) }),
  );
  return defineOp<undefined>(name, {
    run: (_, x) => run(x),
    reference: (_, x) => ref.map(x, f),
    ...(slopeAtZero && {
      atKinks: (_: undefined, weights: Array64, x: Array64) => [
        ref.mul(
          weights,
          ref.map(x, value => slopeAtZero[Math.sign(value) + 1]!),
        ),
      ],
    }),
    rows,
  });
}

const clipByValue = defineOp<readonly [number, number]>('clipByValue', {
  run: ([low, high], x) => tf.clipByValue(x, low, high),
  reference: ([low, high], x) => ref.map(x, value => Math.min(high, Math.max(low, value))),
  rows: [
    { shapes: [[3, 5]], attributes: [-0.5, 0.75] },
    { shapes: [[3, 5]], attributes: [0, 6], kind: 'large' },
  ],
});

/** One mask for both sides: seed and rate decide which numbers are kept, and those grow by 1/(1 − rate). */
const dropout = defineOp<{ readonly rate: number; readonly seed: number }>('dropout', {
  run: ({ rate, seed }, x) => tf.dropout(x, rate, undefined, seed),
  reference: ({ rate, seed }, x) => {
    const kept = tf.tidy(() => tf.dropout(tf.ones([...x.shape]), rate, undefined, seed).dataSync());
    return array(
      x.shape,
      x.values.map((value, i) => (kept[i]! > 0 ? value / (1 - rate) : 0)),
    );
  },
  rows: [
    { shapes: [[4, 5]], attributes: { rate: 0.25, seed: 3 } },
    { shapes: [[4, 5]], attributes: { rate: 0.5, seed: 7 } },
  ],
});

export const unaryOps: readonly Op[] = [
  ...Object.entries(UNARY).map(([name, definition]) => unary(name, definition)),
  clipByValue,
  dropout,
];
