import { fuse } from './convolution/fused.ts';
import type { Kernel } from './kernel.ts';

/**
 * activation(conv2d(x, filter) + bias), see `conv2d` and `fuse`. On cpu the library's kernel calls its own slow
 * convolution.
 */
export const fusedConv2d: Kernel = {
  name: 'FusedConv2D',
  backends: ['wasm', 'cpu'],
  run: call => fuse('dense', call),
};
