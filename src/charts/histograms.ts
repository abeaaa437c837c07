import { charts } from '../i18n/charts.ts';
import type { HistogramsPicture } from '../lab/pictures.ts';
import { drawNothing, drawSentence } from './area.ts';
import { formatNumber } from './format.ts';
import { glyphSet } from './glyphs.ts';
import type { Grid } from './grid.ts';
import { cells, clip, forTier } from './measure.ts';
import { quiet, seriesColor } from './palette.ts';
import { indexOfLeast, say, sentences } from './say.ts';
import { linearScale, type Scale } from './scale.ts';
import type { Chart, Look } from './types.ts';
import { more } from './words.ts';

/** Mean, standard deviation and number of the values of a histogram, each value taken at the middle of its bin. */
export function momentsOf(edges: readonly number[], counts: readonly number[]) {
  let n = 0;
  let mean = 0;
  let squares = 0;
  counts.forEach((count, i) => {
    const middle = ((edges[i] ?? Number.NaN) + (edges[i + 1] ?? Number.NaN)) / 2;
    if (!(count > 0) || !Number.isFinite(count) || !Number.isFinite(middle)) return;
    // West 1979: weights one after another, without the difference of two large sums.
    n += count;
    const delta = middle - mean;
    mean += (delta * count) / n;
    squares += count * delta * (middle - mean);
  });
  const sd = Math.sqrt(Math.max(0, squares / n));
  // What rounding leaves of a mean of zero is not to be read as a number.
  return n > 0 ? { n, mean: Math.abs(mean) < sd * 1e-9 ? 0 : mean, sd } : { n: 0, mean: Number.NaN, sd: Number.NaN };
}

/** Values a cell would hold if each bin's were spread evenly over it, for `columns` equal cells from `low` to `high`. */
export function densityOf(
  edges: readonly number[],
  counts: readonly number[],
  [low, high]: readonly [number, number],
  columns: number,
): Float64Array {
  const density = new Float64Array(columns);
  const cellOf = (value: number) => ((value - low) / (high - low)) * columns;
  counts.forEach((count, i) => {
    const from = cellOf(edges[i] ?? Number.NaN);
    const to = cellOf(edges[i + 1] ?? Number.NaN);
    if (!(count > 0) || !Number.isFinite(count) || !(to > from)) return;
    for (let c = Math.max(0, Math.floor(from)); c < Math.min(columns, Math.ceil(to)); c++)
      density[c] = (density[c] ?? 0) + (count * (Math.min(to, c + 1) - Math.max(from, c))) / (to - from);
  });
  return density;
}

/** The values between the first and the last edge; null where they make no range. */
export function rangeOf(edges: readonly number[]): readonly [number, number] | null {
  const low = edges[0] ?? Number.NaN;
  const high = edges[edges.length - 1] ?? Number.NaN;
  return Number.isFinite(high - low) && high > low ? [low, high] : null;
}

/** One ridge a layer over one axis of values, with mean and standard deviation beside it. */
export function histogramsChart(picture: HistogramsPicture, grid: Grid, look: Look): Chart {
  const text = describeHistograms(picture, look);
  const range = rangeOf(picture.edges);
  if (!range || picture.layers.length === 0) drawNothing(grid, look);
  else if (grid.columns < 20 || grid.rows < 2) drawSentence(text, grid, look);
  else drawRidges(picture, range, grid, look);
  return { lines: grid.toLines(look.capabilities.color), text };
}

function drawRidges(picture: HistogramsPicture, range: readonly [number, number], grid: Grid, look: Look): void {
  const { capabilities, lang } = look;
  const axis = grid.rows >= 5 ? 2 : 0;
  const body = grid.rows - axis;
  const shown = picture.layers.slice(0, picture.layers.length > body ? Math.max(1, body - 1) : body);
  const hidden = picture.layers.length - shown.length;
  const height = Math.max(1, Math.min(5, Math.floor((body - (hidden > 0 ? 1 : 0)) / shown.length)));
  const labels = shown.map(({ label }) => forTier(label[lang], capabilities.glyphs));
  const room = Math.min(Math.max(...labels.map(cells)), Math.floor(grid.columns / 4));
  const notes = shown.map(({ counts }) => {
    const { mean, sd } = momentsOf(picture.edges, counts);
    return [`${say(lang, charts.mean)} ${formatNumber(mean, 2)}`, `${say(lang, charts.sd)} ${formatNumber(sd, 2)}`];
  });
  const stacked = height > 1;
  const side = notes.map(note => (stacked ? note : [note.join(' ')]));
  const noteRoom = Math.max(...side.flat().map(cells));
  const right = grid.columns - room - noteRoom - 3 >= 20 ? noteRoom + 2 : 0;
  const [left, columns] = [room + 1, grid.columns - room - 1 - right];
  shown.forEach(({ counts }, k) => {
    const bottom = k * height + height - 1;
    const label = clip(labels[k] ?? '', room);
    grid.text(room - cells(label), bottom, label);
    drawRidge(densityOf(picture.edges, counts, range, columns), k, { left, bottom, height }, grid, look);
    if (right > 0)
      side[k]?.forEach((note, i, all) => {
        grid.text(grid.columns - noteRoom, bottom - all.length + 1 + i, note, quiet(capabilities));
      });
  });
  const end = shown.length * height;
  if (hidden > 0 && end < grid.rows) grid.text(left, end, clip(more(hidden)[lang], columns), quiet(capabilities));
  if (axis > 0)
    drawValueAxis(
      linearScale(...range),
      { left, columns, top: Math.min(grid.rows - 2, end + (hidden ? 1 : 0)) },
      grid,
      look,
    );
}

type Lane = { readonly left: number; readonly bottom: number; readonly height: number };

/** A silhouette; its highest cell fills the lane, so that the shape of every layer is seen. */
function drawRidge(density: Float64Array, k: number, { left, bottom, height }: Lane, grid: Grid, look: Look): void {
  const { spark } = glyphSet(look.capabilities.glyphs);
  const fg = seriesColor(k, look.capabilities);
  const most = density.reduce((a, b) => Math.max(a, b), 0);
  if (!(most > 0)) return;
  density.forEach((value, column) => {
    if (!(value > 0)) return;
    const steps = Math.max(1, Math.round((value / most) * height * spark.length));
    for (let row = 0; row < height; row++) {
      const part = Math.min(spark.length, steps - row * spark.length);
      if (part > 0) grid.put(left + column, bottom - row, spark[part - 1] ?? ' ', { fg });
    }
  });
}

/** A line with ticks and their labels. */
function drawValueAxis(
  scale: Scale,
  { left, columns, top }: { readonly left: number; readonly columns: number; readonly top: number },
  grid: Grid,
  look: Look,
): void {
  const glyphs = glyphSet(look.capabilities.glyphs);
  const ink = quiet(look.capabilities);
  for (let x = 0; x < columns; x++) grid.put(left + x, top, glyphs.level, ink);
  let free = 0;
  for (const { value, label } of scale.ticks(Math.max(2, Math.min(8, Math.floor(columns / 9))))) {
    const column = left + Math.round(scale.position(value) * (columns - 1));
    const start = Math.max(0, Math.min(grid.columns - label.length, column - Math.floor((label.length - 1) / 2)));
    if (start < free) continue;
    grid.put(column, top, glyphs.xTick, ink);
    grid.text(start, top + 1, label, ink);
    free = start + label.length + 1;
  }
}

function describeHistograms({ edges, layers }: HistogramsPicture, { lang }: Look): string {
  if (layers.length === 0 || !rangeOf(edges)) return sentences(lang, [say(lang, charts.nothing)]);
  const moments = layers.map(({ counts }) => momentsOf(edges, counts));
  const nameOf = (k: number) => layers[k]?.label[lang] ?? '';
  const widths = moments.map(({ sd }) => sd);
  const [narrow, wide] = [indexOfLeast(widths), indexOfLeast(widths, -1)];
  if (narrow < 0) return sentences(lang, [say(lang, charts.nothing)]);
  const first = moments[0];
  const last = moments[moments.length - 1];
  if (layers.length === 1) return sentences(lang, [say(lang, charts.oneHistogram, { name: nameOf(0), ...moments[0] })]);
  return sentences(lang, [
    say(lang, charts.layers, { n: layers.length }),
    say(lang, charts.histograms, {
      wide: nameOf(wide),
      wideSd: widths[wide] ?? Number.NaN,
      narrow: nameOf(narrow),
      narrowSd: widths[narrow] ?? Number.NaN,
    }),
    first && last && first.sd > 0 && last.sd > 0
      ? say(lang, charts.throughLayers, { from: first.sd, to: last.sd, ratio: last.sd / first.sd })
      : '',
  ]);
}
