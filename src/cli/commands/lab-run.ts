import { cli } from '../../i18n/cli.ts';
import { type CommandSpec, JSON_OPTION } from '../spec.ts';

/** Experiments, charts and the worker's client are loaded when a run is asked for, not for the help. */
export const labRun: CommandSpec = {
  name: 'run',
  about: cli.labRunAbout,
  arguments: [{ name: 'experiment', about: cli.argExperiment, optional: true }],
  options: [
    { flags: '--set <name=value>', about: cli.optSet, repeats: true },
    { flags: '--preset <preset>', about: cli.optPreset },
    { flags: '--seed <n>', about: cli.optSeed },
    { flags: '--seeds <k>', about: cli.optSeeds },
    { flags: '--jobs <n>', about: cli.optJobs },
    { flags: '--card <card>', about: cli.optCard },
    JSON_OPTION,
  ],
  examples: [
    'dl-tutor lab run xor-mlp --set hidden=4 --seed 3',
    'dl-tutor lab run xor-mlp --seeds 5 --json',
    'dl-tutor lab run --card "xor-mlp@1 hidden=4 seed=3 backend=wasm"',
  ],
  run: async (context, [id], options) => (await import('../run.ts')).runExperiment(context, id, options),
};
