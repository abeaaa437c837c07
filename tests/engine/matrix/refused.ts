import * as tf from '@tensorflow/tfjs-core';
import type { Array64 } from '../reference/array.ts';
import { map } from '../reference/elementwise.ts';
import { differences, weighted } from '../reference/gradient.ts';
import { reverse } from '../reference/shape.ts';
import * as window from '../reference/window.ts';
import { defineOp, type Op } from './case.ts';

/** Ops without a gradient, and second derivatives that the library does not have: asking for one must be an error. */
const flipLeftRight = defineOp<undefined>('image.flipLeftRight', {
  run: (_, x) => tf.image.flipLeftRight(x as tf.Tensor4D),
  reference: (_, x) => reverse(x, 2),
  gradient: 'none',
  rows: [{ shapes: [[2, 3, 4, 2]], attributes: undefined }],
});

type Pass = {
  readonly run: (x: tf.Tensor) => tf.Tensor;
  readonly f: (x: Array64) => Array64;
  readonly shape: readonly number[];
};

const halving: window.Window = { strides: [2, 2], pad: 'valid' };

const PASSES: Readonly<Record<string, Pass>> = {
  maxPool: {
    run: x => tf.maxPool(x as tf.Tensor4D, 2, 2, 'valid'),
    f: x => window.maxPool(x, [2, 2], halving),
    shape: [1, 4, 4, 2],
  },
  avgPool: {
    run: x => tf.avgPool(x as tf.Tensor4D, 2, 2, 'valid'),
    f: x => window.avgPool(x, [2, 2], halving),
    shape: [1, 4, 4, 2],
  },
  elu: { run: x => tf.elu(x), f: x => map(x, v => (v > 0 ? v : Math.expm1(v))), shape: [3, 4] },
};

/** The first derivative of Σ f as a function of x; its own gradient is what is asked for. */
const secondDerivative = (name: string, { run, f, shape }: Pass): Op<undefined> =>
  defineOp<undefined>(`second derivative of ${name}`, {
    run: (_, x) => tf.grad(moved => tf.sum(run(moved)))(x),
    reference: (_, x) =>
      differences(
        moved => {
          const y = f(moved!);
          return weighted({ ...y, values: y.values.map(() => 1) }, y);
        },
        [x],
      )[0]!,
    gradient: 'none',
    rows: [{ shapes: [shape], attributes: undefined }],
  });

export const refusedOps: readonly Op[] = [
  flipLeftRight,
  ...Object.entries(PASSES).map(([name, pass]) => secondDerivative(name, pass)),
];
