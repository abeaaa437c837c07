import * as tf from '@tensorflow/tfjs-core';
import type { Array64 } from '../reference/array.ts';
import { add, scale } from '../reference/elementwise.ts';
import * as ref from '../reference/reduce.ts';
import { defineOp, type Kind, type Op, type Row } from './case.ts';

export type Reduction = { readonly axes?: number | readonly number[]; readonly keepDims?: boolean };

const axesOf = ({ axes }: Reduction): number | number[] | undefined => (typeof axes === 'object' ? [...axes] : axes);

const REDUCTIONS: readonly Reduction[] = [
  {},
  { axes: 0 },
  { axes: -1 },
  { axes: 1, keepDims: true },
  { axes: [0, 1] },
  { axes: [1, 2], keepDims: true },
  { axes: [0, 2] },
];

const rows = (kind: Kind, more: readonly Row<Reduction>[] = []): Row<Reduction>[] => [
  ...REDUCTIONS.map(attributes => ({ shapes: [[3, 4, 2]], attributes, kind })),
  ...more,
];

type Reduce = {
  readonly run: (x: tf.Tensor, axes: number | number[] | undefined, keepDims?: boolean) => tf.Tensor;
  readonly f: typeof ref.sum;
  readonly rows: readonly Row<Reduction>[];
};

const reduction = (name: string, { run, f, rows }: Reduce): Op<Reduction> =>
  defineOp<Reduction>(name, {
    run: (attributes, x) => run(x, axesOf(attributes), attributes.keepDims),
    reference: ({ axes, keepDims }, x) => f(x, axes, keepDims),
    ...((name === 'max' || name === 'min') && {
      atKinks: ({ axes }: Reduction, weights: Array64, x: Array64) => [ref.spread(x, axes, weights, f)],
    }),
    rows,
  });

const row = (shape: readonly number[], attributes: Reduction, kind: Kind = 'normal'): Row<Reduction> => ({
  shapes: [shape],
  attributes,
  kind,
});

export const sum = reduction('sum', {
  run: tf.sum,
  f: ref.sum,
  rows: rows('normal', [row([5], {}), row([2, 3, 2, 3], { axes: [1, 2] }), row([2, 3, 2, 3], { axes: [0, 1, 2] })]),
});

export const mean = reduction('mean', {
  run: tf.mean,
  f: ref.mean,
  rows: rows('normal', [row([5], {}), row([2, 3, 2, 3], { axes: [1, 2] })]),
});

const max = reduction('max', {
  run: tf.max,
  f: ref.max,
  rows: rows('normal', [
    row([3, 4], { axes: 1 }, 'negative'),
    row([3, 4], { axes: 1 }, 'ties'),
    row([3, 4], {}, 'ties'),
  ]),
});

const min = reduction('min', {
  run: tf.min,
  f: ref.min,
  rows: rows('normal', [row([3, 4], { axes: 1 }, 'positive'), row([3, 4], { axes: 0 }, 'ties')]),
});

const prod = reduction('prod', {
  run: tf.prod,
  f: ref.prod,
  rows: rows('positive', [row([3, 4], { axes: 1 }), row([3, 4], { axes: 1 }, 'zeros')]),
});

const logSumExp = reduction('logSumExp', {
  run: tf.logSumExp,
  f: ref.logSumExp,
  rows: rows('normal', [row([3, 4], { axes: 1 }, 'large')]),
});

const norm = reduction('norm', {
  run: (x, axes, keepDims) => tf.norm(x, 'euclidean', axes, keepDims),
  f: ref.norm,
  rows: [row([3, 4], {}), row([3, 4], { axes: 1 }), row([3, 4, 2], { axes: [0, 2], keepDims: true })],
});

/** Mean and variance in one number: 1 and 2 times. */
const moments = reduction('moments', {
  run: (x, axes, keepDims) => {
    const { mean, variance } = tf.moments(x, axes, keepDims);
    return tf.add(mean, tf.mul(variance, 2));
  },
  f: (x, axes, keepDims) => add(ref.mean(x, axes, keepDims), scale(ref.variance(x, axes, keepDims), 2)),
  rows: rows('normal'),
});

type Cumulation = { readonly axis: number; readonly exclusive?: boolean; readonly reverse?: boolean };

const cumulations: readonly Cumulation[] = [
  { axis: 0 },
  { axis: 1 },
  { axis: -1, exclusive: true },
  { axis: 1, reverse: true },
  { axis: 0, exclusive: true, reverse: true },
];

const cumsum = defineOp<Cumulation>('cumsum', {
  run: ({ axis, exclusive, reverse }, x) => tf.cumsum(x, axis, exclusive, reverse),
  reference: ({ axis, exclusive, reverse }, x) => ref.cumsum(x, axis, exclusive, reverse),
  rows: [
    ...cumulations.map(attributes => ({ shapes: [[3, 4]], attributes })),
    // A square input hides a gradient that comes back transposed.
    { shapes: [[3, 3]], attributes: { axis: 0 } },
  ],
});

const cumprod = defineOp<Cumulation>('cumprod', {
  run: ({ axis, exclusive, reverse }, x) => tf.cumprod(x, axis, exclusive, reverse),
  reference: ({ axis, exclusive, reverse }, x) =>
    ref.cumulate(x, axis, values => values.reduce((a, b) => a * b, 1), exclusive, reverse),
  rows: cumulations.slice(0, 2).map(attributes => ({ shapes: [[3, 4]], attributes })),
});

/** The library gives the place of an extreme a gradient of zero, which is the truth but at ties. */
const place = (name: 'argMax' | 'argMin', run: typeof tf.argMax, f: typeof ref.argMax): Op<number> =>
  defineOp<number>(name, {
    run: (axis, x) => tf.cast(run(x, axis), 'float32'),
    reference: (axis, x) => f(x, axis),
    rows: [
      { shapes: [[3, 5]], attributes: 1 },
      { shapes: [[3, 5]], attributes: 0 },
      { shapes: [[2, 3, 4]], attributes: -1, kind: 'negative' },
    ],
  });

const softRows: readonly Row<undefined>[] = [
  { shapes: [[3, 5]], attributes: undefined },
  { shapes: [[2, 3, 4]], attributes: undefined },
  { shapes: [[5]], attributes: undefined },
  { shapes: [[4, 10]], attributes: undefined, kind: 'large' },
  { shapes: [[3, 4]], attributes: undefined, kind: 'zeros' },
];

const softmax = defineOp<undefined>('softmax', {
  run: (_, x) => tf.softmax(x),
  reference: (_, x) => ref.softmax(x),
  rows: softRows,
});

const logSoftmax = defineOp<undefined>('logSoftmax', {
  run: (_, x) => tf.logSoftmax(x),
  reference: (_, x) => ref.logSoftmax(x),
  rows: softRows,
});

const topk = defineOp<number>('topk', {
  run: (k, x) => tf.topk(x, k).values,
  reference: (k, x) => ref.largest(x, k),
  rows: [{ shapes: [[3, 5]], attributes: 2 }],
});

export const reductionOps: readonly Op[] = [
  ...[sum, mean, max, min, prod, logSumExp, norm, moments],
  ...[cumsum, cumprod, place('argMax', tf.argMax, ref.argMax), place('argMin', tf.argMin, ref.argMin)],
  ...[softmax, logSoftmax, topk],
];
