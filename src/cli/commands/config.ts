import { cli } from '../../i18n/cli.ts';
import { SETTING_NAMES, SETTINGS, type SettingName, valuesOf } from '../../progress/settings.ts';
import { padEnd, width } from '../../text/width.ts';
import type { Context } from '../context.ts';
import { type CommandSpec, JSON_OPTION } from '../spec.ts';
import { badChoice, say, unknownName } from '../usage.ts';

/** What stands on the command line for a setting that is found out at each start. */
const AUTO = 'auto';

const wordOf = (value: string | null): string => value ?? AUTO;

const HELP = 'dl-tutor config --help';

const configList: CommandSpec = {
  name: 'list',
  about: cli.configListAbout,
  options: [JSON_OPTION],
  examples: ['dl-tutor config list', 'dl-tutor config list --json'],
  run: async (context, _, options) => {
    if (options.json) context.printJson(context.store.settings());
    else context.print(settingsText(context));
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
  examples: ['dl-tutor config set lang zh', 'dl-tutor config set glyphs safe', 'dl-tutor config set lang auto'],
  run: async (context, [word = '', text = '']) => {
    const name = settingNamed(word);
    const chosen = valuesOf(name).find(({ value }) => wordOf(value) === text);
    if (!chosen) {
      const words = valuesOf(name).map(({ value }) => wordOf(value));
      throw badChoice(name, text, words);
    }
    await context.store.saveSettings({ [name]: chosen.value });
    // A new language is confirmed in itself.
    const lang = name === 'lang' ? (context.store.settings().lang ?? context.lang) : context.lang;
    context.tell(say(cli.settingKept, { name, value: text })[lang]);
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

function settingNamed(word: string): SettingName {
  const found = SETTING_NAMES.find(name => name === word);
  if (found) return found;
  throw unknownName(cli.unknownSetting, word, SETTING_NAMES, HELP);
}

const valueText = (name: SettingName, { store, lang }: Context): string =>
  store.settings()[name] ?? cli.settingNone[lang];

/** Each setting with its value, what it is, and what else it may be. */
function settingsText(context: Context): string {
  const { lang } = context;
  const rows = SETTING_NAMES.map(name => ({ name, set: `${name} = ${valueText(name, context)}` }));
  const columns = Math.max(...rows.map(({ set }) => width(set)));
  return rows
    .map(({ name, set }) => {
      const values = valuesOf(name).map(({ value }) => wordOf(value));
      return `${padEnd(set, columns)}  ${SETTINGS[name].label[lang]} (${values.join('|')})`;
    })
    .join('\n');
}
