import { cli } from '../i18n/cli.ts';
import { type Progress, secondsLeft } from '../lab/evaluate.ts';
import type { Context } from './context.ts';
import { say } from './usage.ts';

const CELLS = 24;
/** A bar that moves more often than this is not easier to follow. */
const EVERY_MS = 100;
const CLEAR = '\r\x1b[K';

export type ProgressBar = { readonly show: (progress: Progress) => void; readonly clear: () => void };

/** A bar with the time left on stderr, rewritten in place; only where someone sees it. */
export function openProgressBar({ io, lang, capabilities }: Context, clock = () => performance.now()): ProgressBar {
  if (!io.stderr.isTTY) return { show: () => undefined, clear: () => undefined };
  const begin = clock();
  let shown = Number.NEGATIVE_INFINITY;
  return {
    show(progress) {
      const now = clock();
      if (now - shown < EVERY_MS) return;
      shown = now;
      const left = secondsLeft(progress.share, now - begin);
      const time = left === null ? '' : `  ${say(cli.timeLeft, { n: left })[lang]}`;
      io.stderr.write(
        `${CLEAR}${bar(progress.share, capabilities.glyphs)}  ${progress.finished}/${progress.of}${time}`,
      );
    },
    clear: () => void io.stderr.write(CLEAR),
  };
}

function bar(share: number, glyphs: 'full' | 'safe' | 'ascii'): string {
  const full = Math.round(Math.min(1, share) * CELLS);
  const [done, open] = glyphs === 'full' ? ['█', '░'] : ['#', '.'];
  return `${done.repeat(full)}${open.repeat(CELLS - full)}`;
}
