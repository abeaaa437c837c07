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

/** A legend of at most `rows` rows, drawn from row 0; returns the number of rows that it took. */
export function drawLegend(grid: Grid, items: readonly LegendItem[], rows: number): number {
  let shown = items.length;
  let label = 40;
  let counts: number[] | null = null;
  while (!counts && shown > 0) {
    for (label = 40; label >= 3 && !counts; label -= label > 12 ? 7 : 1)
      counts = pack(items.slice(0, shown), grid.columns - (shown < items.length ? 4 : 0), rows, label);
    if (!counts) shown--;
    else label++;
  }
  if (!counts) {
    const item = items[0];
    if (item) grid.text(0, 0, clip(`${item.label} ${item.value}`, grid.columns), item.ink);
    return 1;
  }
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
  if (shown < items.length) grid.text(Math.min(end, grid.columns - 3), counts.length - 1, `+${items.length - shown}`);
  return counts.length;
}
