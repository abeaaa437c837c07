import * as tf from '@tensorflow/tfjs-core';
import { comparisons } from './comparisons.ts';
import { conv2dGradients } from './conv2d.ts';
import { cumprod, cumsum, prod } from './cumulative.ts';
import { depthToSpace } from './depth-to-space.ts';
import { depthwiseConv2dGradients } from './depthwise-conv2d.ts';
import { einsum } from './einsum.ts';
import { maximum, minimum, squaredDifference } from './elementwise.ts';
import { max, min } from './extremes.ts';
import { gather, gatherNd, scatterNd } from './gather.ts';
import { matMul } from './mat-mul.ts';
import { mirrorPad, stridedSlice, topK } from './pick.ts';
import { refused } from './refused.ts';
import { splitV, unpack } from './split.ts';
import { tile } from './tile.ts';

/** Every gradient of ours, in the order of the names: those that the library lacks, and those that it computes wrongly. */
const gradients: readonly tf.GradConfig[] = [
  ...comparisons,
  ...conv2dGradients,
  cumprod,
  cumsum,
  depthToSpace,
  ...depthwiseConv2dGradients,
  einsum,
  gather,
  gatherNd,
  matMul,
  max,
  maximum,
  min,
  minimum,
  mirrorPad,
  prod,
  ...refused,
  scatterNd,
  splitV,
  squaredDifference,
  stridedSlice,
  tile,
  topK,
  unpack,
];

/** Puts the gradients in the registry of TensorFlow.js, for all backends; harmless when it is done again. */
export function registerGradients(): void {
  for (const gradient of gradients) tf.registerGradient(gradient);
}
