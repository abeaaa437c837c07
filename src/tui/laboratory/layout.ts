import type { Experiment } from '../../lab/types.ts';

/** A rectangle of the panel that holds one view; `view` counts from the one that stands first. */
export type Pane = { readonly view: number; readonly columns: number; readonly rows: number };

/** Where things stand. While a run goes on nothing jumps: only the words that come at its end may take rows. */
export type PanelLayout = {
  /** Width of the column of knobs; 0: one knob at a time, on a line above the band. */
  readonly side: number;
  /** Panes in rows from the top, each row from the left. */
  readonly panes: readonly (readonly Pane[])[];
  /** Rows below, for what was said and measured. */
  readonly band: number;
};

const SIDE_COLUMNS = 26;
const GAP = 2;
/** Charts keep so many rows, however long the words are. */
const CHART_ROWS = 8;

/**
 * Wide panels have knobs at the left and up to three views: one over two. A stepwise experiment shows its first view
 * over the full height, since a calculation is read as a whole. `words`: lines that the band should hold.
 */
export function layoutPanel(
  columns: number,
  rows: number,
  { views: { length: views }, pace }: Pick<Experiment, 'views' | 'pace'>,
  words: number,
): PanelLayout {
  const least = rows >= 24 ? 6 : rows >= 18 ? 5 : rows >= 12 ? 4 : 3;
  const band = Math.max(least, Math.min(words + 1, rows - CHART_ROWS));
  const wide = columns >= 70 && rows >= 14;
  const side = wide ? SIDE_COLUMNS : 0;
  const width = columns - (wide ? SIDE_COLUMNS + GAP : 0);
  const height = Math.max(1, rows - band - (wide ? 0 : 1));
  if (pace === 'stepwise') return { side, panes: stepwisePanes(width, height, views), band };
  if (height < 13 || views < 2) return { side, panes: [[{ view: 0, columns: width, rows: height }]], band };
  const upper = Math.ceil(height * 0.48);
  const lower = height - upper;
  const two = views > 2 && width >= 50;
  const left = two ? Math.floor((width - GAP) / 2) : width;
  const below: Pane[] = [{ view: 1, columns: left, rows: lower }];
  if (two) below.push({ view: 2, columns: width - GAP - left, rows: lower });
  return { side, panes: [[{ view: 0, columns: width, rows: upper }], below], band };
}

function stepwisePanes(width: number, height: number, views: number): Pane[][] {
  if (width < 100 || views < 2) return [[{ view: 0, columns: width, rows: height }]];
  const left = Math.floor(width * 0.58);
  return [
    [
      { view: 0, columns: left, rows: height },
      { view: 1, columns: width - left - GAP, rows: height },
    ],
  ];
}
