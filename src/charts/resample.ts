/** What one column of the plot knows of a series; NaN where nothing falls. Values are positions, not data. */
export type Column = { first: number; last: number; low: number; high: number };

/** A stretch of columns without a gap. */
export type Stretch = { readonly start: number; readonly columns: readonly Column[] };

/**
 * Thins a series to `count` columns and keeps the least and greatest value of each, in whole stretches: a value that
 * cannot be shown ends a stretch, columns without a point between two points are filled on the line.
 *
 * @param x positions 0 … 1 along the axis, @param y positions 0 … 1 up the axis, NaN for what cannot be shown
 */
export function resample(x: readonly number[], y: readonly number[], count: number): Stretch[] {
  const stretches: { start: number; columns: Column[] }[] = [];
  let open: { start: number; columns: Column[] } | null = null;
  const length = Math.min(x.length, y.length);
  for (let i = 0; i < length; i++) {
    const value = y[i] as number;
    const at = Math.round((x[i] as number) * (count - 1));
    if (!Number.isFinite(value)) {
      open = null;
      continue;
    }
    if (!(at >= 0 && at < count)) continue;
    const next: number = open ? open.start + open.columns.length : at;
    if (!open || at < next - 1) {
      open = { start: at, columns: [{ first: value, last: value, low: value, high: value }] };
      stretches.push(open);
      continue;
    }
    extend(open.columns, at - next + 1, value);
  }
  return stretches;
}

/** Adds a value `ahead` columns after the last one (0: into it), with the columns between on the line. */
function extend(columns: Column[], ahead: number, value: number): void {
  const previous = columns[columns.length - 1] as Column;
  if (ahead === 0) {
    previous.last = value;
    if (value < previous.low) previous.low = value;
    if (value > previous.high) previous.high = value;
    return;
  }
  for (let k = 1; k <= ahead; k++) {
    const between = previous.last + ((value - previous.last) * k) / ahead;
    columns.push({ first: between, last: between, low: between, high: between });
  }
}

/** One value a column for a line: of each two columns the extremes in the order in which they came. */
export function zigzag(columns: readonly Column[]): number[] {
  const out: number[] = [];
  for (let c = 0; c < columns.length; c += 2) {
    const a = columns[c] as Column;
    const b = columns[c + 1];
    if (!b) {
      out.push(a.last);
      continue;
    }
    const dense = a.high > a.low || b.high > b.low;
    if (!dense) out.push(a.last, b.last);
    else if (a.first <= b.last) out.push(Math.min(a.low, b.low), Math.max(a.high, b.high));
    else out.push(Math.max(a.high, b.high), Math.min(a.low, b.low));
  }
  return out;
}
