import { plot as asciichart } from 'asciichart';
import { Braille } from './braille.ts';
import type { Glyphs } from './glyphs.ts';
import { BOLD, type Color, DIM, type Grid, type Ink } from './grid.ts';
import { cells, clip } from './measure.ts';
import { alarm, quiet, seriesColor } from './palette.ts';
import { resample, type Stretch, zigzag } from './resample.ts';
import type { Scale } from './scale.ts';
import type { Look } from './types.ts';

/** A curve ready to be drawn: its label is in the reader's language and its glyphs fit the tier. */
export type Series = {
  readonly label: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Loss on the data that train, or on those that do not: what overfitting is seen by. */
  readonly role?: 'training' | 'validation' | undefined;
  /** The same of an earlier run: quiet, in the colour of the series with this index. */
  readonly twinOf?: number | undefined;
};

/** The rectangle of cells in which curves are drawn, with its two scales. */
export type Frame = {
  readonly grid: Grid;
  readonly look: Look;
  readonly glyphs: Glyphs;
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
  readonly x: Scale;
  readonly y: Scale;
};

/** Dashes of the k-th braille curve, by the column of dots: with no colour they tell the curves apart. */
export const DASHES: readonly ((dot: number) => boolean)[] = [
  () => true,
  dot => dot % 6 < 4,
  dot => dot % 4 < 2,
  dot => dot % 10 < 6 || dot % 10 === 7,
];
const BRAILLE_KEYS = ['⠒⠒', '⠒⠂', '⠂⠂', '⠒⠐'];

/** How the k-th curve looks. */
export function inkOf(series: Series, k: number, { capabilities }: Look): { fg: Color; attr?: number } {
  const { twinOf } = series;
  return twinOf === undefined
    ? { fg: seriesColor(k, capabilities) }
    : { fg: seriesColor(twinOf, capabilities), attr: DIM };
}

/** Quiet twins have dotted lines, whatever their place in the list. */
const styleOf = ({ twinOf }: Series, k: number, styles: number): number =>
  (twinOf === undefined ? k : 2 + (twinOf % 2)) % styles;

/** The piece of line that stands before a label in the legend. */
export const keyOf = (k: number, braille: boolean, glyphs: Glyphs): string =>
  keyOfSeries({ label: '', x: [], y: [] }, k, braille, glyphs);

/** The same for a curve that may be a quiet twin. */
export function keyOfSeries(series: Series, k: number, braille: boolean, glyphs: Glyphs): string {
  if (braille) return BRAILLE_KEYS[styleOf(series, k, BRAILLE_KEYS.length)] as string;
  return (symbolsOf(series, k, glyphs) as string[])[4]!.repeat(2);
}

function symbolsOf(series: Series, k: number, { lines, twins }: Glyphs): Glyphs['lines'][number] {
  const { twinOf } = series;
  const styles = twinOf === undefined ? lines : twins;
  return styles[(twinOf ?? k) % styles.length] as Glyphs['lines'][number];
}

/** The stretches of a series in cells (`fine` 1) or dots (2 columns in a cell). */
export function stretches(series: Series, frame: Frame, fine: 1 | 2): Stretch[] {
  return resample(series.x.map(frame.x.position), series.y.map(frame.y.position), frame.columns * fine);
}

/** Mean number of rows that the curve climbs or falls from column to column. */
export function unrest(series: Series, frame: Frame): number {
  let travel = 0;
  let columns = 0;
  for (const stretch of stretches(series, frame, 1))
    for (const column of stretch.columns) {
      travel += column.high - column.low;
      columns++;
    }
  return columns === 0 ? 0 : (travel / columns) * (frame.rows - 1);
}

/** The greatest share of its columns that a curve spends in one row without being constant there. */
export function flatness(series: Series, frame: Frame): number {
  const counts = new Map<number, { n: number; low: number; high: number }>();
  let columns = 0;
  for (const stretch of stretches(series, frame, 1))
    for (const { low, high, last } of stretch.columns) {
      const row = rowOf(last, frame);
      const known = counts.get(row) ?? { n: 0, low, high };
      counts.set(row, { n: known.n + 1, low: Math.min(known.low, low), high: Math.max(known.high, high) });
      columns++;
    }
  const varying = [...counts.values()].filter(({ low, high }) => high - low > 1e-9);
  return columns === 0 ? 0 : Math.max(0, ...varying.map(({ n }) => n)) / columns;
}

/** Draws with asciichart: each stretch is plotted in units of rows, then its cells are copied. */
export function drawLine(series: Series, k: number, frame: Frame): void {
  const { grid, glyphs, left, top, rows } = frame;
  const height = rows - 1;
  const ink = inkOf(series, k, frame.look);
  const symbols = symbolsOf(series, k, glyphs);
  for (const { start, columns } of stretches(series, frame, 1)) {
    if (columns.length === 1 && columns[0]!.low === columns[0]!.high) {
      grid.put(left + start, top + rowOf(columns[0]!.last, frame), glyphs.dot, ink);
      continue;
    }
    const levels = zigzag(columns).map(u => Math.round(Math.max(0, Math.min(1, u)) * height));
    levels.push(levels[levels.length - 1] as number);
    const picture = asciichart(levels, { height, min: 0, max: height, offset: 1, format: () => ' ', symbols });
    picture.split('\n').forEach((line, row) => {
      Array.from(line).forEach((glyph, x) => {
        if (x > 0 && glyph !== ' ' && row < rows)
          share(left + start + x - 1, top + row, glyph, k, symbols[4], ink, frame);
      });
    });
  }
}

/** Where two level curves lie on each other they take turns, so that none disappears. */
function share(x: number, y: number, glyph: string, k: number, level: string, ink: Ink, { grid, glyphs }: Frame): void {
  const below = grid.at(x, y);
  const taken = glyph === level && glyphs.lines.some((symbols, i) => i < k && symbols[4] === below);
  if (!taken || Math.floor(x / 3) % (k + 1) === 0) grid.put(x, y, glyph, ink);
}

/** Quiet twins first, so that they lie behind. */
export const drawingOrder = (all: readonly Series[]): number[] => {
  const quietly = (k: number): number => (all[k]?.twinOf === undefined ? 1 : 0);
  return [...all.keys()].sort((a, b) => quietly(a) - quietly(b) || a - b);
};

/** Draws all series in dots: four rows and two columns of them in a cell. */
export function drawBraille(all: readonly Series[], frame: Frame): void {
  const canvas = new Braille(frame.columns, frame.rows);
  const dotRow = (u: number) => Math.round((1 - Math.max(0, Math.min(1, u))) * (canvas.height - 1));
  for (const k of drawingOrder(all)) {
    const series = all[k] as Series;
    const keep = DASHES[styleOf(series, k, DASHES.length)] as (dot: number) => boolean;
    for (const { start, columns } of stretches(series, frame, 2))
      columns.forEach((column, i) => {
        const x = start + i;
        if (!keep(x) && column.low === column.high) return;
        const before = columns[i - 1];
        if (before) canvas.line(x - 1, dotRow(before.last), x, dotRow(column.first), k);
        canvas.line(x, dotRow(column.low), x, dotRow(column.high), k);
      });
  }
  canvas.each((x, y, glyph, owner) => {
    frame.grid.put(frame.left + x, frame.top + y, glyph, inkOf(all[owner] as Series, owner, frame.look));
  });
}

/** Row of a position 0 … 1 within the frame, 0 at the top. */
export function rowOf(u: number, frame: Frame): number {
  return Math.round((1 - Math.max(0, Math.min(1, u))) * (frame.rows - 1));
}

export function columnOf(x: number, frame: Frame): number {
  return Math.round(Math.max(0, Math.min(1, frame.x.position(x))) * (frame.columns - 1));
}

/** Index of the first value that is not a number at all, or -1. */
export const firstBad = (values: readonly number[]): number => values.findIndex(value => !Number.isFinite(value));

/** Marks the step at which a series stopped being finite, and says which step that was where there is room. */
export function markBad(series: Series, say: (x: number) => string, frame: Frame): void {
  const bad = firstBad(series.y);
  if (bad < 0) return;
  const { grid, glyphs, left, top, columns } = frame;
  const lastGood = series.y.findLast((value, i) => i < bad && Number.isFinite(frame.y.position(value)));
  const row = top + (lastGood === undefined ? 0 : rowOf(frame.y.position(lastGood), frame));
  const column = left + columnOf(series.x[bad] ?? 0, frame);
  const ink = { fg: alarm(frame.look.capabilities), attr: BOLD };
  const note = say(series.x[bad] ?? 0);
  const length = cells(note);
  const right = column + 2 + length <= left + columns && grid.isBlank(column + 1, row, length + 1);
  const before = column - 1 - length >= left && grid.isBlank(column - 1 - length, row, length + 1);
  grid.put(column, row, glyphs.bad, ink);
  if (right) grid.text(column + 2, row, note, ink);
  else if (before) grid.text(column - 1 - length, row, note, ink);
}

/** Writes each label beside the end of its curve, in the nearest row that is free. */
export function labelEnds(all: readonly Series[], margin: number, frame: Frame): void {
  all.forEach((series, k) => {
    const last = series.y.findLastIndex(value => Number.isFinite(frame.y.position(value)));
    if (last < 0) return;
    const text = clip(series.label, margin - 1);
    const x = frame.left + columnOf(series.x[last] ?? 0, frame) + 2;
    const row = rowOf(frame.y.position(series.y[last] ?? 0), frame);
    const free = [0, -1, 1, -2, 2, -3, 3].find(
      shift =>
        row + shift >= 0 &&
        row + shift < frame.rows &&
        frame.grid.isBlank(x - 1, frame.top + row + shift, cells(text) + 1),
    );
    if (free === undefined) return;
    frame.grid.text(x, frame.top + row + free, text, inkOf(series, k, frame.look));
  });
}

/** A dotted upright line at each mark, and a point where it meets a curve. */
export function drawMarks(marks: readonly number[], all: readonly Series[], frame: Frame): void {
  for (const mark of marks) {
    const u = frame.x.position(mark);
    if (!(u >= 0 && u <= 1)) continue;
    const x = frame.left + columnOf(mark, frame);
    for (let row = 0; row < frame.rows; row++)
      if (frame.grid.isBlank(x, frame.top + row))
        frame.grid.put(x, frame.top + row, frame.glyphs.guide, quiet(frame.look.capabilities));
    all.forEach((series, k) => {
      const y = frame.y.position(valueAt(series, mark));
      if (!Number.isFinite(y)) return;
      const ink = { attr: BOLD, ...inkOf(series, k, frame.look) };
      frame.grid.put(x, frame.top + rowOf(y, frame), frame.glyphs.dot, ink);
    });
  }
}

/** The last value that a curve had at `x` or before; NaN where it begins later. */
export function valueBy({ x, y }: Series, at: number): number {
  for (let i = Math.min(x.length, y.length) - 1; i >= 0; i--) if ((x[i] as number) <= at) return y[i] as number;
  return Number.NaN;
}

/** The value of a curve at `x`, on the line between its neighbours; NaN outside. */
function valueAt(series: Series, x: number): number {
  for (let i = 0; i < Math.min(series.x.length, series.y.length); i++) {
    const right = series.x[i] as number;
    if (right === x) return series.y[i] as number;
    const left = series.x[i - 1];
    if (left !== undefined && left < x && right > x) {
      const t = (x - left) / (right - left);
      return (series.y[i - 1] as number) * (1 - t) + (series.y[i] as number) * t;
    }
  }
  return Number.NaN;
}
