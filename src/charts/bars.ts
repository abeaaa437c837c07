import type { Picture } from '../lab/types.ts';
import { describeBars } from './describe-pictures.ts';
import { alignDecimals, formatNumber } from './format.ts';
import { type Glyphs, glyphSet } from './glyphs.ts';
import type { Grid, Ink } from './grid.ts';
import { cells, clip, forTier } from './measure.ts';
import { alarm, quiet, seriesColor } from './palette.ts';
import { extent, linearScale, logScale, type Scale } from './scale.ts';
import type { Chart, Look } from './types.ts';
import { more, words } from './words.ts';

export type Bars = Extract<Picture, { kind: 'bars' }>;
type Item = Bars['items'][number];

/** One bar a row: label, bar with whiskers, value. */
export function barsChart(bars: Bars, grid: Grid, look: Look): Chart {
  drawBars(bars, grid, look);
  return { lines: grid.toLines(look.capabilities.color), text: describeBars(bars, look.lang) };
}

function drawBars(bars: Bars, grid: Grid, look: Look): void {
  const ink = quiet(look.capabilities);
  if (bars.items.length === 0) {
    grid.text(0, 0, clip(words.noData[look.lang], grid.columns), ink);
    return;
  }
  const fits = bars.items.length <= grid.rows;
  const shown = fits ? bars.items : bars.items.slice(0, Math.max(1, grid.rows - 1));
  const glyphs = glyphSet(look.capabilities.glyphs);
  const labels = shown.map(item => forTier(item.label[look.lang], look.capabilities.glyphs));
  const values = alignDecimals(shown.map(item => formatNumber(item.value)));
  const valueRoom = Math.max(...values.map(cells));
  const labelRoom = Math.min(Math.max(...labels.map(cells)), Math.max(2, Math.floor(grid.columns * 0.35)));
  const left = labelRoom + 1;
  const columns = grid.columns - left - valueRoom - 1;
  if (columns < 3) {
    drawList(labels, values, grid);
    return;
  }
  const scale = scaleOf(bars);
  const zero = scale.low < 0 && scale.position(0) > 0 ? scale.position(0) : 0;
  // Bars that touch look like stairs.
  const step = fits && grid.rows >= 2 * shown.length ? 2 : 1;
  shown.forEach((item, k) => {
    const row = k * step;
    const label = clip(labels[k] ?? '', labelRoom);
    grid.text(labelRoom - cells(label), row, label);
    grid.text(
      left + columns + 1,
      row,
      values[k] ?? '',
      Number.isFinite(item.value) ? {} : { fg: alarm(look.capabilities) },
    );
    drawBar(item, row, { left, columns, zero, scale }, grid, look, glyphs);
  });
  if (!fits && grid.rows > 1) grid.text(left, grid.rows - 1, more(bars.items.length - shown.length)[look.lang], ink);
  else if (grid.rows > shown.length * step - step + 1)
    drawScale(bars, shown.length * step - step + 1, { left, columns, scale }, grid, look);
}

type Lane = { readonly left: number; readonly columns: number; readonly zero: number; readonly scale: Scale };

/** Linear bars begin at zero; logarithmic ones at the power of ten below the least. */
function scaleOf(bars: Bars): Scale {
  const ends = [bars.items.flatMap(item => [item.value, item.low ?? item.value, item.high ?? item.value])];
  const positive = bars.log ? extent(ends, value => value > 0) : null;
  if (positive) {
    const base = Number(`1e${Math.ceil(Math.log10(positive[0]) - 1e-9) - 1}`);
    return logScale(base > 0 ? base : positive[0], positive[1]);
  }
  const [low, high] = extent(ends) ?? [0, 1];
  return linearScale(Math.min(0, low), Math.max(0, high));
}

function drawBar(item: Item, row: number, lane: Lane, grid: Grid, look: Look, glyphs: Glyphs): void {
  const { left, columns, zero, scale } = lane;
  const ink: Ink = { fg: seriesColor(0, look.capabilities) };
  const end = scale.position(item.value);
  if (!Number.isFinite(item.value)) grid.put(left, row, glyphs.bad, { fg: alarm(look.capabilities) });
  else if (Number.isFinite(end)) fill(row, Math.min(zero, end), Math.max(zero, end), lane, ink, grid, glyphs);
  const low = scale.position(item.low ?? Number.NaN);
  const high = scale.position(item.high ?? Number.NaN);
  if (!Number.isFinite(high) || !Number.isFinite(end)) return;
  const cell = (u: number) => left + Math.max(0, Math.min(columns - 1, Math.round(u * columns - 0.5)));
  const from = cell(Number.isFinite(low) ? low : 0);
  const to = cell(high);
  if (to <= from) return;
  const [start, middle, stop, value] = glyphs.whisker;
  for (let x = from; x <= to; x++) grid.put(x, row, x === from ? start : x === to ? stop : middle, ink);
  if (cell(end) > from && cell(end) < to) grid.put(cell(end), row, value, ink);
}

/** A bar from one share of the lane to another; its end is as fine as the glyphs of the tier allow. */
function fill(row: number, from: number, to: number, lane: Lane, ink: Ink, grid: Grid, glyphs: Glyphs): void {
  const parts = glyphs.bar.length;
  const begin = Math.round(from * lane.columns);
  const length = Math.max(0, Math.min(lane.columns - begin, to * lane.columns - begin));
  const whole = Math.floor(length + 1e-9);
  for (let k = 0; k < whole; k++) grid.put(lane.left + begin + k, row, glyphs.bar[parts - 1] ?? '#', ink);
  const rest = Math.round((length - whole) * parts);
  const sliver = whole === 0 && to > from ? 1 : 0;
  const part = Math.max(rest, sliver);
  if (part > 0 && begin + whole < lane.columns)
    grid.put(lane.left + begin + whole, row, glyphs.bar[part - 1] ?? '#', ink);
}

/** The ends of the scale below the bars. */
function drawScale(bars: Bars, row: number, lane: Omit<Lane, 'zero'>, grid: Grid, look: Look): void {
  const ink = quiet(look.capabilities);
  const low = formatNumber(lane.scale.low);
  const high = formatNumber(lane.scale.high);
  if (low.length + high.length + 1 > lane.columns) return;
  grid.text(lane.left, row, low, ink);
  grid.text(lane.left + lane.columns - high.length, row, high, ink);
  const name = words.log[look.lang];
  const x = lane.left + Math.floor((lane.columns - cells(name)) / 2);
  if (bars.log && grid.isBlank(x - 1, row, cells(name) + 2)) grid.text(x, row, name, ink);
}

function drawList(labels: readonly string[], values: readonly string[], grid: Grid): void {
  labels.forEach((label, row) => {
    const value = (values[row] ?? '').trim();
    const room = Math.max(0, grid.columns - cells(value) - 1);
    const x = grid.text(0, row, clip(label, room));
    grid.text(Math.max(room > 0 ? x + 1 : 0, grid.columns - cells(value)), row, value);
  });
}
