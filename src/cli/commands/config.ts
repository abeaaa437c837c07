import { cli } from '../../i18n/cli.ts';
import type { Context } from '../context.ts';
import { type CommandSpec, JSON_OPTION } from '../spec.ts';
import { badChoice, say, unknownName } from '../usage.ts';

const NAMES = ['lang'] as const;
const VALUES = { lang: ['zh', 'en'] } as const;
type Name = (typeof NAMES)[number];

const HELP = 'dl-tutor config --help';

const configList: CommandSpec = {
  name: 'list',
  about: cli.configListAbout,
  options: [JSON_OPTION],
  examples: ['dl-tutor config list', 'dl-tutor config list --json'],
  run: async (context, _, options) => {
    if (options.json) context.printJson(context.store.settings());
    else context.print(NAMES.map(name => `${name} = ${valueText(name, context)}`).join('\n'));
    return 0;
  },
};

const configGet: CommandSpec = {
  name: 'get',
  about: cli.configGetAbout,
  arguments: [{ name: 'name', about: cli.argName }],
  examples: ['dl-tutor config get lang'],
  run: async (context, [name = '']) => {
    context.print(valueText(settingNamed(name), context));
    return 0;
  },
};

const configSet: CommandSpec = {
  name: 'set',
  about: cli.configSetAbout,
  arguments: [
    { name: 'name', about: cli.argName },
    { name: 'value', about: cli.argValue },
  ],
  examples: ['dl-tutor config set lang zh', 'dl-tutor config set lang en'],
  run: async (context, [word = '', text = '']) => {
    const name = settingNamed(word);
    const value = VALUES[name].find(candidate => candidate === text);
    if (value === undefined) throw badChoice(name, text, VALUES[name]);
    await context.store.saveSettings({ [name]: value });
    context.tell(say(cli.settingKept, { name, value })[value]);
    return 0;
  },
};

export const config: CommandSpec = {
  name: 'config',
  about: cli.configAbout,
  arguments: [{ name: 'action', about: cli.argAction, optional: true }],
  commands: [configList, configGet, configSet],
  examples: ['dl-tutor config', 'dl-tutor config set lang en'],
  run: async (context, [action]) => {
    if (action === undefined) return configList.run(context, [], {});
    throw unknownName(cli.unknownCommand, action, ['list', 'get', 'set'], HELP);
  },
};

function settingNamed(word: string): Name {
  const found = NAMES.find(name => name === word);
  if (found) return found;
  throw unknownName(cli.unknownSetting, word, NAMES, HELP);
}

const valueText = (name: Name, { store, lang }: Context): string => store.settings()[name] ?? cli.settingNone[lang];
