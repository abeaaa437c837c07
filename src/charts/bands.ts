import { charts } from '../i18n/charts.ts';
import type { BandsPicture } from '../lab/pictures.ts';
import { drawNothing, drawSentence } from './area.ts';
import { drawAxes, layFrame } from './axes.ts';
import { formatNumber } from './format.ts';
import { glyphSet } from './glyphs.ts';
import { type Grid, NONE } from './grid.ts';
import { drawLegend } from './legend.ts';
import { forTier } from './measure.ts';
import { seriesColor, tint } from './palette.ts';
import { tooSmall } from './plane.ts';
import { drawBraille, drawLine, type Frame, keyOf, labelEnds, type Series } from './plot.ts';
import { resample } from './resample.ts';
import { say, sentences } from './say.ts';
import { extent, linearScale, logScale } from './scale.ts';
import type { Chart, Look } from './types.ts';
import { words } from './words.ts';

type Group = BandsPicture['groups'][number];

/** What a group of runs does at each step: NaN where a run has no finite number. */
export type Band = { readonly low: number[]; readonly median: number[]; readonly high: number[] };

/** Least, median and greatest value of the runs at each step, of those that are finite there. */
export function bandOf({ runs }: Group, length: number): Band {
  const band: Band = { low: [], median: [], high: [] };
  for (let i = 0; i < length; i++) {
    const values = runs
      .map(run => run[i] ?? Number.NaN)
      .filter(Number.isFinite)
      .sort((a, b) => a - b);
    const middle = values.length >> 1;
    const upper = values[middle] ?? Number.NaN;
    band.low.push(values[0] ?? Number.NaN);
    band.high.push(values[values.length - 1] ?? Number.NaN);
    band.median.push(values.length % 2 === 1 ? upper : (values[middle - 1] ?? Number.NaN) / 2 + upper / 2);
  }
  return band;
}

/** Median as a line and the whole range as a tint or a pattern behind it, for each group of runs. */
export function bandsChart(picture: BandsPicture, grid: Grid, look: Look): Chart {
  const bands = picture.groups.map(group => bandOf(group, picture.steps.length));
  const text = describeBands(picture, bands, look);
  const values = bands.flatMap(({ low, high }) => [low, high]);
  const range = extent(values);
  if (!range) drawNothing(grid, look);
  else if (tooSmall(grid)) drawSentence(text, grid, look);
  else drawBands(picture, bands, range, grid, look);
  return { lines: grid.toLines(look.capabilities.color), text };
}

function drawBands(
  picture: BandsPicture,
  bands: readonly Band[],
  range: readonly [number, number],
  grid: Grid,
  look: Look,
): void {
  const { capabilities, lang } = look;
  const glyphs = glyphSet(capabilities.glyphs);
  const dots = capabilities.glyphs !== 'ascii';
  const series = picture.groups.map(({ label }, k): Series => {
    return { label: forTier(label[lang], capabilities.glyphs), x: picture.steps, y: bands[k]?.median ?? [] };
  });
  const items = series.map(({ label, y }, k) => {
    const fill = tint([k], capabilities) === NONE ? (glyphs.fills[k % 2] ?? '') : '';
    const last = y[y.length - 1];
    const value = last === undefined ? '' : formatNumber(last);
    return { key: `${keyOf(k, dots, glyphs)}${fill}`, label, value, ink: { fg: seriesColor(k, capabilities) } };
  });
  const positive = picture.log
    ? extent(
        bands.flatMap(({ low, high }) => [low, high]),
        value => value > 0,
      )
    : null;
  const y = positive ? logScale(...positive) : linearScale(...range, 5);
  const x = linearScale(...(extent([picture.steps]) ?? [0, 1]));
  const top = drawLegend(grid, items, grid.rows >= 12 ? 2 : 1);
  const right = grid.columns >= 56 && series.length > 1 ? 12 : 0;
  const frame = layFrame(grid, look, glyphs, { x, y }, { top, right });
  drawAxes(frame, true, words.step[lang]);
  drawRanges(picture, bands, frame);
  if (dots) drawBraille(series, frame);
  else
    series.forEach((each, k) => {
      drawLine(each, k, frame);
    });
  if (right > 0) labelEnds(series, right, frame);
}

/** Lower and upper end of a band in each column, as positions 0 … 1. */
function edgesOf(picture: BandsPicture, band: Band, frame: Frame): readonly (readonly [number, number] | undefined)[] {
  const x = picture.steps.map(frame.x.position);
  const edges: [number, number][] = [];
  const collect = (values: readonly number[], which: 'low' | 'high') => {
    // What a logarithmic axis cannot show reaches to its lower end.
    const positions = values.map(value => (Number.isFinite(value) && value <= 0 ? 0 : 1) && frame.y.position(value));
    for (const { start, columns } of resample(x, positions, frame.columns))
      columns.forEach((column, i) => {
        edges[start + i] ??= [0, 0];
        (edges[start + i] as [number, number])[which === 'low' ? 0 : 1] = column[which];
      });
  };
  collect(band.low, 'low');
  collect(band.high, 'high');
  return edges;
}

/** Fills the ranges: tints two to a cell where there are colours for it, else patterns, one to a cell. */
function drawRanges(picture: BandsPicture, bands: readonly Band[], frame: Frame): void {
  const { grid, look, glyphs, left, top, columns, rows } = frame;
  const { capabilities } = look;
  const tinted = capabilities.color >= 2;
  const half = tinted && capabilities.glyphs === 'full';
  const all = bands.map(band => edgesOf(picture, band, frame));
  const inside = (column: number, v: number, reach: number) =>
    all.flatMap((edges, k) => {
      const edge = edges[column];
      return edge && v >= edge[0] - reach && v <= edge[1] + reach ? [k] : [];
    });
  const reach = 0.5 / Math.max(1, rows - 1) / (half ? 2 : 1);
  for (let column = 0; column < columns; column++)
    for (let row = 0; row < rows; row++) {
      const v = 1 - row / Math.max(1, rows - 1);
      if (tinted) {
        const upper = tint(inside(column, v + (half ? reach : 0), reach), capabilities);
        const lower = half ? tint(inside(column, v - reach, reach), capabilities) : upper;
        if (upper === lower) grid.put(left + column, top + row, ' ', { bg: lower });
        else if (upper === NONE) grid.put(left + column, top + row, '▄', { fg: lower });
        else grid.put(left + column, top + row, '▀', { fg: upper, bg: lower });
        continue;
      }
      const here = inside(column, v, reach);
      if (here.length === 0) continue;
      const fill = here.length > 1 ? glyphs.fills[2] : (glyphs.fills[(here[0] ?? 0) % 2] ?? ' ');
      grid.put(left + column, top + row, fill, { fg: seriesColor(here[here.length - 1] ?? 0, capabilities) });
    }
}

function describeBands(picture: BandsPicture, bands: readonly Band[], { lang }: Look): string {
  const statements = picture.groups.map((group, k) => {
    const band = bands[k] as Band;
    const last = band.median.findLastIndex(Number.isFinite);
    const first = band.median.findIndex(Number.isFinite);
    const name = group.label[lang];
    if (last < 0) return say(lang, charts.groupEmpty, { name });
    const lost = group.runs.filter(run => run.some(value => !Number.isFinite(value))).length;
    const values = {
      name,
      n: group.runs.length,
      from: band.median[first] ?? Number.NaN,
      to: band.median[last] ?? Number.NaN,
      low: band.low[last] ?? Number.NaN,
      high: band.high[last] ?? Number.NaN,
      step: picture.steps[last] ?? last,
    };
    const text = say(lang, charts.group, values);
    return lost === 0 ? text : text + say(lang, charts.groupLost, { lost });
  });
  const compared = picture.groups.length === 2 ? [comparison(picture, bands, lang)] : [];
  if (picture.groups.length === 0) return sentences(lang, [words.noData[lang]]);
  return sentences(lang, [...statements, ...compared]);
}

/** Whether the ranges of two groups are apart at the last step that both have. */
function comparison(picture: BandsPicture, [a, b]: readonly Band[], lang: Look['lang']): string {
  const last = picture.steps.findLastIndex((_, i) => Number.isFinite(a?.median[i]) && Number.isFinite(b?.median[i]));
  if (last < 0 || !a || !b) return '';
  const apart = (a.high[last] ?? 0) < (b.low[last] ?? 0) || (b.high[last] ?? 0) < (a.low[last] ?? 0);
  const step = picture.steps[last] ?? last;
  if (!apart) return say(lang, charts.groupsOverlap, { step });
  const first = (a.high[last] ?? 0) < (b.low[last] ?? 0);
  const names = picture.groups.map(({ label }) => label[lang]);
  const [lower = '', upper = ''] = first ? names : [...names].reverse();
  return say(lang, charts.groupsApart, { step, lower, upper });
}
