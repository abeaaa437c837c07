import { Command, CommanderError } from 'commander';
import { cli } from '../i18n/cli.ts';
import type { TutorError } from '../platform/errors.ts';
import { commands } from './commands/index.ts';
import type { Context } from './context.ts';
import { GLOBAL_FLAGS, GLOBAL_OPTIONS } from './globals.ts';
import { commandHelp } from './help.ts';
import type { CommandSpec, OptionValues } from './spec.ts';
import { say, unknownName, usageError } from './usage.ts';

const ROOT: CommandSpec = {
  name: 'dl-tutor',
  about: {
    zh: `${cli.about.zh}${cli.bareHint.zh}`,
    en: `${cli.about.en} ${cli.bareHint.en}`,
  },
  arguments: [],
  options: [{ flags: '-V, --version', about: cli.optionVersion }],
  examples: ['dl-tutor', 'dl-tutor list', 'dl-tutor lab list --lang en'],
  commands,
  run: async () => 0,
};

/** Parses the words after the global options and runs the command that they name. Resolves to the exit code. */
export async function runCommand(words: readonly string[], context: Context): Promise<number> {
  let code = 0;
  const finish = (result: number): void => {
    code = result;
  };
  const program = build(ROOT, ROOT.name, context, finish);
  const asked = words[0] === 'help' ? [...words.slice(1), '--help'] : words;
  try {
    await program.parseAsync([...asked], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // What is left after `translate`: help was asked for and printed.
    return 0;
  }
  return code;
}

function build(spec: CommandSpec, path: string, context: Context, finish: (code: number) => void): Command {
  const command = new Command(spec.name)
    .helpCommand(false)
    .helpOption('-h, --help')
    .configureHelp({ formatHelp: () => commandHelp(spec, path, context) })
    .configureOutput({ writeOut: text => void context.io.stdout.write(text), writeErr: () => undefined })
    .exitOverride(error => {
      throw translate(error, spec, path, command.args[0]);
    });
  for (const { name, optional } of spec.arguments ?? []) command.argument(optional ? `[${name}]` : `<${name}>`);
  for (const { flags, repeats } of spec.options ?? []) {
    if (repeats) command.option(flags, '', (value: string, before: string[] = []) => [...before, value]);
    else command.option(flags);
  }
  for (const child of spec.commands ?? []) command.addCommand(build(child, `${path} ${child.name}`, context, finish));
  if (spec === ROOT) return command;
  return command.action(async () => {
    finish(await spec.run(context, command.args, command.opts<OptionValues>()));
  });
}

/** Commander speaks English only; this says the same in both languages, with the nearest name. */
function translate(error: CommanderError, spec: CommandSpec, path: string, first = ''): TutorError | CommanderError {
  const names = (spec.commands ?? []).map(({ name }) => name);
  const word = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const next = say(cli.seeHelp, { command: `${path} --help` });
  switch (error.code) {
    case 'commander.unknownOption':
      return unknownName(cli.unknownOption, word, optionNames(spec), `${path} --help`);
    case 'commander.unknownCommand':
      return unknownName(cli.unknownCommand, word, names, `${path} --help`);
    case 'commander.missingArgument':
      return usageError(say(cli.missingArgument, { word }), next);
    case 'commander.optionMissingArgument':
      return usageError(say(cli.missingValue, { option: word }), next);
    case 'commander.excessArguments':
      // A misspelt subcommand is taken for the argument of its parent, and what follows it is then too much.
      return names.length > 0
        ? unknownName(cli.unknownCommand, first, names, `${path} --help`)
        : usageError(cli.tooMany, next);
    case 'commander.help':
    case 'commander.helpDisplayed':
      return error;
    default:
      return usageError(say(cli.unexpected, { what: error.message }), next);
  }
}

function optionNames(spec: CommandSpec): string[] {
  const flags = (spec.options ?? []).flatMap(option =>
    option.flags.split(/[ ,]+/).filter(part => part.startsWith('--')),
  );
  return [...flags, '--help', ...Object.keys({ ...GLOBAL_OPTIONS, ...GLOBAL_FLAGS }).map(name => `--${name}`)];
}
