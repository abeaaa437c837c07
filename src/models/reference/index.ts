import { cnn, cnnBatchNorm, residualNet, separableNet } from './convolutional.ts';
import { digitsMlp, embeddingNet, tinyMlp } from './dense.ts';
import type { ReferenceNetSpec } from './net.ts';
import { gruNet, transformerBlock } from './sequence.ts';

/** In the order of their letters. */
export const referenceNets: readonly ReferenceNetSpec[] = [
  tinyMlp,
  digitsMlp,
  cnn,
  cnnBatchNorm,
  residualNet,
  separableNet,
  gruNet,
  embeddingNet,
  transformerBlock,
];
