import { mathToLines } from '../../text/math/index.ts';
import type { Context } from './context.ts';

export type Formula = { readonly lines: readonly string[]; readonly inline: string };

const SHOWN = 24;

/**
 * A formula in Unicode. `offset` is where the TeX begins in the source. What the renderer cannot read is reported at
 * its own line, with the text that it stumbled over; the result is then undefined.
 */
export function compileFormula(tex: string, offset: number, context: Context): Formula | undefined {
  try {
    return mathToLines(tex);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const at = 'offset' in error && typeof error.offset === 'number' ? error.offset : 0;
    const newlines = tex.slice(0, at).split('\n').length - 1;
    // Inside a quote or list the source is indented and the TeX is not, so lines are counted, not characters.
    const line = newlines > 0 ? context.lineAt(offset) + newlines : context.lineAt(offset + at);
    const near = tex.slice(at, at + SHOWN).split('\n')[0];
    const where = near ? ` at "${near}"` : ' at the end of the formula';
    context.report(line, 'math', `${error.message}${where}; mend the formula, or write \\$ for a dollar sign`);
    return undefined;
  }
}
