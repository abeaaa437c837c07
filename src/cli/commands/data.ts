import { cli } from '../../i18n/cli.ts';
import { words } from '../../i18n/data.ts';
import type { CommandSpec } from '../spec.ts';
import { unknownName } from '../usage.ts';
import { dataAdd } from './data-add.ts';
import { dataList } from './data-list.ts';
import { dataRemove } from './data-remove.ts';

const commands: readonly CommandSpec[] = [dataList, dataAdd, dataRemove];

export const data: CommandSpec = {
  name: 'data',
  about: words.about,
  arguments: [{ name: 'action', about: words.argAction, optional: true }],
  commands,
  examples: ['dl-tutor data', 'dl-tutor data add mnist ~/Downloads/mnist'],
  run: async (context, [action]) => {
    if (action === undefined) return dataList.run(context, [], {});
    const names = commands.map(({ name }) => name);
    throw unknownName(cli.unknownCommand, action, names, 'dl-tutor data --help');
  },
};
