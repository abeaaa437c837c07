import type { RunFunction } from '../types.ts';

/** How to get the run of an experiment. Only the worker imports this: the runs bring TensorFlow.js with them. */
export const runs: Readonly<Record<string, () => Promise<RunFunction>>> = {
  'xor-mlp': async () => (await import('./core/xor-mlp.run.ts')).run,
  'backprop-stepper': async () => (await import('./core/backprop-stepper.run.ts')).run,
  'gradient-check': async () => (await import('./core/gradient-check.run.ts')).run,
  'loss-surface': async () => (await import('./core/loss-surface.run.ts')).run,
  'mse-or-cross-entropy': async () => (await import('./core/mse-or-cross-entropy.run.ts')).run,
};
