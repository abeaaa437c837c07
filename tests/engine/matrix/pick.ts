import * as tf from '@tensorflow/tfjs-core';
import { array } from '../reference/array.ts';
import { mul } from '../reference/elementwise.ts';
import * as ref from '../reference/shape.ts';
import { defineOp, type Op, type Row } from './case.ts';

type Shape = readonly number[];

const int32 = (values: Shape, shape: Shape = [values.length]): tf.Tensor => tf.tensor([...values], [...shape], 'int32');
const row = <A>(shape: Shape, attributes: A): Row<A> => ({ shapes: [shape], attributes });

export type Gather = { readonly ids: Shape; readonly idsShape?: Shape; readonly axis?: number };

export const gather = defineOp<Gather>('gather', {
  run: ({ ids, idsShape, axis }, x) => tf.gather(x, int32(ids, idsShape), axis),
  reference: ({ ids, idsShape, axis }, x) => ref.gather(x, array(idsShape ?? [ids.length], ids), axis),
  rows: [
    row([3, 4], { ids: [2, 0, 2, 1] }),
    row([5], { ids: [4, 4, 0] }),
    row([4, 3], { ids: [3, 0, 3, 3, 1, 0], idsShape: [2, 3] }),
    row([3, 4], { ids: [2, 0, 2, 1], idsShape: [2, 2], axis: 1 }),
    row([2, 3, 4], { ids: [2, 2, 0], axis: 1 }),
  ],
});

const gatherND = defineOp<{ ids: Shape; shape: Shape }>('gatherND', {
  run: ({ ids, shape }, x) => tf.gatherND(x, int32(ids, shape)),
  reference: ({ ids, shape }, x) => ref.gatherND(x, array(shape, ids)),
  rows: [row([3, 4], { ids: [0, 1, 2, 3], shape: [2, 2] }), row([3, 4], { ids: [2, 0, 2], shape: [3, 1] })],
});

const oneHot = defineOp<{ ids: Shape; depth: number }>('oneHot', {
  run: ({ ids, depth }, x) => tf.mul(tf.oneHot(int32(ids), depth), x),
  reference: ({ ids, depth }, x) => mul(ref.oneHot(array([ids.length], ids), depth), x),
  rows: [row([3, 4], { ids: [1, 0, 3], depth: 4 }), row([2, 2], { ids: [1, 1], depth: 2 })],
});

const segmentSum = defineOp<{ ids: Shape; segments: number }>('unsortedSegmentSum', {
  run: ({ ids, segments }, x) => tf.unsortedSegmentSum(x, int32(ids) as tf.Tensor1D, segments),
  reference: ({ ids, segments }, x) => ref.segmentSum(x, ids, segments),
  rows: [row([4, 3], { ids: [2, 0, 2, 1], segments: 4 }), row([5], { ids: [0, 0, 1, 1, 0], segments: 2 })],
});

/** Rows that meet at one place are added. */
const scatterND = defineOp<{ ids: Shape; shape: readonly [number, number] }>('scatterND', {
  run: ({ ids, shape }, x) => tf.scatterND(int32(ids, [ids.length, 1]), x, [...shape]),
  reference: ({ ids, shape }, x) => ref.segmentSum(x, ids, shape[0]),
  rows: [row([3, 4], { ids: [2, 0, 2], shape: [4, 4] }), row([2, 3], { ids: [1, 0], shape: [2, 3] })],
});

export const pickOps: readonly Op[] = [gather, gatherND, oneHot, segmentSum, scatterND];
