import { width } from '../width.ts';
import { toInline } from './inline.ts';
import { toBox } from './layout.ts';
import { parse } from './parse.ts';

export { MathError } from './parse.ts';

/** A formula as lines of equal width and as one line of text. Throws MathError. Used when the course is compiled. */
export function mathToLines(tex: string): { readonly lines: readonly string[]; readonly inline: string } {
  const node = parse(tex);
  const { lines, columns } = toBox(node);
  const filled = lines.map(line => line + ' '.repeat(Math.max(0, columns - width(line))));
  return { lines: filled, inline: toInline(node) };
}
