import { bench as words } from '../../i18n/bench.ts';
import { type CommandSpec, JSON_OPTION } from '../spec.ts';

export const bench: CommandSpec = {
  name: 'bench',
  about: words.about,
  options: [
    { flags: '--nets <list>', about: words.optNets },
    { flags: '--rounds <n>', about: words.optRounds },
    JSON_OPTION,
  ],
  examples: ['dl-tutor bench', 'dl-tutor bench --nets a,c --rounds 7 --json'],
  run: async (context, _, options) => (await import('../bench.ts')).runBench(context, options),
};
