import { avgPoolGrad } from './avg-pool-grad.ts';
import { batchMatMul } from './batch-mat-mul.ts';
import { broadcasting } from './broadcast.ts';
import { conv2d } from './conv2d.ts';
import { conv2dBackpropFilter } from './conv2d-backprop-filter.ts';
import { conv2dBackpropInput } from './conv2d-backprop-input.ts';
import { cumprod, cumsum } from './cumulative.ts';
import { depthwiseConv2d } from './depthwise-conv2d.ts';
import { depthwiseConv2dBackpropFilter } from './depthwise-conv2d-backprop-filter.ts';
import { depthwiseConv2dBackpropInput } from './depthwise-conv2d-backprop-input.ts';
import { einsum } from './einsum.ts';
import { max, min } from './extremes.ts';
import { fusedConv2d } from './fused-conv2d.ts';
import { fusedDepthwiseConv2d } from './fused-depthwise-conv2d.ts';
import { fusedMatMul } from './fused-mat-mul.ts';
import { gatherV2 } from './gather.ts';
import type { KernelBackend } from './host.ts';
import { type Kernel, register } from './kernel.ts';
import { maxPoolGrad } from './max-pool-grad.ts';
import { padV2 } from './pad.ts';
import { avgPool, maxPool } from './pool.ts';
import { refused } from './refused.ts';
import { resizeBilinearGrad, resizeNearestNeighbor, resizeNearestNeighborGrad } from './resize.ts';
import { simdKernels } from './simd/index.ts';
import { slice } from './slice.ts';
import { softmax } from './softmax.ts';
import { splitV, unpack } from './split.ts';
import { stridedSlice } from './strided-slice.ts';
import { mean, sum } from './sum.ts';
import { tile } from './tile.ts';
import { transpose } from './transpose.ts';
import { unsortedSegmentSum } from './unsorted-segment-sum.ts';

/** Every kernel of ours, in the order of the names. */
export const kernels: readonly Kernel[] = [
  avgPool,
  avgPoolGrad,
  batchMatMul,
  ...broadcasting,
  conv2d,
  conv2dBackpropFilter,
  conv2dBackpropInput,
  cumprod,
  cumsum,
  depthwiseConv2d,
  depthwiseConv2dBackpropFilter,
  depthwiseConv2dBackpropInput,
  einsum,
  fusedConv2d,
  fusedDepthwiseConv2d,
  fusedMatMul,
  gatherV2,
  max,
  maxPool,
  maxPoolGrad,
  mean,
  min,
  padV2,
  ...refused,
  resizeBilinearGrad,
  resizeNearestNeighbor,
  resizeNearestNeighborGrad,
  slice,
  softmax,
  splitV,
  stridedSlice,
  sum,
  tile,
  transpose,
  unpack,
  unsortedSegmentSum,
];

/** Replaces or adds the kernels of a backend; harmless when it is done again. */
export function registerKernels(backend: KernelBackend): void {
  register([...kernels, ...simdKernels], backend);
}
