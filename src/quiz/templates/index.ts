import type { Template } from '../template.ts';
import { activationMemory } from './activation-memory.ts';
import { adamFirstStep } from './adam-first-step.ts';
import { batchNormParameters } from './batch-norm-parameters.ts';
import { batchNormValue } from './batch-norm-value.ts';
import { bellmanBackup } from './bellman-backup.ts';
import { boxOverlap } from './box-overlap.ts';
import { confusionF1 } from './confusion-f1.ts';
import { convMultiplyAdds } from './conv-multiply-adds.ts';
import { convOutput } from './conv-output.ts';
import { convParameters } from './conv-parameters.ts';
import { cosineSchedule } from './cosine-schedule.ts';
import { crossEntropy } from './cross-entropy.ts';
import { denseParameters } from './dense-parameters.ts';
import { discountedReturn } from './discounted-return.ts';
import { exponentialSchedule } from './exponential-schedule.ts';
import { gaussianDivergence } from './gaussian-divergence.ts';
import { graphGradient } from './graph-gradient.ts';
import { initialVariance } from './initial-variance.ts';
import { int8ZeroPoint } from './int8-zero-point.ts';
import { invertedDropout } from './inverted-dropout.ts';
import { kMeansStep } from './k-means-step.ts';
import { labelSmoothing } from './label-smoothing.ts';
import { largestRate } from './largest-rate.ts';
import { matrixShapes } from './matrix-shapes.ts';
import { momentumStep } from './momentum-step.ts';
import { receptiveField } from './receptive-field.ts';
import { gruParameters, lstmParameters } from './recurrent-parameters.ts';
import { separableParameters } from './separable-parameters.ts';
import { separableRatio } from './separable-ratio.ts';
import { sgdStep } from './sgd-step.ts';
import { sigmoidNeuron } from './sigmoid-neuron.ts';
import { softThreshold } from './soft-threshold.ts';
import { softmaxProbability } from './softmax-probability.ts';
import { stepSchedule } from './step-schedule.ts';
import { updatesPerEpoch } from './updates-per-epoch.ts';
import { warmUpSchedule } from './warm-up-schedule.ts';
import { weightDecaySteps } from './weight-decay-steps.ts';

/** All families of generated questions. */
export const templates: readonly Template[] = [
  activationMemory,
  adamFirstStep,
  batchNormParameters,
  batchNormValue,
  bellmanBackup,
  boxOverlap,
  confusionF1,
  convMultiplyAdds,
  convOutput,
  convParameters,
  cosineSchedule,
  crossEntropy,
  denseParameters,
  discountedReturn,
  exponentialSchedule,
  gaussianDivergence,
  graphGradient,
  initialVariance,
  int8ZeroPoint,
  invertedDropout,
  kMeansStep,
  labelSmoothing,
  largestRate,
  matrixShapes,
  momentumStep,
  receptiveField,
  gruParameters,
  lstmParameters,
  separableParameters,
  separableRatio,
  sgdStep,
  sigmoidNeuron,
  softThreshold,
  softmaxProbability,
  stepSchedule,
  updatesPerEpoch,
  warmUpSchedule,
  weightDecaySteps,
];
