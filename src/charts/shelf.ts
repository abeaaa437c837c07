import type { Area } from './area.ts';
import type { Grid } from './grid.ts';
import { cells, clip } from './measure.ts';
import { quiet } from './palette.ts';
import { cellsOf } from './raster.ts';
import type { Look } from './types.ts';
import { more } from './words.ts';

const GAP = 2;
/** An image is not blown up beyond so many cells a pixel, nor shrunk below this share of one. */
const LARGEST = 4;
const SMALLEST = 0.24;

type Shelf = { readonly across: number; readonly columns: number; readonly rows: number; readonly label: 0 | 1 };

/**
 * Lays `count` pictures of equal size side by side, as large as they fit, with a label below each, and lets `paint`
 * fill them. What finds no room is counted.
 */
export function drawShelf(
  labels: readonly string[],
  size: { readonly width: number; readonly height: number },
  grid: Grid,
  look: Look,
  paint: (index: number, area: Area) => void,
): void {
  const shown = countThatFits(labels.length, size, grid);
  const rest = labels.length - shown;
  const shelf = bestShelf(shown, size, grid.columns, grid.rows - (rest > 0 && grid.rows > 2 ? 1 : 0), labels);
  for (let i = 0; i < shown; i++) {
    const left = (i % shelf.across) * (shelf.columns + GAP);
    const top = Math.floor(i / shelf.across) * (shelf.rows + shelf.label);
    paint(i, { left, top, columns: shelf.columns, rows: shelf.rows });
    if (shelf.label === 0) continue;
    const text = clip(labels[i] ?? '', shelf.columns);
    grid.text(left + Math.floor((shelf.columns - cells(text)) / 2), top + shelf.rows, text, quiet(look.capabilities));
  }
  if (rest > 0 && grid.rows > 2)
    grid.text(0, grid.rows - 1, clip(more(rest)[look.lang], grid.columns), quiet(look.capabilities));
}

const scaleOf = (shelf: Shelf, size: { readonly width: number }): number => shelf.columns / Math.max(1, size.width);

function countThatFits(count: number, size: { readonly width: number; readonly height: number }, grid: Grid): number {
  let shown = Math.min(count, 400);
  while (shown > 1 && scaleOf(bestShelf(shown, size, grid.columns, grid.rows - 1, []), size) < SMALLEST)
    shown = Math.max(1, Math.floor(shown * 0.8));
  return shown;
}

/** The number of pictures in a row that lets them be largest. */
function bestShelf(
  count: number,
  size: { readonly width: number; readonly height: number },
  columns: number,
  rows: number,
  labels: readonly string[],
): Shelf {
  let best: Shelf = { across: 1, columns: 1, rows: 1, label: 0 };
  const labelled = labels.some(label => label !== '');
  for (let across = 1; across <= count; across++) {
    const down = Math.ceil(count / across);
    const room = Math.floor((columns - GAP * (across - 1)) / across);
    const label = labelled && Math.floor(rows / down) >= 3 ? 1 : 0;
    const height = Math.floor(rows / down) - label;
    if (room < 1 || height < 1) continue;
    const fit = cellsOf(size, { columns: room, rows: height }, LARGEST);
    const area = fit.columns * fit.rows;
    if (area > best.columns * best.rows || (area === best.columns * best.rows && label > best.label))
      best = { across, ...fit, label };
  }
  return best;
}
