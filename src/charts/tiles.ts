import { glyphAt, inkAt, paintGlyphs, paintPixels } from './area.ts';
import { glyphSet } from './glyphs.ts';
import { BOLD, type Grid, NONE } from './grid.ts';
import { cells, clip } from './measure.ts';
import { quiet, type RampName, ramp, rampColor } from './palette.ts';
import type { Look } from './types.ts';

/** A matrix to be drawn as tiles. `share` is 0 … 1 along the ramp, NaN for what has none. */
export type Tiles = {
  readonly rows: readonly string[];
  readonly cols: readonly string[];
  readonly text: (row: number, col: number) => string;
  readonly share: (row: number, col: number) => number;
  readonly ramp: RampName;
  /** Tiles that are stressed. */
  readonly strong: (row: number, col: number) => boolean;
  /** Tiles in which nothing is: their number is quiet and they have no colour, so that the others are seen. */
  readonly empty: (row: number, col: number) => boolean;
  /** Rows of the grid that are taken already. */
  readonly top: number;
};

type Layout = { readonly left: number; readonly top: number; readonly tile: number; readonly numbers: boolean };

/** Draws the tiles with their numbers, else bare, two cells or one to a tile. False where not even that fits. */
export function drawTiles(tiles: Tiles, grid: Grid, look: Look): boolean {
  const layout = layTiles(tiles, grid);
  if (!layout) return drawSampled(tiles, grid, look);
  drawNames(tiles, layout, grid, look);
  tiles.rows.forEach((_, row) => {
    tiles.cols.forEach((__, col) => {
      drawTile(tiles, row, col, layout, grid, look);
    });
  });
  return true;
}

/** Beyond this a matrix is a texture, and is worth drawing even where its rows do not all fit. */
const MANY = 16;

/** What does not fit is drawn as a texture without names: each pixel shows the entry that lies under its middle. */
function drawSampled({ rows, cols, share, ramp: name, top }: Tiles, grid: Grid, look: Look): boolean {
  const area = { left: 0, top, columns: Math.min(grid.columns, cols.length * 2), rows: grid.rows - top };
  if (Math.max(rows.length, cols.length) <= MANY || area.rows < 4 || area.columns < 8) return false;
  const shareAt = (u: number, v: number) => share(Math.floor(v * rows.length), Math.floor(u * cols.length));
  const { capabilities } = look;
  const colors = ramp(name, capabilities);
  const glyphs = glyphSet(capabilities.glyphs);
  if (capabilities.color > 0) paintPixels(area, (u, v) => rampColor(colors, shareAt(u, v)), grid, look);
  else paintGlyphs(area, shareAt, name === 'classes' ? glyphs.signs : glyphs.greys, grid);
  return true;
}

function layTiles({ rows, cols, text, top: taken }: Tiles, grid: Grid): Layout | null {
  const header = grid.rows >= taken + rows.length + 1 ? 1 : 0;
  const top = taken + header;
  if (top + rows.length > grid.rows) return null;
  const longest = Math.max(0, ...rows.map(cells));
  const numbers = Math.max(0, ...rows.flatMap((_, i) => cols.map((__, j) => cells(text(i, j)))));
  const fits = (tile: number, left: number) => left + tile * cols.length <= grid.columns;
  const labels = [longest, Math.min(longest, 12), Math.min(longest, 8), Math.min(longest, 4)];
  for (const label of labels) if (fits(numbers + 2, label + 1)) return wide(label + 1, numbers + 2, true);
  for (const tile of [2, 1])
    for (const label of [...labels, 0]) {
      const left = label > 0 ? label + 1 : 0;
      if (fits(tile, left)) {
        const named = cols.some(name => cells(name) < tile || cells(name) === 1);
        return { left, top: named ? top : taken, tile, numbers: false };
      }
    }
  return null;

  /** Tiles grow with the names above them while there is room, so that these need not be cut. */
  function wide(left: number, tile: number, withNumbers: boolean): Layout {
    const wish = Math.max(tile, ...cols.map(name => Math.min(cells(name), 12) + 1));
    let width = tile;
    while (width < wish && fits(width + 1, left)) width++;
    return { left, top, tile: width, numbers: withNumbers };
  }
}

function drawNames(tiles: Tiles, { left, top, tile, numbers }: Layout, grid: Grid, look: Look): void {
  const ink = quiet(look.capabilities);
  tiles.rows.forEach((name, row) => {
    const text = left > 0 ? clip(name, left - 1) : '';
    grid.text(Math.max(0, left - 1 - cells(text)), top + row, text, ink);
  });
  if (top === tiles.top) return;
  tiles.cols.forEach((name, col) => {
    const text = cells(name) < tile ? name : tile > 4 ? clip(name, tile - 1) : cells(name) === 1 ? name : '';
    const start = numbers ? tile - 1 - cells(text) : Math.floor((tile - cells(text)) / 2);
    grid.text(left + col * tile + Math.max(0, start), top - 1, text, ink);
  });
}

function drawTile(tiles: Tiles, row: number, col: number, layout: Layout, grid: Grid, look: Look): void {
  const { left, top, tile, numbers } = layout;
  const { capabilities } = look;
  const share = tiles.share(row, col);
  const x = left + col * tile;
  const y = top + row;
  const empty = tiles.empty(row, col);
  const bg = capabilities.color > 0 && !empty ? rampColor(ramp(tiles.ramp, capabilities), share) : NONE;
  for (let k = 0; k < tile; k++) grid.put(x + k, y, ' ', { bg });
  if (numbers) {
    const text = clip(tiles.text(row, col), tile);
    const strong = tiles.strong(row, col);
    const ink = empty && !strong ? quiet(capabilities) : { ...inkAt(grid, x, y), attr: strong ? BOLD : 0 };
    const start = x + Math.max(0, tile - 1 - cells(text));
    grid.text(start, y, text, ink);
    // Without colour the stressed tile needs a sign of its own.
    if (strong && bg === NONE && start > x) {
      grid.put(start - 1, y, '[');
      if (start + cells(text) < x + tile) grid.put(start + cells(text), y, ']');
    }
  } else if (!empty && (Number.isNaN(share) || bg === NONE)) {
    const glyphs = glyphSet(capabilities.glyphs);
    const list = tiles.ramp === 'classes' ? glyphs.signs : glyphs.greys;
    for (let k = 0; k < tile; k++) grid.put(x + k, y, glyphAt(list, share));
  }
}
