import { native as words } from '../../i18n/native.ts';
import { type CommandSpec, JSON_OPTION } from '../spec.ts';

const status: CommandSpec = {
  name: 'status',
  about: words.statusAbout,
  options: [JSON_OPTION],
  examples: ['dl-tutor native status', 'dl-tutor native status --json'],
  run: async (context, _, options) =>
    (await import('../native-status.ts')).nativeStatus(context, Boolean(options.json)),
};

const install: CommandSpec = {
  name: 'install',
  about: words.installAbout,
  examples: ['dl-tutor native install'],
  run: async context => (await import('../native-install.ts')).nativeInstall(context),
};

/** Without a word of its own it says how things stand. */
export const native: CommandSpec = {
  name: 'native',
  about: words.about,
  commands: [status, install],
  examples: ['dl-tutor native status', 'dl-tutor native install', 'dl-tutor lab run xor-mlp --backend native'],
  run: (context, args, options) => status.run(context, args, options),
};
