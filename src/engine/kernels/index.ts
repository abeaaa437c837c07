import type { KernelBackend } from './host.ts';
import { type Kernel, register } from './kernel.ts';
import { unsortedSegmentSum } from './unsorted-segment-sum.ts';

/** Every kernel of ours, in the order of the names. */
export const kernels: readonly Kernel[] = [unsortedSegmentSum];

/** Replaces or adds the kernels of a backend; harmless when it is done again. */
export function registerKernels(backend: KernelBackend): void {
  register(kernels, backend);
}
