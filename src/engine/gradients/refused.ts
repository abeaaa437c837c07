import type * as tf from '@tensorflow/tfjs-core';

const AT_HAND = 'stop the gradient there, or write it with the operations of tf that have one';

/** Operations without a gradient, and what to use in their place. */
const INSTEAD: Readonly<Record<string, string>> = {
  AvgPoolGrad: 'first derivatives of avgPool only',
  Bincount: 'sums of oneHot',
  Complex: 'real numbers',
  CropAndResize: 'slice and resizeBilinear',
  DenseBincount: 'sums of oneHot',
  Diag: 'a product with eye',
  EluGrad: 'first derivatives of elu only',
  FFT: 'a product with the matrix of the transform',
  FlipLeftRight: 'reverse',
  IFFT: 'a product with the matrix of the transform',
  Imag: 'real numbers',
  LRNGrad: 'first derivatives of localResponseNormalization only',
  MaxPoolGrad: 'first derivatives of maxPool only',
  MaxPoolWithArgmax: 'maxPool',
  Multinomial: 'the log-probability of what was drawn',
  Real: 'real numbers',
  ResizeBilinearGrad: 'first derivatives of resizeBilinear only',
  ResizeNearestNeighborGrad: 'first derivatives of resizeNearestNeighbor only',
  RotateWithOffset: AT_HAND,
  SearchSorted: AT_HAND,
  SparseSegmentMean: 'gather and mean',
  SparseSegmentSum: 'gather and sum',
  SparseToDense: 'scatterND',
  TensorScatterUpdate: 'scatterND and where',
  Transform: AT_HAND,
  Unique: AT_HAND,
  _FusedMatMul: 'matMul, add and the activation',
};

/** Gradients that say plainly that there is none. */
export const refused: readonly tf.GradConfig[] = Object.entries(INSTEAD).map(([kernelName, instead]) => ({
  kernelName,
  gradFunc: () => {
    throw new Error(`no gradient for ${kernelName}: use ${instead} instead`);
  },
}));
