import { cli } from '../../i18n/cli.ts';
import { openScreen } from '../screens.ts';
import type { CommandSpec } from '../spec.ts';
import { labList } from './lab-list.ts';
import { labRun } from './lab-run.ts';

export const lab: CommandSpec = {
  name: 'lab',
  about: cli.labAbout,
  arguments: [{ name: 'experiment', about: cli.argLabAction, optional: true }],
  commands: [labList, labRun],
  examples: ['dl-tutor lab', 'dl-tutor lab xor-mlp', 'dl-tutor lab run xor-mlp --json'],
  run: async (context, [id]) => {
    if (id === undefined) return openScreen({ kind: 'laboratories' }, context);
    const { findExperiment } = await import('../find-experiment.ts');
    return openScreen({ kind: 'laboratory', experiment: findExperiment(id, ['list', 'run']).id }, context);
  },
};
