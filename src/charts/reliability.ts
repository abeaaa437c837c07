import { charts } from '../i18n/charts.ts';
import type { ReliabilityPicture } from '../lab/pictures.ts';
import { drawNothing, drawSentence } from './area.ts';
import { formatNumber } from './format.ts';
import { BOLD, type Grid } from './grid.ts';
import { clip } from './measure.ts';
import { quiet, seriesColor } from './palette.ts';
import { cellIn, layPlane, tooSmall } from './plane.ts';
import { columnOf, type Frame, rowOf } from './plot.ts';
import { percent, say, sentences } from './say.ts';
import { linearScale } from './scale.ts';
import type { Chart, Look } from './types.ts';

type Bin = ReliabilityPicture['bins'][number];

const usable = ({ count, confidence, accuracy }: Bin): boolean =>
  count > 0 && Number.isFinite(count) && Number.isFinite(confidence) && Number.isFinite(accuracy);

/** Expected calibration error: the mean gap between confidence and accuracy, by number of predictions (Guo et al. 2017). */
export function calibrationError(bins: readonly Bin[]): number {
  const used = bins.filter(usable);
  const total = used.reduce((sum, { count }) => sum + count, 0);
  return used.reduce((sum, bin) => sum + (bin.count / total) * Math.abs(bin.accuracy - bin.confidence), 0);
}

/** Accuracy over confidence with the diagonal, the gap to it as an upright, and the counts in a row below. */
export function reliabilityChart(picture: ReliabilityPicture, grid: Grid, look: Look): Chart {
  const bins = picture.bins.filter(usable);
  const text = describeReliability(bins, look);
  if (bins.length === 0) drawNothing(grid, look);
  else if (tooSmall(grid)) drawSentence(text, grid, look);
  else drawDiagram(bins, grid, look);
  return { lines: grid.toLines(look.capabilities.color), text };
}

function drawDiagram(bins: readonly Bin[], grid: Grid, look: Look): void {
  const { lang, capabilities } = look;
  const unit = linearScale(0, 1);
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  const frame = layPlane(
    grid,
    look,
    { x: unit, y: unit },
    { x: say(lang, charts.confidence), y: say(lang, charts.accuracy) },
    [
      {
        key: capabilities.glyphs === 'full' ? '●' : 'o',
        label: say(lang, charts.measured),
        value: `n=${formatNumber(total)}`,
        ink: { fg: seriesColor(0, capabilities), attr: BOLD },
      },
      {
        key: capabilities.glyphs === 'full' ? '┆' : '|',
        label: say(lang, charts.gap),
        value: `ECE ${formatNumber(calibrationError(bins), 2)}`,
        ink: { fg: seriesColor(1, capabilities) },
      },
    ],
  );
  drawDiagonal(frame);
  for (const bin of bins) drawBin(bin, frame);
  drawCounts(bins, frame);
}

function drawDiagonal(frame: Frame): void {
  const ink = quiet(frame.look.capabilities);
  const sign = frame.look.capabilities.glyphs === 'full' ? '·' : frame.look.capabilities.glyphs === 'safe' ? '⠐' : '.';
  for (let x = 0; x < frame.columns; x++) {
    const row = rowOf(x / Math.max(1, frame.columns - 1), frame);
    frame.grid.put(frame.left + x, frame.top + row, sign, ink);
  }
}

/** From the diagonal to the measured point. */
function drawBin({ confidence, accuracy }: Bin, frame: Frame): void {
  const { grid, glyphs, look, left, top } = frame;
  const point = cellIn(frame, confidence, accuracy);
  if (!point) return;
  const x = left + columnOf(confidence, frame);
  const level = top + rowOf(frame.y.position(confidence), frame);
  const step = Math.sign(level - point.y);
  const gap = look.capabilities.glyphs === 'full' ? '┆' : '|';
  for (let y = point.y + step; step !== 0 && y !== level + step; y += step)
    grid.put(x, y, gap, { fg: seriesColor(1, look.capabilities) });
  grid.put(x, point.y, glyphs.dot, { fg: seriesColor(0, look.capabilities), attr: BOLD });
}

/** How many predictions each bin holds, as a row of bars just above the axis where nothing else stands. */
function drawCounts(bins: readonly Bin[], frame: Frame): void {
  const { grid, glyphs, look, left, top, rows } = frame;
  const most = Math.max(...bins.map(({ count }) => count));
  const ink = quiet(look.capabilities);
  for (const bin of bins) {
    const from = columnOf(Math.max(0, bin.low), frame);
    const to = Math.max(from + 1, columnOf(Math.min(1, bin.high), frame));
    const label = clip(formatNumber(bin.count), to - from);
    const height = Math.max(1, Math.round((bin.count / most) * glyphs.spark.length));
    for (let x = from; x < to; x++)
      if (grid.isBlank(left + x, top + rows - 1))
        grid.put(left + x, top + rows - 1, glyphs.spark[height - 1] ?? ' ', ink);
    const start = left + from + Math.floor((to - from - label.length) / 2);
    if (rows >= 8 && label === formatNumber(bin.count) && grid.isBlank(start, top + rows - 2, label.length))
      grid.text(start, top + rows - 2, label, ink);
  }
}

function describeReliability(bins: readonly Bin[], { lang }: Look): string {
  const first = bins[0];
  if (!first) return sentences(lang, [say(lang, charts.nothing)]);
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  const signed = bins.reduce((sum, bin) => sum + (bin.count / total) * (bin.confidence - bin.accuracy), 0);
  const worst = bins.reduce(
    (a, b) => (Math.abs(b.confidence - b.accuracy) > Math.abs(a.confidence - a.accuracy) ? b : a),
    first,
  );
  const error = calibrationError(bins);
  const verdict = error < 0.02 ? charts.calibrated : signed > 0 ? charts.overconfident : charts.underconfident;
  return sentences(lang, [
    say(lang, verdict, { n: total, error: formatNumber(error, 2) }),
    say(lang, charts.worstBin, {
      low: worst.low,
      high: worst.high,
      count: worst.count,
      confidence: percent(worst.confidence),
      accuracy: percent(worst.accuracy),
    }),
  ]);
}
