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

/** Characters that never join with a neighbour of this kind: ASCII, letters with accents, Greek, signs, Chinese, full-width forms. */
const APART =
  /^[\x20-\x7e\n\u00a0-\u00a8\u00ab-\u00ac\u00af-\u02ff\u0370-\u03ff\u2010-\u2027\u2030-\u203b\u2070-\u20a0\u2200-\u22ff\u2500-\u257f\u3001-\u3029\u4e00-\u9fff\uff01-\uff60]*$/;

/** Cells before each character of a text, and at last of the whole: `cells[to] - cells[from]` is the width of a part. */
export function cellsOf(text: string): number[] {
  const cells = [0];
  let sum = 0;
  if (APART.test(text)) {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      sum += code >= 0x3001 ? 2 : code === 10 ? 0 : code < 0x7f ? 1 : width(text[i] as string);
      cells.push(sum);
    }
    return cells;
  }
  for (const grapheme of graphemes(text)) {
    for (let i = 1; i < grapheme.length; i++) cells.push(sum);
    sum += width(grapheme);
    cells.push(sum);
  }
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
