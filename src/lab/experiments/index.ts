import type { Experiment } from '../types.ts';
import { backpropStepper } from './core/backprop-stepper.ts';
import { gradientCheck } from './core/gradient-check.ts';
import { lossSurface } from './core/loss-surface.ts';
import { mseOrCrossEntropy } from './core/mse-or-cross-entropy.ts';
import { xorMlp } from './core/xor-mlp.ts';

/** Every experiment, in the order of the course. Declarations only: nothing here loads TensorFlow.js. */
export const experiments: readonly Experiment[] = [
  lossSurface,
  xorMlp,
  backpropStepper,
  mseOrCrossEntropy,
  gradientCheck,
];

const byId = new Map(experiments.map(experiment => [experiment.id, experiment]));

export function experimentById(id: string): Experiment | undefined {
  return byId.get(id);
}
