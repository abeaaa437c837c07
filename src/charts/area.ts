import { inkOn } from './color.ts';
import { BOLD, type Color, type Grid, type Ink, NONE } from './grid.ts';
import { cells, clip, fold, forTier } from './measure.ts';
import { quiet } from './palette.ts';
import type { Look } from './types.ts';
import { words } from './words.ts';

/** A rectangle of cells. */
export type Area = { readonly left: number; readonly top: number; readonly columns: number; readonly rows: number };

/** Says in the middle of the grid that there is nothing to show. */
export function drawNothing(grid: Grid, look: Look): void {
  const text = clip(words.noData[look.lang], grid.columns);
  const x = Math.max(0, Math.floor((grid.columns - cells(text)) / 2));
  grid.text(x, Math.floor(grid.rows / 2), text, quiet(look.capabilities));
}

/** Where a drawing has no room its sentence stands, as much of it as fits. */
export function drawSentence(sentence: string, grid: Grid, look: Look): void {
  const lines = fold(forTier(sentence, look.capabilities.glyphs), grid.columns);
  lines.slice(0, grid.rows).forEach((line, row) => {
    const cut = row === grid.rows - 1 && lines.length > grid.rows;
    grid.text(0, row, clip(cut ? `${line} ${lines[row + 1] ?? ''}....` : line, grid.columns), quiet(look.capabilities));
  });
}

/** Ink that is read on what a cell is painted with. */
export function inkAt(grid: Grid, x: number, y: number): Ink {
  const bg = grid.background(x, y);
  return { fg: bg === NONE ? NONE : inkOn(bg), attr: BOLD };
}

/**
 * Paints an area with colours, two to a cell where the tier has half blocks. `colorAt` takes the middle of a pixel,
 * 0 … 1 from the left and from the top; `?` stands where it has none and `unknown` says so.
 */
export function paintPixels(
  area: Area,
  colorAt: (u: number, v: number) => Color,
  grid: Grid,
  look: Look,
  unknown = '?',
): void {
  const half = look.capabilities.glyphs === 'full';
  for (let y = 0; y < area.rows; y++)
    for (let x = 0; x < area.columns; x++) {
      const u = (x + 0.5) / area.columns;
      const upper = colorAt(u, (y + (half ? 0.25 : 0.5)) / area.rows);
      const lower = half ? colorAt(u, (y + 0.75) / area.rows) : upper;
      if (upper === lower) grid.put(area.left + x, area.top + y, upper === NONE ? unknown : ' ', { bg: lower });
      else if (upper === NONE) grid.put(area.left + x, area.top + y, '▄', { fg: lower });
      else grid.put(area.left + x, area.top + y, '▀', { fg: upper, bg: lower });
    }
}

/** One of a list of glyphs from low to high. */
export function glyphAt(glyphs: readonly string[], share: number): string {
  if (Number.isNaN(share)) return '?';
  return glyphs[Math.max(0, Math.min(glyphs.length - 1, Math.floor(share * glyphs.length)))] ?? ' ';
}

/** Paints an area with glyphs, one sample a cell. */
export function paintGlyphs(
  area: Area,
  shareAt: (u: number, v: number) => number,
  glyphs: readonly string[],
  grid: Grid,
): void {
  for (let y = 0; y < area.rows; y++)
    for (let x = 0; x < area.columns; x++) {
      const share = shareAt((x + 0.5) / area.columns, (y + 0.5) / area.rows);
      grid.put(area.left + x, area.top + y, glyphAt(glyphs, share));
    }
}
