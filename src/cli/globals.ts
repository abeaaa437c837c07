import { cli } from '../i18n/cli.ts';
import type { Bilingual, Lang } from '../platform/language.ts';
import { badChoice, say, usageError } from './usage.ts';

/** Options that every command takes, with the values they allow. */
export const GLOBAL_OPTIONS = {
  lang: { values: ['zh', 'en'], about: cli.optionLang },
  color: { values: ['always', 'never', '1', '2', '3'], about: cli.optionColor },
  glyphs: { values: ['full', 'safe', 'ascii'], about: cli.optionGlyphs },
  backend: { values: ['auto', 'wasm', 'cpu', 'native'], about: cli.optionBackend },
} as const satisfies Record<string, { readonly values: readonly string[]; readonly about: Bilingual }>;

/** Options without a value. */
export const GLOBAL_FLAGS = { 'screen-reader': { about: cli.optionScreenReader } } as const satisfies Record<
  string,
  { readonly about: Bilingual }
>;

type Name = keyof typeof GLOBAL_OPTIONS;

export type Globals = { readonly [N in Name]?: (typeof GLOBAL_OPTIONS)[N]['values'][number] } & {
  readonly screenReader?: true;
};

/**
 * Takes the global options out of the arguments, wherever they stand before `--`. This is all the parsing that the way
 * to the first frame needs. Throws a `usage` error for a value that does not exist.
 */
export function takeGlobals(argv: readonly string[]): { readonly globals: Globals; readonly rest: readonly string[] } {
  const globals: Partial<Record<Name, string>> & { screenReader?: true } = {};
  const rest: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] as string;
    if (word === '--') return { globals: globals as Globals, rest: [...rest, ...argv.slice(i)] };
    if (word === '--screen-reader') {
      globals.screenReader = true;
      continue;
    }
    const [, name = '', attached] = /^--(\w+)(?:=(.*))?$/s.exec(word) ?? [];
    if (!Object.hasOwn(GLOBAL_OPTIONS, name)) {
      rest.push(word);
      continue;
    }
    const value = attached ?? argv[++i];
    globals[name as Name] = checked(name as Name, value);
  }
  return { globals: globals as Globals, rest };
}

function checked(name: Name, value: string | undefined): string {
  const values: readonly string[] = GLOBAL_OPTIONS[name].values;
  if (value === undefined) {
    throw usageError(say(cli.missingValue, { option: `--${name}` }), say(cli.oneOf, { values: values.join(', ') }));
  }
  if (!values.includes(value)) throw badChoice(`--${name}`, value, values);
  return value;
}

/** The language that `--lang` asks for, even when the rest of the arguments is wrong: errors are said in it. */
export function askedLang(argv: readonly string[]): Lang | null {
  const at = argv.findLastIndex(word => /^--lang(=|$)/.test(word));
  const value = argv[at]?.split('=')[1] ?? argv[at + 1];
  return at >= 0 && (value === 'zh' || value === 'en') ? value : null;
}
