import { loadSources } from '../../course/load.ts';
import { addressOf } from '../../course/reference.ts';
import { cli } from '../../i18n/cli.ts';
import { type CommandSpec, JSON_OPTION } from '../spec.ts';
import { screenOrText } from './reference-text.ts';

export const sources: CommandSpec = {
  name: 'sources',
  about: cli.sourcesAbout,
  options: [JSON_OPTION],
  examples: ['dl-tutor sources', 'dl-tutor sources --json'],
  run: (context, _, options) =>
    screenOrText({ kind: 'sources' }, context, Boolean(options.json), {
      json: () => ({ sources: loadSources().map(source => ({ ...source, url: addressOf(source) })) }),
      text: () =>
        loadSources().map(source => {
          const { authors, year, title, where } = source;
          return { title: `${authors} ${year}`, body: `${title}\n${addressOf(source) ?? where}` };
        }),
    }),
};
