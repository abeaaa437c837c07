import type { Values } from './host.ts';

/** A walk over an array: element (i₀, i₁, …) lies at start + Σ i_d · strides[d]. */
export type Walk = { readonly values: Values; readonly start: number; readonly strides: readonly number[] };

type Axis = { size: number; from: number; to: number };

/** Below this length a loop beats the set-up of a block copy. */
const SHORT_RUN = 24;

/**
 * Copies a box of `shape` from one walk to another: slices, padding, tiles (a stride of 0 repeats) and transposes are all
 * of this form. The arrays must not overlap.
 */
export function copyBox(from: Walk, to: Walk, shape: readonly number[]): void {
  if (shape.includes(0)) return;
  const axes = mergeAxes(from.strides, to.strides, shape);
  const inner = axes.pop() ?? { size: 1, from: 1, to: 1 };
  const rows = axes.pop() ?? { size: 1, from: 0, to: 0 };
  const copy = inner.from === 1 && inner.to === 1 && inner.size > SHORT_RUN ? copyRuns : copyElements;
  const index = axes.map(() => 0);
  let [source, target] = [from.start, to.start];
  for (;;) {
    copy(from.values, source, to.values, target, rows, inner);
    let d = axes.length - 1;
    for (; d >= 0; d--) {
      const axis = axes[d] as Axis;
      source += axis.from;
      target += axis.to;
      const next = (index[d] as number) + 1;
      index[d] = next === axis.size ? 0 : next;
      if (next < axis.size) break;
      source -= axis.from * axis.size;
      target -= axis.to * axis.size;
    }
    if (d < 0) return;
  }
}

/** Leaves out axes of one element and joins neighbours that both walks cross without a jump. */
function mergeAxes(from: readonly number[], to: readonly number[], shape: readonly number[]): Axis[] {
  const axes: Axis[] = [];
  shape.forEach((size, d) => {
    if (size === 1) return;
    const axis: Axis = { size, from: from[d] as number, to: to[d] as number };
    const outer = axes.at(-1);
    if (outer && outer.from === axis.from * size && outer.to === axis.to * size) {
      axis.size *= outer.size;
      axes.pop();
    }
    axes.push(axis);
  });
  return axes;
}

function copyRuns(from: Values, source: number, to: Values, target: number, rows: Axis, { size }: Axis): void {
  for (let i = 0, s = source, t = target; i < rows.size; i++, s += rows.from, t += rows.to) {
    to.set(from.subarray(s, s + size), t);
  }
}

function copyElements(from: Values, source: number, to: Values, target: number, rows: Axis, inner: Axis): void {
  const { size, from: sourceStep, to: targetStep } = inner;
  for (let i = 0, row = source, toRow = target; i < rows.size; i++, row += rows.from, toRow += rows.to) {
    for (let j = 0, s = row, t = toRow; j < size; j++, s += sourceStep, t += targetStep) to[t] = from[s] as number;
  }
}

/** Row-major strides, one for each axis. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length);
  for (let d = shape.length - 1, stride = 1; d >= 0; d--) {
    strides[d] = stride;
    stride *= shape[d] as number;
  }
  return strides;
}

/** Σ index[d] · strides[d]. */
export const offsetOf = (index: readonly number[], strides: readonly number[]): number =>
  index.reduce((sum, i, d) => sum + i * (strides[d] as number), 0);
