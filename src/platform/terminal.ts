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
};

export const PLAIN: Capabilities = { color: 0, glyphs: 'ascii', background: 'dark', screenReader: false };

type Env = Readonly<Record<string, string | undefined>>;

export type TerminalOptions = { readonly color?: string | undefined; readonly glyphs?: string | undefined };

/** Order: `--color`, NO_COLOR, FORCE_COLOR, then what the terminal says of itself. */
export function detectColor(env: Env, isTty: boolean, flag?: string): ColorLevel {
  if (flag !== undefined) return flag === 'never' || flag === '0' ? 0 : flag === '1' ? 1 : flag === '2' ? 2 : 3;
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
export function detectGlyphs(env: Env, flag?: string): GlyphTier {
  if (flag === 'full' || flag === 'safe' || flag === 'ascii') return flag;
  if (env.TERM === 'linux' || env.TERM === 'dumb') return 'ascii';
  if (process.platform === 'win32') return env.WT_SESSION || env.TERM_PROGRAM ? 'full' : 'safe';
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  return /utf-?8/i.test(locale) ? 'full' : 'ascii';
}

export function detectCapabilities(env: Env, isTty: boolean, options: TerminalOptions = {}): Capabilities {
  return {
    color: detectColor(env, isTty, options.color),
    glyphs: detectGlyphs(env, options.glyphs),
    background: /;(7|15)$/.test(env.COLORFGBG ?? '') ? 'light' : 'dark',
    screenReader: env.INK_SCREEN_READER === 'true' || Boolean(env.ACCESSIBLE),
  };
}
