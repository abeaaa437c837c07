import type { TrainingCase } from './case.ts';
import { layerTrainings } from './layers.ts';
import { lossTrainings, optimiserTrainings } from './losses.ts';
import { recurrentTrainings } from './recurrent.ts';
import { spatialTrainings } from './spatial.ts';

/** Every layer, loss and optimiser, by kind. */
export const trainings: Readonly<Record<string, readonly TrainingCase[]>> = {
  ...layerTrainings,
  ...spatialTrainings,
  'recurrent layers': recurrentTrainings,
  losses: lossTrainings,
  optimisers: optimiserTrainings,
};
