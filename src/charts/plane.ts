import { drawAxes, layFrame } from './axes.ts';
import { Braille } from './braille.ts';
import { glyphSet } from './glyphs.ts';
import type { Grid } from './grid.ts';
import { drawLegend, type LegendItem } from './legend.ts';
import { cells, clip, forTier } from './measure.ts';
import { quiet } from './palette.ts';
import { columnOf, type Frame, rowOf } from './plot.ts';
import { extent, linearScale, logScale, type Scale } from './scale.ts';
import type { Look } from './types.ts';

/** Below this a plane is said, not drawn. */
export const tooSmall = (grid: Grid): boolean => grid.rows < 6 || grid.columns < 16;

/** A scale about some values, with a margin so that no point lies on the edge; null where there is none. */
export function scaleAbout(values: readonly number[], log: boolean, ticks: number): Scale | null {
  const positive = log ? extent([values], value => value > 0) : null;
  if (positive) return logScale(...positive);
  const range = extent([values]);
  return range ? linearScale(...range, ticks) : null;
}

/** A frame for points on a plane: name of y and legend above it, name of x below it. */
export function layPlane(
  grid: Grid,
  look: Look,
  scales: { readonly x: Scale; readonly y: Scale },
  names: { readonly x: string; readonly y: string },
  items: readonly LegendItem[],
): Frame {
  const { capabilities } = look;
  const named = names.y !== '' && grid.rows >= 9;
  const legend = items.length === 0 ? 0 : drawLegend(grid, items, grid.rows >= 12 ? 2 : 1);
  const name = clip(forTier(names.y, capabilities.glyphs), grid.columns);
  const inline = named && legend > 0 && grid.isBlank(grid.columns - cells(name) - 2, 0, cells(name) + 2);
  const top = legend + (named && !inline ? 1 : 0);
  if (named) grid.text(inline ? grid.columns - cells(name) : 0, inline ? 0 : top - 1, name, quiet(capabilities));
  const bottom = names.x !== '' && cells(names.x) > 3 && grid.rows >= 9 ? 1 : 0;
  const frame = layFrame(grid, look, glyphSet(capabilities.glyphs), scales, { top, right: 0, bottom });
  const xName = clip(forTier(names.x, capabilities.glyphs), grid.columns);
  drawAxes(frame, false, bottom ? '' : xName);
  if (bottom) grid.text(grid.columns - cells(xName), grid.rows - 1, xName, quiet(capabilities));
  return frame;
}

/** The cell of a point within a frame; null where it has none. */
export function cellIn(frame: Frame, x: number, y: number): { readonly x: number; readonly y: number } | null {
  const u = frame.x.position(x);
  const v = frame.y.position(y);
  if (!(u >= -1e-9 && u <= 1 + 1e-9 && v >= -1e-9 && v <= 1 + 1e-9)) return null;
  return { x: frame.left + columnOf(x, frame), y: frame.top + rowOf(v, frame) };
}

/** Writes a text beside a point, on one of its sides, where that is free. Says whether it was. */
export function labelPoint(frame: Frame, x: number, y: number, text: string, fg?: number): boolean {
  const cell = cellIn(frame, x, y);
  const length = cells(text);
  if (!cell || length === 0) return false;
  const places = [
    [cell.x + 2, cell.y],
    [cell.x - 1 - length, cell.y],
    [cell.x - (length >> 1), cell.y - 1],
    [cell.x - (length >> 1), cell.y + 1],
    [cell.x + 2, cell.y - 1],
    [cell.x + 2, cell.y + 1],
    [cell.x - 1 - length, cell.y - 1],
  ] as const;
  const { grid, left, top, rows } = frame;
  const free = places.find(
    ([column, row]) =>
      column >= left && row >= top && row < top + rows && isFree(grid, Math.max(left, column - 1), row, length + 2),
  );
  if (!free) return false;
  grid.text(free[0], free[1], text, fg === undefined ? {} : { fg });
  return true;
}

/** Blank as far as the grid reaches. */
const isFree = (grid: Grid, x: number, y: number, length: number): boolean =>
  x + length - 1 <= grid.columns && grid.isBlank(x, y, Math.min(length, grid.columns - x));

type Segment = readonly [u0: number, v0: number, u1: number, v1: number];

/** The part of a segment inside the unit square (Liang and Barsky 1984), or null. */
export function clipSegment(u0: number, v0: number, u1: number, v1: number): Segment | null {
  let from = 0;
  let to = 1;
  const du = u1 - u0;
  const dv = v1 - v0;
  for (const [p, q] of [
    [-du, u0],
    [du, 1 - u0],
    [-dv, v0],
    [dv, 1 - v0],
  ] as const) {
    if (Number.isNaN(p) || Number.isNaN(q) || (p === 0 && q < 0)) return null;
    if (p < 0) from = Math.max(from, q / p);
    if (p > 0) to = Math.min(to, q / p);
  }
  return from <= to ? [u0 + du * from, v0 + dv * from, u0 + du * to, v0 + dv * to] : null;
}

/** A polyline on a canvas; `u`, `v` are 0 … 1 from the left and from the top. What lies outside is cut off. */
export function tracePath(
  canvas: Braille,
  places: readonly { readonly u: number; readonly v: number }[],
  owner: number,
  keep?: (dot: number) => boolean,
): void {
  const dot = (share: number, length: number) => Math.max(0, Math.min(length - 1, Math.floor(share * length)));
  places.forEach((place, i) => {
    const before = places[i - 1] ?? place;
    const part = clipSegment(before.u, before.v, place.u, place.v);
    if (!part?.every(Number.isFinite)) return;
    const [u0, v0, u1, v1] = part;
    canvas.line(
      dot(u0, canvas.width),
      dot(v0, canvas.height),
      dot(u1, canvas.width),
      dot(v1, canvas.height),
      owner,
      keep,
    );
  });
}

export const canvasOf = (frame: Frame): Braille => new Braille(frame.columns, frame.rows);
