import stringWidth from 'string-width';

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
const LIMIT = 10_000;
const cache = new Map<string, number>();
let segmenter: Intl.Segmenter | null = null;

/** The grapheme clusters of a text. */
export function graphemes(text: string): string[] {
  if (PRINTABLE_ASCII.test(text)) return [...text];
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Cells that a text takes on the screen; characters of ambiguous width count as one. */
export function width(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  const known = cache.get(text);
  if (known !== undefined) return known;
  const cells = stringWidth(text);
  if (cache.size >= LIMIT) cache.clear();
  cache.set(text, cells);
  return cells;
}

/** The text, or its beginning with `…` where it is wider than `columns`; never wider than `columns`. */
export function truncate(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  if (columns <= 0) return '';
  let kept = '';
  let used = 0;
  for (const grapheme of graphemes(text)) {
    const cells = width(grapheme);
    if (used + cells > columns - 1) break;
    kept += grapheme;
    used += cells;
  }
  return `${kept}…`;
}

/** The text with blanks to its right, at least `columns` cells wide. */
export const padEnd = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)));
