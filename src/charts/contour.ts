import { charts } from '../i18n/charts.ts';
import type { ContourPicture } from '../lab/pictures.ts';
import { drawNothing, drawSentence, inkAt, paintPixels } from './area.ts';
import { Braille } from './braille.ts';
import { sample } from './field.ts';
import { formatNumber } from './format.ts';
import { BOLD, DIM, type Grid } from './grid.ts';
import { forTier } from './measure.ts';
import { ramp, rampColor } from './palette.ts';
import { canvasOf, cellIn, layPlane, tooSmall, tracePath } from './plane.ts';
import type { Frame } from './plot.ts';
import { say, sentences } from './say.ts';
import { extent, linearScale, logScale, type Scale } from './scale.ts';
import type { Chart, Look } from './types.ts';

/** Beyond this the lines of equal height can no longer be told apart. */
const MOST_LEVELS = 12;

/** Heights at which lines are drawn: round numbers, or equal ratios on a log scale. */
export function levelsOf(scale: Scale, log: boolean): number[] {
  const inside = (values: readonly number[]) => values.filter(value => value > scale.low && value < scale.high);
  const ticks = inside(scale.ticks(9).map(({ value }) => value));
  if (!log) return ticks.slice(0, MOST_LEVELS);
  // Two lines a decade, nearly equal ratios, until there are too many of them.
  const first = Math.floor(Math.log10(scale.low));
  const decades = Math.ceil(Math.log10(scale.high)) - first;
  const finer = Array.from({ length: Math.max(0, decades) }, (_, i) => [
    Number(`1e${first + i}`),
    Number(`3e${first + i}`),
  ]);
  const levels = inside(finer.flat());
  return levels.length <= MOST_LEVELS ? levels : ticks.slice(0, MOST_LEVELS);
}

/** Letters name the paths, for numbers name the heights. */
const letterOf = (k: number): string => String.fromCharCode(65 + (k % 26));

/** Number of levels below a height: its band; NaN stays. */
const bandOf = (value: number, levels: readonly number[]): number =>
  Number.isFinite(value) ? levels.filter(level => value >= level).length : Number.NaN;

export function contourChart(picture: ContourPicture, grid: Grid, look: Look): Chart {
  const text = describeContour(picture, look);
  const values = Array.from(picture.values);
  const positive = picture.log ? extent([values], value => value > 0) : null;
  const range = extent([values]);
  if (!range) drawNothing(grid, look);
  else if (tooSmall(grid)) drawSentence(text, grid, look);
  else drawContour(picture, positive ? logScale(...positive) : linearScale(...range), grid, look);
  return { lines: grid.toLines(look.capabilities.color), text };
}

function drawContour(picture: ContourPicture, heights: Scale, grid: Grid, look: Look): void {
  const { capabilities, lang } = look;
  const [xMin, xMax, yMin, yMax] = picture.domain;
  const items = picture.paths.map(({ label }, k) => ({
    key: letterOf(k),
    label: forTier(label[lang], capabilities.glyphs),
    value: '',
    ink: { attr: BOLD },
  }));
  const scales = { x: linearScale(xMin, xMax), y: linearScale(yMin, yMax) };
  const frame = layPlane(grid, look, scales, { x: '', y: '' }, items);
  const levels = levelsOf(heights, picture.log);
  const bandAt = (u: number, v: number) => bandOf(sample(picture, u, v), levels);
  if (capabilities.color > 0) {
    const colors = ramp('height', capabilities);
    const share = (u: number, v: number) => bandAt(u, v) / Math.max(1, levels.length);
    paintPixels(frame, (u, v) => rampColor(colors, share(u, v)), grid, look);
  } else drawLevels(bandAt, frame);
  numberLevels(levels, bandAt, frame);
  drawPaths(picture, frame);
}

/** Dots where the band changes to the right or below; in ASCII the number of the band stands on its edge. */
function drawLevels(bandAt: (u: number, v: number) => number, frame: Frame): void {
  const { grid, look, left, top, columns, rows } = frame;
  const ascii = look.capabilities.glyphs === 'ascii';
  const [width, height] = ascii ? [columns, rows] : [columns * 2, rows * 4];
  const canvas = new Braille(columns, rows);
  let row = Array.from({ length: width + 1 }, (_, x) => bandAt((x + 0.5) / width, 0.5 / height));
  for (let y = 0; y < height; y++) {
    const below = Array.from({ length: width + 1 }, (_, x) => bandAt((x + 0.5) / width, (y + 1.5) / height));
    for (let x = 0; x < width; x++) {
      const band = row[x] as number;
      if (Number.isNaN(band) && ascii) grid.put(left + x, top + y, '?');
      if (!(Math.abs(band - (row[x + 1] as number)) > 0 || Math.abs(band - (below[x] as number)) > 0)) continue;
      // Two finite bands meet here, perhaps beside a third one that has no value.
      const upper = [band, row[x + 1], below[x]].reduce<number>((a, b) => (b !== undefined && b > a ? b : a), 0);
      if (ascii) grid.put(left + x, top + y, String(upper % 10), { attr: DIM });
      else canvas.dot(x, y, 0);
    }
    row = below;
  }
  canvas.each((x, y, glyph) => {
    grid.put(left + x, top + y, glyph, { attr: DIM });
  });
}

/** Writes the height upon each line once, on the diagonal from the lower left where the lines are crossed most. */
function numberLevels(levels: readonly number[], bandAt: (u: number, v: number) => number, frame: Frame): void {
  const { grid, left, top, columns, rows } = frame;
  if (columns < 30 || rows < 8) return;
  const used = new Set<number>();
  levels.forEach((level, k) => {
    const text = formatNumber(level, 2);
    for (let row = 0; row < rows; row++)
      for (let column = 1; column < columns - text.length - 1; column++) {
        const v = (row + 0.5) / rows;
        const before = bandAt((column + (text.length - 1) / 2) / columns, v);
        const after = bandAt((column + (text.length + 1) / 2) / columns, v);
        if (!(Math.min(before, after) <= k && Math.max(before, after) > k) || used.has(row) || used.has(row - 1))
          continue;
        used.add(row);
        for (let i = 0; i < text.length; i++)
          grid.put(left + column + i, top + row, text[i] ?? ' ', inkAt(grid, left + column + i, top + row));
        return;
      }
  });
}

function drawPaths(picture: ContourPicture, frame: Frame): void {
  const { grid, look, glyphs, left, top } = frame;
  const fine = look.capabilities.glyphs !== 'ascii';
  const canvas = canvasOf(frame);
  const patterns = [() => true, (n: number) => n % 4 < 2, (n: number) => n % 3 === 0];
  picture.paths.forEach(({ points }, k) => {
    const places = points.map(({ x, y }) => ({ u: frame.x.position(x), v: 1 - frame.y.position(y) }));
    tracePath(canvas, places, k, patterns[k % patterns.length]);
  });
  canvas.each((x, y, glyph) => {
    grid.put(left + x, top + y, fine ? glyph : '*', inkAt(grid, left + x, top + y));
  });
  picture.paths.forEach(({ points }, k) => {
    const first = points[0] && cellIn(frame, points[0].x, points[0].y);
    if (first) grid.put(first.x, first.y, glyphs.ends[0], inkAt(grid, first.x, first.y));
    const last = points.findLast(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
    const cell = last && points.length > 1 ? cellIn(frame, last.x, last.y) : null;
    if (cell) grid.put(cell.x, cell.y, letterOf(k), inkAt(grid, cell.x, cell.y));
  });
}

function describeContour(picture: ContourPicture, { lang }: Look): string {
  const values = Array.from(picture.values);
  const range = extent([values]);
  if (!range) return sentences(lang, [say(lang, charts.nothing)]);
  const least = values.indexOf(range[0]);
  const [xMin, xMax, yMin, yMax] = picture.domain;
  const column = picture.cols > 0 ? least % picture.cols : 0;
  const row = picture.cols > 0 ? Math.floor(least / picture.cols) : 0;
  const x = formatNumber(xMin + ((column + 0.5) / picture.cols) * (xMax - xMin), 2);
  const y = formatNumber(yMax - ((row + 0.5) / picture.rows) * (yMax - yMin), 2);
  const heightAt = (point: { x: number; y: number }) =>
    sample(picture, (point.x - xMin) / (xMax - xMin), (yMax - point.y) / (yMax - yMin));
  const paths = picture.paths.map(({ label, points }) => {
    const finite = points.filter(point => Number.isFinite(point.x) && Number.isFinite(point.y));
    const first = finite[0];
    const last = finite[finite.length - 1];
    const name = label[lang];
    if (!first || !last) return say(lang, charts.pathEmpty, { name });
    const outside = !(last.x >= xMin && last.x <= xMax && last.y >= yMin && last.y <= yMax);
    const facts = { name, n: points.length, x: last.x, y: last.y, from: heightAt(first), to: heightAt(last) };
    const text = say(lang, outside ? charts.pathLeaves : charts.pathDescends, facts);
    return finite.length < points.length ? text + say(lang, charts.pathLost) : text;
  });
  return sentences(lang, [say(lang, charts.surface, { low: range[0], high: range[1], x, y }), ...paths]);
}
