import { detectGlyphs, isBackgroundUnknown, isEastAsian, type TerminalOptions } from '../platform/terminal.ts';
import type { Env, Input } from './io.ts';

/** What the terminal itself has said, for what neither options nor settings decide. */
export type Measured = Pick<TerminalOptions, 'glyphs' | 'background'>;

/** No first screen waits longer for answers. */
const PATIENCE_MS = 150;

/** Where a character of ambiguous width leaves the cursor (CSI 6 n). */
const ASK_WIDTH = '\r→\x1b[6n\r';
/** The colour of the ground (OSC 11). */
const ASK_GROUND = '\x1b]11;?\x1b\\';
/** What it is (DA1): every terminal answers this, in order, so nothing more comes after it. */
const ASK_LAST = '\x1b[c';

/** What is worth asking; '' where everything is known. It is written where the first frame covers it at once. */
export function questionsFor(env: Env, options: TerminalOptions): string {
  // The bare console answers none of this, and prints some of it.
  if (env.TERM === 'linux' || env.TERM === 'dumb' || process.platform === 'win32') return '';
  const width = !options.glyphs && isEastAsian(env) && detectGlyphs(env) === 'full' ? ASK_WIDTH : '';
  const ground = isBackgroundUnknown(env, options) ? ASK_GROUND : '';
  return width || ground ? width + ground + ASK_LAST : '';
}

const CURSOR = /\x1b\[\d+;(\d+)R/;
const GROUND = /\x1b\]11;rgb:([0-9a-f]+)\/([0-9a-f]+)\/([0-9a-f]+)(?:\x07|\x1b\\)/i;
const LAST = /\x1b\[\?[\d;]*c/;

/** A share of full brightness, from one to four hexadecimal digits. */
const channel = (digits = '0'): number => Number.parseInt(digits, 16) / (16 ** digits.length - 1);

/** Reads answers, wherever they stand between typed keys. */
export function understand(text: string): { readonly measured: Measured; readonly typed: string } {
  const [, column] = CURSOR.exec(text) ?? [];
  const ground = GROUND.exec(text);
  // Relative luminance (ITU-R BT.709) is enough to tell light from dark.
  const luminance = ground && 0.2126 * channel(ground[1]) + 0.7152 * channel(ground[2]) + 0.0722 * channel(ground[3]);
  return {
    measured: {
      ...(Number(column) === 3 ? { glyphs: 'safe' } : {}),
      ...(luminance === null ? {} : { background: luminance > 0.5 ? 'light' : 'dark' }),
    },
    typed: text.replace(CURSOR, '').replace(GROUND, '').replace(LAST, ''),
  };
}

/**
 * Hears the answers to what was written; resolves after the last one, or when the terminal takes too long. Keys that were
 * typed meanwhile go back into the input.
 */
export function hearAnswers(input: Input): Promise<Measured> {
  const { on, off, read, unshift } = input;
  if (!on || !off || !read || !unshift) return Promise.resolve({});
  return new Promise(resolve => {
    let text = '';
    const finish = (): void => {
      clearTimeout(timer);
      off.call(input, 'readable', onReadable);
      const { measured, typed } = understand(text);
      if (typed !== '') unshift.call(input, Buffer.from(typed, 'latin1'));
      resolve(measured);
    };
    const onReadable = (): void => {
      for (let chunk = read.call(input); chunk !== null; chunk = read.call(input)) {
        text += Buffer.from(chunk as Buffer).toString('latin1');
      }
      if (LAST.test(text)) finish();
    };
    const timer = setTimeout(finish, PATIENCE_MS);
    on.call(input, 'readable', onReadable);
  });
}
