import type { Grid, Ink } from './grid.ts';
import { cells, clip } from './measure.ts';

/** Key, label and last value of one series. Only the label may be shortened. */
export type LegendItem = { readonly key: string; readonly label: string; readonly value: string; readonly ink: Ink };

const GAP = 2;
const lengthOf = (item: LegendItem, label: number): number =>
  cells(item.key) + 1 + Math.min(label, cells(item.label)) + (item.value === '' ? 0 : 1 + cells(item.value));

/** How many items go into each of the rows when labels have at most `label` cells; null when they do not fit. */
function pack(items: readonly LegendItem[], columns: number, rows: number, label: number): number[] | null {
  const counts: number[] = [0];
  let used = 0;
  for (const item of items) {
    const length = lengthOf(item, label);
    if (length > columns) return null;
    const at = used === 0 ? 0 : used + GAP;
    if (at + length <= columns) {
      used = at + length;
      counts[counts.length - 1] = (counts[counts.length - 1] ?? 0) + 1;
    } else {
      counts.push(1);
      used = length;
    }
  }
  return counts.length <= rows ? counts : null;
}

type Layout = { readonly items: readonly LegendItem[]; readonly counts: readonly number[]; readonly label: number };

/** The fullest legend that fits: shorter labels are tried first, then no values, then fewer series. */
function layLegend(all: readonly LegendItem[], columns: number, rows: number): Layout | null {
  // No item is shorter than a key of two cells, a blank, and a label of three with the gap after it.
  const most = Math.min(all.length, rows * Math.ceil(columns / 6));
  for (let shown = most; shown > 0; shown--)
    for (const least of [6, 3])
      for (const withValues of [true, false]) {
        const items = all.slice(0, shown).map(item => (withValues ? item : { ...item, value: '' }));
        for (let label = 40; label >= least; label -= label > 12 ? 7 : 1) {
          const counts = pack(items, columns - (shown < all.length ? 4 : 0), rows, label);
          if (counts) return { items, counts, label };
        }
      }
  return null;
}

/** A legend of at most `rows` rows, drawn from row 0; returns the number of rows that it took. */
export function drawLegend(grid: Grid, all: readonly LegendItem[], rows: number): number {
  const layout = layLegend(all, grid.columns, rows);
  if (!layout) {
    const item = all[0];
    if (item) grid.text(0, 0, clip(`${item.label} ${item.value}`, grid.columns), item.ink);
    return 1;
  }
  const { items, counts, label } = layout;
  let next = 0;
  let end = 0;
  counts.forEach((count, row) => {
    let x = 0;
    for (const item of items.slice(next, next + count)) {
      const text = [item.key, clip(item.label, label), item.value].filter(part => part !== '').join(' ');
      x = grid.text(x, row, text, item.ink) + GAP;
    }
    next += count;
    end = x;
  });
  const hidden = all.length - items.length;
  if (hidden > 0) grid.text(Math.min(end, grid.columns - 3), counts.length - 1, `+${hidden}`);
  return counts.length;
}
