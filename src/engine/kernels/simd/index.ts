import type { Kernel } from '../kernel.ts';
import { conv2dBackpropFilter } from './conv2d-backprop-filter.ts';
import { gather } from './gather.ts';
import { batchMatMul } from './mat-mul.ts';
import { maxPoolGrad } from './max-pool-grad.ts';
import { add, multiply, sub } from './rows.ts';
import { mean, sum } from './sum.ts';

/**
 * Kernels that lie on the others where they are faster: most run in WASM SIMD. They leave to the kernel below what they do
 * not cover. None touches the heap from JavaScript but `gather`, so that a plan can do with their calls alone.
 */
export const simdKernels: readonly Kernel[] = [
  add,
  batchMatMul,
  conv2dBackpropFilter,
  gather,
  maxPoolGrad,
  mean,
  multiply,
  sub,
  sum,
];
