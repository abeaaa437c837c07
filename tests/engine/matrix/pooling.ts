import * as tf from '@tensorflow/tfjs-core';
import * as image from '../reference/image.ts';
import * as ref from '../reference/window.ts';
import { defineOp, type Kind, type Op, type Row } from './case.ts';

export type Pooling = { readonly size: ref.Pair; readonly strides: ref.Pair; readonly pad: 'same' | 'valid' | number };

const POOLINGS: readonly (readonly [readonly number[], Pooling])[] = [
  [[2, 7, 6, 3], { size: [3, 3], strides: [1, 1], pad: 'same' }],
  [[2, 7, 6, 3], { size: [3, 3], strides: [2, 2], pad: 'same' }],
  [[2, 7, 6, 3], { size: [3, 3], strides: [1, 1], pad: 'valid' }],
  [[2, 6, 6, 2], { size: [2, 2], strides: [2, 2], pad: 'valid' }],
  [[2, 7, 5, 2], { size: [2, 2], strides: [2, 2], pad: 'same' }],
  [[1, 7, 8, 2], { size: [2, 3], strides: [3, 2], pad: 'valid' }],
  [[1, 6, 6, 2], { size: [3, 3], strides: [2, 2], pad: 1 }],
  [[1, 4, 4, 5], { size: [4, 4], strides: [4, 4], pad: 'valid' }],
  [[2, 5, 5, 1], { size: [1, 1], strides: [2, 2], pad: 'same' }],
];

const rowsOf = (kinds: readonly Kind[]): Row<Pooling>[] => [
  ...POOLINGS.map(([shape, attributes]) => ({ shapes: [shape], attributes })),
  ...kinds.flatMap(kind => POOLINGS.slice(1, 4).map(([shape, attributes]) => ({ shapes: [shape], attributes, kind }))),
];

export const maxPool = defineOp<Pooling>('maxPool', {
  run: ({ size, strides, pad }, x) => tf.maxPool(x as tf.Tensor4D, [...size], [...strides], pad),
  reference: ({ size, ...window }, x) => ref.maxPool(x, size, window),
  atKinks: ({ size, ...window }, weights, x) => [ref.maxPoolGradient(x, size, window, weights)],
  rows: rowsOf(['negative', 'zeros', 'ties', 'large']),
});

export const avgPool = defineOp<Pooling>('avgPool', {
  run: ({ size, strides, pad }, x) => tf.avgPool(x as tf.Tensor4D, [...size], [...strides], pad),
  reference: ({ size, ...window }, x) => ref.avgPool(x, size, window),
  rows: rowsOf(['negative', 'zeros']),
});

const SIZES: readonly (readonly [readonly number[], image.Resize])[] = [
  [[2, 3, 3, 2], { size: [6, 6] }],
  [[2, 4, 3, 2], { size: [8, 9] }],
  [[1, 5, 6, 2], { size: [2, 3] }],
  [[3, 4, 5, 1], { size: [7, 6] }],
  [[2, 4, 4, 2], { size: [7, 7], alignCorners: true }],
  [[1, 3, 5, 2], { size: [5, 9], alignCorners: true }],
  [[2, 4, 4, 2], { size: [4, 4] }],
  [[1, 3, 4, 2], { size: [6, 8], halfPixelCenters: true }],
  [[2, 6, 4, 1], { size: [3, 2], halfPixelCenters: true }],
];

const resizeRows = SIZES.map(([shape, attributes]): Row<image.Resize> => ({ shapes: [shape], attributes }));

export const resizeBilinear = defineOp<image.Resize>('image.resizeBilinear', {
  run: ({ size, alignCorners, halfPixelCenters }, x) =>
    tf.image.resizeBilinear(x as tf.Tensor4D, [...size], alignCorners, halfPixelCenters),
  reference: (resize, x) => image.resizeBilinear(x, resize),
  rows: resizeRows,
});

export const resizeNearest = defineOp<image.Resize>('image.resizeNearestNeighbor', {
  run: ({ size, alignCorners, halfPixelCenters }, x) =>
    tf.image.resizeNearestNeighbor(x as tf.Tensor4D, [...size], alignCorners, halfPixelCenters),
  reference: (resize, x) => image.resizeNearest(x, resize),
  rows: resizeRows,
});

export const poolingOps: readonly Op[] = [maxPool, avgPool, resizeBilinear, resizeNearest];
