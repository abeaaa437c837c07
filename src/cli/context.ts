import { type Lang, languageOf } from '../platform/language.ts';
import { dataFolder } from '../platform/paths.ts';
import { type Capabilities, detectCapabilities, type TerminalOptions } from '../platform/terminal.ts';
import { type OpenStore, openStore } from '../progress/store.ts';
import type { Settings } from '../progress/types.ts';
import { askedLang, type Globals } from './globals.ts';
import type { Env, Io } from './io.ts';

/** What every command gets. */
export type Context = {
  readonly io: Io;
  readonly globals: Globals;
  readonly lang: Lang;
  readonly capabilities: Capabilities;
  readonly store: OpenStore;
  /** Columns for text on stdout. */
  readonly columns: number;
  /** One line, or several, on stdout. */
  readonly print: (text: string) => void;
  /** One JSON document on stdout. */
  readonly printJson: (value: unknown) => void;
  /** A message to the user, on stderr. */
  readonly tell: (text: string) => void;
};

/** Order: `--lang`, the settings, the locale of the environment, the locale of the system. */
export function chooseLang(asked: Lang | null, setting: Lang | null, env: Env): Lang {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG;
  // Where no locale is set (Windows) the system still has one; asking for it takes a few ms.
  return asked ?? setting ?? languageOf(locale || new Intl.DateTimeFormat().resolvedOptions().locale);
}

/** Order: the command line, the settings; what neither says is found out. */
export function terminalOptions({ color, glyphs, screenReader }: Globals, settings: Settings): TerminalOptions {
  return {
    color: color ?? settings.color,
    glyphs: glyphs ?? settings.glyphs,
    background: settings.background,
    screenReader,
  };
}

export function openContext(io: Io, argv: readonly string[]): Omit<Context, 'globals' | 'capabilities'> {
  const store = openStore(dataFolder(io.env));
  return {
    io,
    store,
    lang: chooseLang(askedLang(argv), store.settings().lang, io.env),
    columns: io.stdout.isTTY ? (io.stdout.columns ?? 80) : 80,
    print: text => void io.stdout.write(`${text}\n`),
    printJson: value => void io.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
    tell: text => void io.stderr.write(`${text}\n`),
  };
}

export function withGlobals(context: Omit<Context, 'globals' | 'capabilities'>, globals: Globals): Context {
  const { io, store } = context;
  const options = terminalOptions(globals, store.settings());
  return { ...context, globals, capabilities: detectCapabilities(io.env, Boolean(io.stdout.isTTY), options) };
}
