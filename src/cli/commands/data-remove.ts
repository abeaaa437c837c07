import { isImageSet } from '../../data/real.ts';
import { listSets, removeSet } from '../../data/store.ts';
import { words } from '../../i18n/data.ts';
import type { CommandSpec } from '../spec.ts';
import { say, unknownName } from '../usage.ts';

export const dataRemove: CommandSpec = {
  name: 'remove',
  about: words.removeAbout,
  arguments: [{ name: 'name', about: words.argName }],
  examples: ['dl-tutor data remove mnist'],
  run: async (context, [name = '']) => {
    const names = listSets(context.store.folder).map(set => set.name);
    if (!names.includes(name) && !isImageSet(name)) {
      throw unknownName(words.unknownSet, name, names, 'dl-tutor data list');
    }
    removeSet(context.store.folder, name);
    context.tell(say(words.removed, { name })[context.lang]);
    return 0;
  },
};
