/** 0 none, 1 sixteen colours, 2 256 colours, 3 true colour. */
export type ColorLevel = 0 | 1 | 2 | 3;

/** `full` uses box lines and blocks, `safe` only glyphs of unambiguous width, `ascii` nothing above 127. */
export type GlyphTier = 'full' | 'safe' | 'ascii';

/** What the terminal can show. Everything that draws takes this; nothing that draws looks at the environment. */
export type Capabilities = {
  readonly color: ColorLevel;
  readonly glyphs: GlyphTier;
  readonly background: 'dark' | 'light';
  readonly screenReader: boolean;
  /** Links may be written as OSC 8; without it an address is written out. */
  readonly links?: boolean;
};

export const PLAIN: Capabilities = { color: 0, glyphs: 'ascii', background: 'dark', screenReader: false };

type Env = Readonly<Record<string, string | undefined>>;

/** What options and settings say; null or absent: found out. */
export type TerminalOptions = {
  readonly color?: string | null | undefined;
  readonly glyphs?: string | null | undefined;
  readonly background?: 'dark' | 'light' | null | undefined;
  readonly screenReader?: boolean | undefined;
};

/** Order: `--color`, NO_COLOR, FORCE_COLOR, then what the terminal says of itself. */
export function detectColor(env: Env, isTty: boolean, flag?: string | null): ColorLevel {
  if (flag !== undefined && flag !== null)
    return flag === 'never' || flag === '0' ? 0 : flag === '1' ? 1 : flag === '2' ? 2 : 3;
  if (env.NO_COLOR) return 0;
  const force = env.FORCE_COLOR;
  if (force !== undefined) return force === '0' || force === 'false' ? 0 : force === '2' ? 2 : force === '3' ? 3 : 1;
  if (!isTty || env.TERM === 'dumb') return 0;
  if (env.WT_SESSION || /^(truecolor|24bit)$/.test(env.COLORTERM ?? '')) return 3;
  const term = env.TERM ?? '';
  if (/kitty|ghostty|wezterm|alacritty|foot|direct/.test(term)) return 3;
  if (/256/.test(term)) return 2;
  return term === '' && process.platform !== 'win32' ? 0 : 1;
}

/** `full` only where the locale is UTF-8 and the terminal is not the bare console. */
export function detectGlyphs(env: Env, flag?: string | null): GlyphTier {
  if (flag === 'full' || flag === 'safe' || flag === 'ascii') return flag;
  if (env.TERM === 'linux' || env.TERM === 'dumb') return 'ascii';
  if (process.platform === 'win32') return env.WT_SESSION || env.TERM_PROGRAM ? 'full' : 'safe';
  return /utf-?8/i.test(characterLocale(env)) ? 'full' : 'ascii';
}

/** A version as a number that compares: "3.4a" and "3.4" are 3004, "5402" of VTE is 5402. */
const versionOf = (text: string | undefined): number => {
  const [major = 0, minor = 0] = (text ?? '').split('.').map(part => Number.parseInt(part, 10) || 0);
  return major * 1000 + minor;
};

/** VTE names 0.50.1 `5001`. */
const vteVersion = (text: string): number => {
  const [major = 0, minor, micro = 0] = text.split('.').map(Number);
  return minor === undefined ? major : major * 10_000 + minor * 100 + micro;
};

/** TERM_PROGRAM and the first version that shows links. */
const LINKING: Readonly<Record<string, number>> = {
  'iTerm.app': 3001,
  WezTerm: 0,
  ghostty: 0,
  vscode: 1072,
  Hyper: 3000,
  rio: 0,
  mintty: 3001,
  WarpTerminal: 0,
  tmux: 3004,
};

/**
 * Whether links may be written as OSC 8 (https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda): asked for by
 * FORCE_HYPERLINK, else on a terminal that is known to show them. A terminal that does not know the sequence ignores it at
 * best, so an unknown one gets none.
 */
export function detectLinks(env: Env, isTty: boolean): boolean {
  const force = env.FORCE_HYPERLINK;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (!isTty || env.TERM === 'dumb' || env.TERM === 'linux' || env.CI) return false;
  const program = env.TERM_PROGRAM ?? '';
  // A multiplexer stands between: what the terminal around it can do says nothing.
  if (env.TMUX) return program === 'tmux' && versionOf(env.TERM_PROGRAM_VERSION) >= versionOf('3.4');
  if (env.STY || /^(screen|tmux)/.test(env.TERM ?? '')) return false;
  if (env.WT_SESSION || env.KITTY_WINDOW_ID || env.DOMTERM || env.KONSOLE_VERSION) return true;
  if (/^(xterm-)?(kitty|ghostty)|^foot|^alacritty|^wezterm|^contour/.test(env.TERM ?? '')) return true;
  // 0.50.0 crashes at a link that is closed without having been opened.
  if (env.VTE_VERSION) return vteVersion(env.VTE_VERSION) > 5000;
  const first = Object.hasOwn(LINKING, program) ? LINKING[program] : undefined;
  return first !== undefined && versionOf(env.TERM_PROGRAM_VERSION) >= first;
}

const characterLocale = (env: Env): string => env.LC_ALL || env.LC_CTYPE || env.LANG || '';

/** In these locales terminals may draw characters of ambiguous width two cells wide. */
export const isEastAsian = (env: Env): boolean => /^(zh|ja|ko)/i.test(characterLocale(env));

/** Windows 10 build 10586 is the first whose console understands control sequences; before it only text can be printed. */
export function isLegacyConsole(platform: NodeJS.Platform, release: string, env: Env): boolean {
  if (platform !== 'win32' || env.TERM || env.WT_SESSION || env.ANSICON || env.ConEmuANSI === 'ON') return false;
  const [major = 0, , build = 0] = release.split('.').map(Number);
  return major < 10 || build < 10586;
}

/** `ACCESSIBLE=0` says no as plainly as leaving it out. */
const asks = (value: string | undefined): boolean => value !== undefined && !/^(|0|false|no)$/i.test(value);

/** COLORFGBG of rxvt and others: the last number is the colour of the ground. */
const namedBackground = (env: Env): Capabilities['background'] | null =>
  env.COLORFGBG ? (/;(7|15)$/.test(env.COLORFGBG) ? 'light' : 'dark') : null;

/** Whether only the terminal itself can tell its ground. */
export const isBackgroundUnknown = (env: Env, options: TerminalOptions): boolean =>
  !options.background && namedBackground(env) === null;

export function detectCapabilities(env: Env, isTty: boolean, options: TerminalOptions = {}): Capabilities {
  const screenReader = options.screenReader || asks(env.INK_SCREEN_READER) || asks(env.ACCESSIBLE);
  return {
    color: detectColor(env, isTty, options.color),
    glyphs: detectGlyphs(env, options.glyphs),
    background: options.background ?? namedBackground(env) ?? 'dark',
    links: detectLinks(env, isTty) && !screenReader,
    screenReader,
  };
}
