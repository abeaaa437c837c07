import type { Block, Inline } from '../../text/document.ts';
import { mathToLines, mathToText, speak } from '../../text/math/index.ts';
import type { Context } from './context.ts';

type MathBlock = Extract<Block, { kind: 'math' }>;
type MathInline = Extract<Inline, { kind: 'math' }>;

const SHOWN = 24;

/**
 * A formula of its own. `offset` is where the TeX begins in the source. What the renderer cannot read is reported at
 * its own line, with the column in the formula and the text that it stumbled over; the result is then undefined.
 */
export function compileFormula(tex: string, offset: number, context: Context): MathBlock | undefined {
  return read(tex, offset, context, () => {
    const { unicode, ascii } = mathToLines(tex);
    return { kind: 'math', ...unicode, tex, ascii, spoken: speak(tex, context.lang) };
  });
}

/** A formula in a line of text; see `compileFormula`. */
export function compileInlineFormula(tex: string, offset: number, context: Context): MathInline | undefined {
  return read(tex, offset, context, () => {
    const { unicode, ascii } = mathToText(tex);
    const spoken = speak(tex, context.lang);
    return {
      kind: 'math',
      text: unicode,
      tex,
      ...(ascii !== unicode && { ascii }),
      ...(spoken !== unicode && { spoken }),
    };
  });
}

function read<T>(tex: string, offset: number, context: Context, draw: () => T): T | undefined {
  try {
    return draw();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const at = 'offset' in error && typeof error.offset === 'number' ? error.offset : 0;
    const newlines = tex.slice(0, at).split('\n').length - 1;
    // Inside a quote or list the source is indented and the TeX is not, so lines are counted, not characters.
    const line = newlines > 0 ? context.lineAt(offset) + newlines : context.lineAt(offset + at);
    const column = at - tex.lastIndexOf('\n', at - 1);
    const near = tex.slice(at, at + SHOWN).split('\n')[0];
    const where = near ? ` at column ${column}, "${near}"` : ' at the end of the formula';
    context.report(line, 'math', `${error.message}${where}; mend the formula, or write \\$ for a dollar sign`);
    return undefined;
  }
}
