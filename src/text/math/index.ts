import type { Formula } from '../document.ts';
import { toAscii } from './ascii.ts';
import { toInline } from './inline.ts';
import { parse } from './parse.ts';
import { drawFormula } from './pieces.ts';

export { MathError } from './node.ts';
export { speak } from './speak.ts';

/** A formula in two dimensions and on one line, in Unicode and in ASCII. Throws MathError. Used when the course is compiled. */
export function mathToLines(tex: string): { readonly unicode: Formula; readonly ascii: Formula } {
  const node = parse(tex);
  return { unicode: drawFormula(node, 'unicode'), ascii: drawFormula(node, 'ascii') };
}

/** A formula on one line, in Unicode and in ASCII. Throws MathError. */
export function mathToText(tex: string): { readonly unicode: string; readonly ascii: string } {
  const node = parse(tex);
  return { unicode: toInline(node), ascii: toInline(toAscii(node), 'ascii') };
}
