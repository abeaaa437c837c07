import { drawAxes, layFrame } from './axes.ts';
import { describeSeries, roleOf } from './describe.ts';
import { formatNumber } from './format.ts';
import { type Glyphs, glyphSet } from './glyphs.ts';
import type { Grid } from './grid.ts';
import { drawLegend, type LegendItem } from './legend.ts';
import { cells, clip, forTier } from './measure.ts';
import { quiet, seriesColor } from './palette.ts';
import {
  drawBraille,
  drawingOrder,
  drawLine,
  drawMarks,
  type Frame,
  firstBad,
  flatness,
  inkOf,
  keyOfSeries,
  labelEnds,
  markBad,
  type Series,
  unrest,
  valueBy,
} from './plot.ts';
import { extent, linearScale, logScale, type Scale } from './scale.ts';
import { sparkline } from './spark.ts';
import type { Chart, LineStyle, LinesSpec, Look } from './types.ts';
import { atStep, words } from './words.ts';

/** A chart of curves with axes; `lines` and the picture `curve` differ only in these. */
export type PlotSpec = {
  readonly series: readonly Series[];
  readonly log: boolean;
  readonly xRange: readonly [number, number];
  /** The x axis counts steps: only whole ticks. */
  readonly whole: boolean;
  readonly xName: string;
  readonly sayX: (x: number) => string;
  readonly marks: readonly number[];
  readonly style: LineStyle;
  readonly logX?: boolean;
  /** The numbers of the legend change while one looks: each keeps its place. */
  readonly steady?: boolean;
  /** The step whose numbers the legend has; else the last ones. */
  readonly cursor?: number | undefined;
};

/** So many curves can still be followed as lines of whole rows. */
const EVEN_CURVES = 2;
const RESTLESS_ROWS = 2;
/** Share of its columns that a curve may spend in one row before lines hide what happens there. */
const FLAT_SHARE = 2 / 3;

/** Curves of measurements against training steps. */
export function linesChart(spec: LinesSpec, grid: Grid, look: Look): Chart {
  const { glyphs } = look.capabilities;
  const { cursor } = spec;
  const series = spec.series.map(({ label, steps, values, twinOf }) => ({
    label: forTier(label[look.lang], glyphs),
    x: steps,
    y: values,
    twinOf,
  }));
  const [low, high] = extent(series.map(each => each.x)) ?? [0, 1];
  const end = spec.xMax !== undefined && Number.isFinite(spec.xMax) ? Math.max(spec.xMax, high) : high;
  drawPlot(
    {
      series,
      log: spec.log,
      xRange: [low > 0 && low <= end * 0.05 ? 0 : low, end],
      whole: true,
      xName: words.step[look.lang],
      sayX: x => atStep(x)[look.lang],
      marks: cursor === undefined ? [] : [cursor],
      style: spec.style ?? 'auto',
      logX: spec.logX === true,
      cursor,
      steady: true,
    },
    grid,
    look,
  );
  const text = describeSeries(
    spec.series.map(({ label, steps, values }) => {
      return { label: label[look.lang], x: steps, y: values, role: roleOf(label) };
    }),
    spec.log,
    look.lang,
  );
  return {
    lines: grid.toLines(look.capabilities.color),
    text: cursor === undefined ? text : text + sayCursor(spec, cursor, look),
  };
}

/** The numbers at the cursor, for those who do not see it. */
function sayCursor({ series }: LinesSpec, cursor: number, { lang }: Look): string {
  const numbers = series.map(({ label, steps, values }) => {
    const value = valueBy({ label: '', x: steps, y: values }, cursor);
    return `${label[lang]} ${formatNumber(value)}`;
  });
  const at =
    lang === 'zh' ? `光标在第 ${formatNumber(cursor)} 步：` : ` The cursor is at step ${formatNumber(cursor)}: `;
  return `${at}${numbers.join(lang === 'zh' ? '，' : ', ')}${lang === 'zh' ? '。' : '.'}`;
}

/** Legend, axes and curves; in a small grid one sparkline a series. */
export function drawPlot(spec: PlotSpec, grid: Grid, look: Look): void {
  const glyphs = glyphSet(look.capabilities.glyphs);
  const y = yScale(spec, grid.rows);
  if (!y) {
    const text = clip(words.noData[look.lang], grid.columns);
    const x = Math.max(0, Math.floor((grid.columns - cells(text)) / 2));
    grid.text(x, Math.floor(grid.rows / 2), text, quiet(look.capabilities));
    return;
  }
  if (grid.rows < 6 || grid.columns < 14) {
    drawSparks(spec, grid, look);
    return;
  }
  const x = xScale(spec);
  const top = drawLegend(grid, legendItems(spec, glyphs, look, false), legendRows(grid.rows));
  const longest = Math.max(0, ...spec.series.map(series => cells(series.label)));
  const right = grid.columns >= 56 && spec.series.length > 1 ? Math.min(12, longest) + 1 : 0;
  const frame = layFrame(grid, look, glyphs, { x, y }, { top, right });
  const braille = wantsBraille(spec, frame);
  if (braille) {
    for (let row = 0; row < top; row++) grid.text(0, row, ' '.repeat(grid.columns));
    drawLegend(grid, legendItems(spec, glyphs, look, true), legendRows(grid.rows));
  }
  drawAxes(frame, spec.whole, spec.xName);
  if (braille) drawBraille(spec.series, frame);
  else for (const k of drawingOrder(spec.series)) drawLine(spec.series[k] as Series, k, frame);
  drawMarks(spec.marks, spec.series, frame);
  for (const series of spec.series) markBad(series, bad => spec.sayX(bad), frame);
  if (right > 0) labelEnds(spec.series, right, frame);
}

const legendRows = (rows: number): number => (rows >= 14 ? 3 : rows >= 9 ? 2 : 1);

function yScale(spec: PlotSpec, rows: number): Scale | null {
  const values = spec.series.map(series => series.y);
  const positive = spec.log ? extent(values, value => value > 0) : null;
  if (positive) return logScale(...positive);
  const range = extent(values);
  if (range) return linearScale(...range, Math.max(2, Math.min(7, Math.floor((rows - 3) / 2.5))));
  return values.some(list => list.length > 0) ? linearScale(0, 1) : null;
}

function xScale({ logX, series, xRange }: PlotSpec): Scale {
  const positive = logX ? extent([...series.map(({ x }) => x), [xRange[1]]], value => value > 0) : null;
  return positive ? logScale(...positive) : linearScale(...xRange);
}

function wantsBraille(spec: PlotSpec, frame: Frame): boolean {
  if (frame.look.capabilities.glyphs === 'ascii') return false;
  if (spec.style !== 'auto') return spec.style === 'dots';
  return (
    spec.log ||
    spec.series.length > EVEN_CURVES ||
    spec.series.some(series => unrest(series, frame) > RESTLESS_ROWS || flatness(series, frame) > FLAT_SHARE)
  );
}

function legendItems(spec: PlotSpec, glyphs: Glyphs, look: Look, braille: boolean): LegendItem[] {
  return spec.series.map((series, k) => ({
    key: keyOfSeries(series, k, braille, glyphs),
    label: series.label,
    value: lastValue(series, spec, glyphs),
    ink: inkOf(series, k, look),
  }));
}

function lastValue(series: Series, spec: PlotSpec, glyphs: Glyphs): string {
  const { cursor } = spec;
  const show = (value: number): string => formatNumber(value).padEnd(spec.steady ? STEADY : 0);
  if (cursor !== undefined) return show(valueBy(series, cursor));
  const bad = firstBad(series.y);
  if (bad >= 0) return `${glyphs.bad} ${spec.sayX(series.x[bad] ?? 0)}`;
  const last = series.y[series.y.length - 1];
  return spec.whole && last !== undefined ? show(last) : '';
}

/** As wide as most numbers are, so that what stands behind it keeps its place. */
const STEADY = 5;

/** One row a series: label, curve, last value. */
function drawSparks(spec: PlotSpec, grid: Grid, look: Look): void {
  const glyphs = glyphSet(look.capabilities.glyphs);
  const shown = spec.series.length <= grid.rows ? spec.series : spec.series.slice(0, Math.max(1, grid.rows - 1));
  const values = shown.map(series => lastValue(series, spec, glyphs));
  const valueRoom = Math.max(0, ...values.map(cells));
  const labelRoom = Math.max(
    0,
    Math.min(Math.max(0, ...shown.map(series => cells(series.label))), Math.floor(grid.columns / 3)),
  );
  shown.forEach((series, k) => {
    const fg = seriesColor(k, look.capabilities);
    const room = grid.columns - labelRoom - valueRoom - 2;
    if (room < 3) {
      const value = clip(values[k] ?? '', grid.columns);
      const left = grid.columns - cells(value) - 1;
      if (left >= 3) grid.text(0, k, clip(series.label, left), { fg });
      grid.text(grid.columns - cells(value), k, value, { fg });
      return;
    }
    grid.text(0, k, clip(series.label, labelRoom), { fg });
    grid.text(labelRoom + 1, k, sparkline(series.y, room, look), { fg });
    grid.text(grid.columns - cells(values[k] ?? ''), k, values[k] ?? '', { fg });
  });
  const hidden = spec.series.length - shown.length;
  if (hidden > 0 && grid.rows > 1) grid.text(0, grid.rows - 1, `+${hidden}`, quiet(look.capabilities));
}
