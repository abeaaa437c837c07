import { conv2d } from './conv2d.ts';
import { conv2dBackpropFilter } from './conv2d-backprop-filter.ts';
import { conv2dBackpropInput } from './conv2d-backprop-input.ts';
import { depthwiseConv2d } from './depthwise-conv2d.ts';
import { depthwiseConv2dBackpropFilter } from './depthwise-conv2d-backprop-filter.ts';
import { depthwiseConv2dBackpropInput } from './depthwise-conv2d-backprop-input.ts';
import { fusedConv2d } from './fused-conv2d.ts';
import { fusedDepthwiseConv2d } from './fused-depthwise-conv2d.ts';
import type { KernelBackend } from './host.ts';
import { type Kernel, register } from './kernel.ts';
import { unsortedSegmentSum } from './unsorted-segment-sum.ts';

/** Every kernel of ours, in the order of the names. */
export const kernels: readonly Kernel[] = [
  conv2d,
  conv2dBackpropFilter,
  conv2dBackpropInput,
  depthwiseConv2d,
  depthwiseConv2dBackpropFilter,
  depthwiseConv2dBackpropInput,
  fusedConv2d,
  fusedDepthwiseConv2d,
  unsortedSegmentSum,
];

/** Replaces or adds the kernels of a backend; harmless when it is done again. */
export function registerKernels(backend: KernelBackend): void {
  register(kernels, backend);
}
