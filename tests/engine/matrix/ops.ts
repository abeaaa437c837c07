import { binaryOps } from './binary.ts';
import type { Op } from './case.ts';
import { convolutionOps } from './convolution.ts';
import { linearOps } from './linear.ts';
import { normalisationOps } from './normalisation.ts';
import { pickOps } from './pick.ts';
import { poolingOps } from './pooling.ts';
import { reductionOps } from './reduction.ts';
import { refusedOps } from './refused.ts';
import { shapeOps } from './shape.ts';
import { unaryOps } from './unary.ts';

/** The whole matrix. */
export const ops: readonly Op[] = [
  ...[...unaryOps, ...binaryOps, ...reductionOps, ...linearOps],
  ...[...shapeOps, ...pickOps, ...convolutionOps, ...poolingOps, ...normalisationOps, ...refusedOps],
];
