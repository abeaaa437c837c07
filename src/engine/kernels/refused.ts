import type { KernelBackend } from './host.ts';
import type { Kernel } from './kernel.ts';

const refuse =
  (backends: readonly KernelBackend[], reason: string) =>
  (name: string): Kernel => ({
    name,
    backends,
    run() {
      throw new Error(reason);
    },
  });

/** Kernels of which the library's version returns wrong numbers, and which no lesson needs. */
export const refused: readonly Kernel[] = [
  ...['Conv3DBackpropFilterV2', 'Conv3DBackpropInputV2'].map(
    refuse(
      ['wasm'],
      'no gradient for conv3d on WASM, where the library computes wrong ones: use conv2d, or the cpu backend',
    ),
  ),
  ...['MaxPool3D', 'MaxPool3DGrad'].map(
    refuse(['wasm'], 'no maxPool3d on WASM, where the library loses negative maxima: use maxPool, or the cpu backend'),
  ),
  ...['Dilation2D', 'Dilation2DBackpropFilter', 'Dilation2DBackpropInput'].map(
    refuse(['wasm'], 'no dilation2d on WASM, where the library mistakes the padding: use the cpu backend'),
  ),
  {
    name: 'AvgPool3DGrad',
    backends: ['wasm', 'cpu'],
    run({ attributes, stock }) {
      if (attributes.pad === 'valid') return stock();
      throw new Error('no gradient for avgPool3d with padding, which the library counts: use avgPool, or no padding');
    },
  },
];
