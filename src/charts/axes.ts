import type { Glyphs } from './glyphs.ts';
import type { Grid } from './grid.ts';
import { cells } from './measure.ts';
import { quiet } from './palette.ts';
import { type Frame, rowOf } from './plot.ts';
import type { Scale, Tick } from './scale.ts';
import type { Look } from './types.ts';

/** What the axes of a frame leave free: the labels left of it and the two rows below. */
export function layFrame(
  grid: Grid,
  look: Look,
  glyphs: Glyphs,
  scales: { readonly x: Scale; readonly y: Scale },
  room: { readonly top: number; readonly right: number; readonly bottom?: number },
): Frame {
  const rows = Math.max(2, grid.rows - room.top - 2 - (room.bottom ?? 0));
  const labels = scales.y.ticks(yTickCount(rows)).map(tick => tick.label.length);
  const gap = grid.columns >= 30 ? 2 : 1;
  const left = Math.min(Math.max(1, ...labels) + gap, grid.columns - 2);
  const columns = Math.max(2, grid.columns - left - room.right);
  return { grid, look, glyphs, left, top: room.top, columns, rows, ...scales };
}

const yTickCount = (rows: number): number => Math.max(2, Math.min(7, Math.floor(rows / 2.2)));

/** Axis lines, ticks and their labels, with the name of the x axis where it fits. */
export function drawAxes(frame: Frame, whole: boolean, xName: string): void {
  const { grid, glyphs, left, top, columns, rows } = frame;
  const ink = quiet(frame.look.capabilities);
  for (let row = 0; row < rows; row++) grid.put(left - 1, top + row, glyphs.upright, ink);
  const used = new Set<number>();
  for (const tick of frame.y.ticks(yTickCount(rows))) {
    const row = rowOf(frame.y.position(tick.value), frame);
    if (used.has(row)) continue;
    used.add(row);
    const gap = grid.columns >= 30 ? 2 : 1;
    grid.text(Math.max(0, left - gap - tick.label.length), top + row, tick.label, ink, left - 1);
    grid.put(left - 1, top + row, glyphs.tick, ink);
  }
  const axis = top + rows;
  grid.put(left - 1, axis, glyphs.corner, ink);
  for (let x = 0; x < columns; x++) grid.put(left + x, axis, glyphs.level, ink);
  const first = drawXTicks(frame, whole, axis);
  if (cells(xName) + 1 <= first) grid.text(0, axis + 1, xName, ink);
}

/** Returns the column in which the first label begins. */
function drawXTicks(frame: Frame, whole: boolean, axis: number): number {
  const { grid, glyphs, left, columns } = frame;
  const ink = quiet(frame.look.capabilities);
  const ticks = frame.x.ticks(Math.max(1, Math.min(10, Math.floor(columns / 9)))).filter(usable(whole));
  let free = 0;
  let first = grid.columns;
  for (const tick of ticks) {
    const label = whole ? String(Math.round(tick.value)) : tick.label;
    const text = label.length > 7 ? tick.label : label;
    const column = left + Math.round(frame.x.position(tick.value) * (columns - 1));
    const start = Math.min(grid.columns - text.length, Math.max(0, column - Math.floor((text.length - 1) / 2)));
    if (start < free) continue;
    grid.put(column, axis, glyphs.xTick, ink);
    grid.text(start, axis + 1, text, ink);
    free = start + text.length + 1;
    first = Math.min(first, start);
  }
  return first;
}

const usable =
  (whole: boolean) =>
  (tick: Tick): boolean =>
    !whole || Number.isInteger(tick.value);
