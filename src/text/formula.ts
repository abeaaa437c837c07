import type { Block, Formula, MathPiece } from './document.ts';
import type { LayoutOptions } from './layout.ts';
import { type Box, beside } from './math/boxes.ts';
import { sanitise } from './sanitise.ts';
import type { Line } from './styled.ts';
import { width } from './width.ts';
import { wrapSpans } from './wrap.ts';

/** Cells that the lines of a broken formula stand further right than its first one. */
const HANG = 4;

/** Greek letters, signs, rules, blocks and brackets whose width a terminal may take for two (UAX 11, ambiguous), as far as we draw them. */
const AMBIGUOUS =
  /[·×±÷\u00b2\u00b3\u00b9\u0391-\u03c9\u2018-\u203e\u2070-\u207f\u2190-\u21ff\u2200-\u22ff\u2500-\u25ff]/;

/** Whether a terminal may draw some of the text wider than it counts. */
export const isAmbiguous = (text: string): boolean => AMBIGUOUS.test(text);

/** The form of a formula that a glyph tier can show. */
export function formulaFor(block: Extract<Block, { kind: 'math' }>, glyphs: LayoutOptions['glyphs']): Formula {
  const ascii = block.ascii ?? block;
  if (glyphs === 'full') return block;
  return glyphs === 'safe' && !block.lines.some(isAmbiguous) ? block : ascii;
}

/** The form of a formula in a line of text that a glyph tier can show. */
export const inlineFor = (text: string, ascii: string | undefined, glyphs: LayoutOptions['glyphs']): string =>
  glyphs === 'full' || (glyphs === 'safe' && !isAmbiguous(text)) ? text : (ascii ?? text);

/** A formula in two dimensions, indented. Too wide, it breaks before relations or sums, else it is written on one line. */
export function mathLines(block: Extract<Block, { kind: 'math' }>, { columns, glyphs }: LayoutOptions): Line[] {
  const formula = formulaFor(block, glyphs);
  const widest = Math.max(0, ...formula.lines.map(width));
  if (widest <= columns) return drawn(formula.lines, Math.min(8, Math.floor((columns - widest) / 2)));
  const rows = brokenRows(formula, columns);
  if (rows) return rows.flatMap((lines, index) => [...(index > 0 && lines.length > 1 ? [[]] : []), ...drawn(lines, 0)]);
  return wrapSpans([{ text: sanitise(formula.inline), style: { tone: 'math' } }], columns);
}

const drawn = (lines: readonly string[], margin: number): Line[] =>
  lines.map((line): Line => [{ text: ' '.repeat(margin) + sanitise(line).trimEnd(), style: { tone: 'math' } }]);

const boxOf = ({ lines, baseline }: MathPiece): Box => ({
  lines,
  baseline,
  columns: Math.max(0, ...lines.map(width)),
});

/** Rows of at most so many columns: pieces side by side as far as they fit; null where one of them is too wide alone. */
function brokenRows(formula: Formula, columns: number): readonly (readonly string[])[] | null {
  const rows: (readonly string[])[] = [];
  for (const pieces of formula.pieces ?? [[]]) {
    const packed =
      pack(joinRelations(pieces), columns) ??
      pack(
        pieces.map(piece => [boxOf(piece)]),
        columns,
      );
    if (!packed) return null;
    rows.push(...packed);
  }
  return rows;
}

/** Pieces joined so that only relations are left as places for a break. */
function joinRelations(pieces: readonly MathPiece[]): Box[][] {
  const groups: Box[][] = [];
  for (const piece of pieces) {
    if (piece.relation || groups.length === 0) groups.push([]);
    groups.at(-1)?.push(boxOf(piece));
  }
  return groups;
}

function pack(groups: readonly (readonly Box[])[], columns: number): string[][] | null {
  const rows: Box[][] = [];
  for (const group of groups) {
    const last = rows.at(-1);
    const together = last && [...last, ...group];
    if (together && beside(together).columns <= columns) rows[rows.length - 1] = together;
    else rows.push(rows.length === 0 ? [...group] : [hang(group), ...group]);
  }
  const boxes = rows.map(beside);
  return groups.length > 0 && boxes.every(box => box.columns <= columns) ? boxes.map(box => [...box.lines]) : null;
}

/** Lines behind the first begin further right; an operator brings a blank of its own. */
const hang = (group: readonly Box[]): Box => {
  const box = group[0];
  const blank = box?.lines[box.baseline]?.startsWith(' ') ? HANG - 1 : HANG;
  return { lines: [' '.repeat(blank)], baseline: 0, columns: blank };
};
