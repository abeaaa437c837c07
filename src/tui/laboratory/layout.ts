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
const CHART_ROWS = 7;
/** A chart that is wider or higher than this says no more. */
const MOST = { columns: 110, rows: 34 };

type Shape = Pick<Experiment, 'views' | 'pace'> & {
  /** Only the view that stands first. */
  readonly full?: boolean;
};

/**
 * Wide panels have knobs at the left and as many views as can be read side by side. A stepwise experiment shows its first
 * view over the full height, since a calculation is read as a whole. `words`: lines that the band should hold.
 */
export function layoutPanel(columns: number, rows: number, shape: Shape, words: number): PanelLayout {
  const { views, pace, full = false } = shape;
  const least = rows >= 24 ? 6 : rows >= 18 ? 5 : rows >= 12 ? 4 : 3;
  const band = Math.max(least, Math.min(words + 1, rows - CHART_ROWS));
  const wide = columns >= 70 && rows >= 14 && !full;
  const side = wide ? (columns >= 150 ? SIDE_COLUMNS + 8 : SIDE_COLUMNS) : 0;
  const width = columns - (wide ? side + GAP : 0);
  const height = Math.max(1, rows - band - (wide ? 0 : 1));
  const panes =
    full || views.length < 2
      ? [[{ view: 0, columns: width, rows: height }]]
      : pace === 'stepwise'
        ? stepwisePanes(width, height)
        : panesOf(width, height, views.length);
  return { side, panes, band };
}

/** Rows of panes for the room: as many views as stay readable, the first row for those that stand first. */
function panesOf(width: number, height: number, views: number): Pane[][] {
  if (height < 13) return [[{ view: 0, columns: width, rows: height }]];
  const across = Math.max(1, Math.min(3, Math.floor((width + GAP) / (48 + GAP))));
  // At most two rows; a single column of panes has one over two where half the width is enough for a chart.
  if (across === 1) {
    const below = views > 2 && width >= 50 ? 2 : 1;
    return rowsOf(width, height, [1, below]);
  }
  const shown = Math.min(views, 2 * across);
  const first = Math.floor(shown / 2);
  return rowsOf(width, height, shown <= across && height < 26 ? [shown] : [first, shown - first]);
}

/** `counts`: how many panes each row has. The upper row is a little lower, since a title takes one of its rows. */
function rowsOf(width: number, height: number, counts: readonly number[]): Pane[][] {
  const heights = counts.length === 1 ? [height] : [Math.ceil(height * 0.48), height - Math.ceil(height * 0.48)];
  let view = 0;
  return counts.map((count, row) => {
    const rows = Math.min(MOST.rows, heights[row] ?? height);
    const each = Math.floor((width - GAP * (count - 1)) / count);
    return Array.from({ length: count }, (_, at) => {
      const rest = width - (each + GAP) * (count - 1);
      return { view: view++, columns: Math.min(MOST.columns, at === count - 1 ? rest : each), rows };
    });
  });
}

function stepwisePanes(width: number, height: number): Pane[][] {
  if (width < 100) return [[{ view: 0, columns: width, rows: height }]];
  const left = Math.min(MOST.columns, Math.floor(width * 0.58));
  return [
    [
      { view: 0, columns: left, rows: height },
      { view: 1, columns: Math.min(MOST.columns, width - left - GAP), rows: height },
    ],
  ];
}
