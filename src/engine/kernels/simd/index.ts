import type { Kernel } from '../kernel.ts';
import { conv2dBackpropFilter } from './conv2d-backprop-filter.ts';
import { batchMatMul } from './mat-mul.ts';
import { maxPoolGrad } from './max-pool-grad.ts';
import { add, multiply, sub } from './rows.ts';
import { mean, sum } from './sum.ts';
import { tanh } from './tanh.ts';

/**
 * Kernels in WASM SIMD, which lie on the others because they are faster. They leave to the kernel below what they do not
 * cover. None touches the heap from JavaScript, so that a plan can do with their calls alone.
 */
export const simdKernels: readonly Kernel[] = [
  add,
  batchMatMul,
  conv2dBackpropFilter,
  maxPoolGrad,
  mean,
  multiply,
  sub,
  sum,
  tanh,
];
