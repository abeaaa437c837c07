import { DRAWN } from '../../data/catalogue.ts';
import { lookAt } from '../../data/read/files.ts';
import { IMAGE_SETS, isImageSet } from '../../data/real.ts';
import { addSet } from '../../data/store.ts';
import { words } from '../../i18n/data.ts';
import type { CommandSpec } from '../spec.ts';
import { say, unknownName, usageError } from '../usage.ts';
import { columnLines, summaryText } from './data-list.ts';

export const dataAdd: CommandSpec = {
  name: 'add',
  about: words.addAbout,
  arguments: [
    { name: 'name', about: words.argName },
    { name: 'path', about: words.argPath },
  ],
  options: [{ flags: '--replace', about: words.optionReplace }],
  examples: ['dl-tutor data add mnist ~/Downloads/mnist', 'dl-tutor data add flowers iris.csv'],
  run: async (context, [name = '', source = ''], options) => {
    checkName(name, source);
    const { summary, replaced } = addSet(context.store.folder, { name, source, replace: Boolean(options.replace) });
    const what = summaryText(summary)[context.lang];
    context.tell(say(replaced ? words.replaced : words.added, { name, what })[context.lang]);
    for (const line of columnLines(summary, context.lang)) context.tell(line);
    return 0;
  },
};

/** Names that Windows keeps for devices. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** A folder is taken for an image set, so that a misspelt name is told before its files are looked at. */
function checkName(name: string, source: string): void {
  if (isImageSet(name)) return;
  if (DRAWN.some(set => set.name === name)) throw usageError(say(words.nameTaken, { word: name }), words.nameOther);
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(name) || DEVICES.test(name)) {
    throw usageError(say(words.badName, { word: name }), words.nameForm);
  }
  if (lookAt(source).isDirectory()) {
    throw unknownName(words.unknownSet, name, Object.keys(IMAGE_SETS), 'dl-tutor data add --help');
  }
}
