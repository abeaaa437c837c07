import { fill } from '../../i18n/fill.ts';
import { words } from '../../i18n/laboratory.ts';
import type { Lang } from '../../platform/language.ts';
import type { Capabilities } from '../../platform/terminal.ts';
import { frameShown } from './display.ts';
import type { Lab } from './use-laboratory.tsx';

const SYMBOLS = {
  full: { starting: '…', running: '▶', paused: '‖', finished: '✓', diverged: '✗', stopped: '■', failed: '✗' },
  plain: { starting: '', running: '>', paused: '=', finished: '', diverged: 'x', stopped: '', failed: 'x' },
};

/** Seed, backend, state, step and time, as much as the width allows. */
export function statusLine(lab: Lab, lang: Lang, capabilities: Capabilities, columns: number): string {
  const { experiment, state, run } = lab;
  if (run.status === 'idle') return fill(words.seed[lang], { n: state.seed });
  const symbol = SYMBOLS[capabilities.glyphs === 'full' ? 'full' : 'plain'][run.status];
  const total = run.result ? run.steps.length : experiment.frames(run.params);
  const looked = experiment.pace === 'stepwise' ? null : frameShown(lab);
  const back = looked ? run.steps.indexOf(looked.step) + 1 : null;
  const at = experiment.pace === 'stepwise' ? state.position + 1 : (back ?? run.steps.length);
  const where = fill(words.frame[lang], { n: String(Math.min(at, total)).padStart(String(total).length), of: total });
  const doing = back === null ? `${symbol} ${words[run.status][lang]}` : words.lookingBack[lang];
  const short = `${doing} ${where}`;
  if (columns < 70) return columns < 50 && back === null ? `${symbol} ${where}` : short;
  const time =
    experiment.pace === 'stepwise' ? '' : `  ${fill(words.seconds[lang], { n: run.seconds.toFixed(1).padStart(4) })}`;
  return `${fill(words.seed[lang], { n: state.seed })}  ${run.backend ?? ''}  ${short}${time}`;
}
