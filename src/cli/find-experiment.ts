import { cli } from '../i18n/cli.ts';
import { experimentById, experiments } from '../lab/experiments/index.ts';
import type { Experiment } from '../lab/types.ts';
import { unknownName } from './usage.ts';

/** The experiment of an id; throws a `usage` error that suggests the nearest id, or another word that may stand there. */
export function findExperiment(id: string, others: readonly string[] = []): Experiment {
  const found = experimentById(id);
  if (found) return found;
  const names = [...experiments.map(experiment => experiment.id), ...others];
  throw unknownName(cli.unknownExperiment, id, names, 'dl-tutor lab list');
}
