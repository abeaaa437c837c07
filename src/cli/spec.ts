import { cli } from '../i18n/cli.ts';
import type { Bilingual } from '../platform/language.ts';
import type { Context } from './context.ts';

export type OptionValues = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** A command, declared once: parsing, help and suggestions come from it. */
export type CommandSpec = {
  readonly name: string;
  readonly about: Bilingual;
  readonly arguments?: readonly { readonly name: string; readonly about: Bilingual; readonly optional?: true }[];
  readonly options?: readonly {
    /** `--json`, or `--seed <n>` when it takes a value. */
    readonly flags: string;
    readonly about: Bilingual;
    readonly repeats?: true;
  }[];
  readonly examples: readonly string[];
  readonly commands?: readonly CommandSpec[];
  /** Resolves to the exit code. */
  readonly run: (context: Context, args: readonly string[], options: OptionValues) => Promise<number>;
};

export const JSON_OPTION = { flags: '--json', about: cli.optionJson } as const;
