import * as tf from '@tensorflow/tfjs-core';
import { type Array64, array, zeros } from '../reference/array.ts';
import * as ref from '../reference/elementwise.ts';
import { sum } from '../reference/reduce.ts';
import { defineOp, dims, type Kind, type Op, type Row } from './case.ts';

type Binary = {
  readonly run: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor;
  readonly f: (a: number, b: number) => number;
  readonly kind: readonly [Kind, Kind];
  /** Who gets the weight where both are equal: 1 for each that does. */
  readonly atTies?: (a: number, b: number) => readonly [number, number];
};

const BINARY: Readonly<Record<string, Binary>> = {
  add: { run: (a, b) => tf.add(a, b), f: (a, b) => a + b, kind: ['normal', 'normal'] },
  sub: { run: (a, b) => tf.sub(a, b), f: (a, b) => a - b, kind: ['normal', 'normal'] },
  mul: { run: (a, b) => tf.mul(a, b), f: (a, b) => a * b, kind: ['normal', 'zeros'] },
  div: { run: (a, b) => tf.div(a, b), f: (a, b) => a / b, kind: ['normal', 'positive'] },
  divNoNan: { run: (a, b) => tf.divNoNan(a, b), f: (a, b) => a / b, kind: ['normal', 'negative'] },
  squaredDifference: {
    run: (a, b) => tf.squaredDifference(a, b),
    f: (a, b) => (a - b) ** 2,
    kind: ['normal', 'normal'],
  },
  maximum: {
    run: (a, b) => tf.maximum(a, b),
    f: Math.max,
    kind: ['normal', 'unit'],
    atTies: (a, b) => (a >= b ? [1, 0] : [0, 1]),
  },
  minimum: {
    run: (a, b) => tf.minimum(a, b),
    f: Math.min,
    kind: ['normal', 'unit'],
    atTies: (a, b) => (a <= b ? [1, 0] : [0, 1]),
  },
  pow: { run: (a, b) => tf.pow(a, b), f: (a, b) => a ** b, kind: ['positive', 'normal'] },
  atan2: { run: (a, b) => tf.atan2(a, b), f: Math.atan2, kind: ['normal', 'positive'] },
  floorDiv: {
    run: (a, b) => tf.cast(tf.floorDiv(a, b), 'float32'),
    f: (a, b) => Math.floor(a / b),
    kind: ['normal', 'positive'],
  },
  mod: { run: (a, b) => tf.mod(a, b), f: (a, b) => a - b * Math.floor(a / b), kind: ['normal', 'positive'] },
};

const PAIRS: readonly (readonly [readonly number[], readonly number[]])[] = [
  [
    [3, 4],
    [3, 4],
  ],
  [[2, 3, 4], [4]],
  [
    [2, 3, 1],
    [1, 3, 4],
  ],
  [[], [2, 3]],
  [
    [2, 1, 3, 1],
    [4, 1, 2],
  ],
];

const binary = (name: string, { run, f, kind, atTies }: Binary): Op<undefined> =>
  defineOp<undefined>(name, {
    run: (_, a, b) => run(a, b),
    reference: (_, a, b) => ref.combine(a, b, f),
    ...(atTies && {
      atKinks: (_: undefined, weights: Array64, a: Array64, b: Array64) => [
        ref.mul(
          weights,
          ref.combine(a, b, (p, q) => atTies(p, q)[0]),
        ),
        ref.mul(
          weights,
          ref.combine(a, b, (p, q) => atTies(p, q)[1]),
        ),
      ],
    }),
    rows: [
      ...PAIRS.map((shapes): Row<undefined> => ({ shapes, attributes: undefined, kind })),
      ...(atTies ? [{ shapes: dims('4×5', '4×5'), attributes: undefined, kind: 'ties' as const }] : []),
    ],
  });

const powBy = defineOp<number>('pow', {
  run: (exponent, x) => tf.pow(x, exponent),
  reference: (exponent, x) => ref.map(x, value => value ** exponent),
  rows: [
    { shapes: [[3, 4]], attributes: 2 },
    { shapes: [[3, 4]], attributes: 3 },
    { shapes: [[3, 4]], attributes: 0.5, kind: 'positive' },
    { shapes: [[3, 4]], attributes: -1.5, kind: 'positive' },
  ],
});

const prelu = defineOp<undefined>('prelu', {
  run: (_, x, slope) => tf.prelu(x, slope),
  reference: (_, x, slope) => ref.combine(x, slope, (value, a) => (value > 0 ? value : a * value)),
  rows: [
    { shapes: dims('3×4', '4'), attributes: undefined },
    { shapes: dims('2×3×4', '2×3×4'), attributes: undefined },
    { shapes: dims('2×3×4', '3×4'), attributes: undefined, kind: ['negative', 'normal'] },
  ],
});

const addN = defineOp<undefined>('addN', {
  run: (_, ...inputs) => tf.addN(inputs),
  reference: (_, first, ...rest) => rest.reduce(ref.add, first!),
  rows: [{ shapes: dims('3×4', '3×4', '3×4'), attributes: undefined }],
});

type Comparison = { readonly run: Binary['run']; readonly holds: (a: number, b: number) => boolean };

/** Comparisons are flat wherever they have a derivative: their gradient is zero, so that a choice by them has one. */
const COMPARISONS: Readonly<Record<string, Comparison>> = {
  greater: { run: (a, b) => tf.greater(a, b), holds: (a, b) => a > b },
  greaterEqual: { run: (a, b) => tf.greaterEqual(a, b), holds: (a, b) => a >= b },
  less: { run: (a, b) => tf.less(a, b), holds: (a, b) => a < b },
  lessEqual: { run: (a, b) => tf.lessEqual(a, b), holds: (a, b) => a <= b },
  equal: { run: (a, b) => tf.equal(a, b), holds: (a, b) => a === b },
  notEqual: { run: (a, b) => tf.notEqual(a, b), holds: (a, b) => a !== b },
};

const comparison = (name: string, { run, holds }: Comparison): Op<undefined> =>
  defineOp<undefined>(name, {
    run: (_, a, b) => tf.cast(run(a, b), 'float32'),
    reference: (_, a, b) => ref.combine(a, b, (p, q) => (holds(p, q) ? 1 : 0)),
    atKinks: (_, _weights, a, b) => [zeros(a.shape), zeros(b.shape)],
    rows: [
      { shapes: dims('3×4', '3×4'), attributes: undefined, kind: 'ties' },
      { shapes: dims('2×3×4', '4'), attributes: undefined },
    ],
  });

/** A choice by a fixed mask and by the sign of the first input. */
const where = defineOp<'mask' | 'sign'>('where', {
  run: (by, a, b) => tf.where(by === 'sign' ? tf.greater(a, 0) : tf.greater(mask(a), 0), a, b),
  reference: (by, a, b) =>
    array(
      a.shape,
      a.values.map((value, i) => ((by === 'sign' ? value > 0 : i % 3 > 0) ? value : b.values[i]!)),
    ),
  rows: [
    { shapes: dims('3×4', '3×4'), attributes: 'mask' },
    { shapes: dims('3×4', '3×4'), attributes: 'sign' },
  ],
});

const mask = (x: tf.Tensor): tf.Tensor =>
  tf.tensor(
    Float32Array.from({ length: x.size }, (_, i) => i % 3),
    x.shape,
  );

/** A loss in the small: several ops on one tape, one input used twice. */
const reused = defineOp<undefined>('mul', {
  run: (_, x) => tf.sum(tf.mul(tf.mul(x, x), tf.sin(x))),
  reference: (_, x) => sum(ref.map(x, value => value * value * Math.sin(value))),
  rows: [{ shapes: [[3, 4]], attributes: undefined }],
});

export const binaryOps: readonly Op[] = [
  ...Object.entries(BINARY).map(([name, definition]) => binary(name, definition)),
  ...Object.entries(COMPARISONS).map(([name, definition]) => comparison(name, definition)),
  powBy,
  prelu,
  addN,
  where,
  reused,
];
