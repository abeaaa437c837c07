import { type Array64, array, at, axesOf, build, indicesOf } from './array.ts';
import { combine, map, mul, sub } from './elementwise.ts';

type Axes = number | readonly number[] | undefined;

/** Hands the values along `axes` of every remaining index to `fold`. */
export function reduce(x: Array64, axes: Axes, fold: (values: readonly number[]) => number, keepDims = false): Array64 {
  const reduced = axesOf(x.shape.length, axes);
  const kept = x.shape.map((size, axis) => (reduced.includes(axis) ? 1 : size));
  const inner = reduced.map(axis => x.shape[axis]!);
  const out = build(kept, index => {
    const values: number[] = [];
    for (const offset of indicesOf(inner)) {
      const full = [...index];
      reduced.forEach((axis, i) => {
        full[axis] = offset[i]!;
      });
      values.push(at(x, full));
    }
    return fold(values);
  });
  return keepDims
    ? out
    : array(
        kept.filter((_, axis) => !reduced.includes(axis)),
        out.values,
      );
}

const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

export const sum = (x: Array64, axes?: Axes, keepDims = false): Array64 => reduce(x, axes, total, keepDims);
export const mean = (x: Array64, axes?: Axes, keepDims = false): Array64 =>
  reduce(x, axes, values => total(values) / values.length, keepDims);
export const max = (x: Array64, axes?: Axes, keepDims = false): Array64 =>
  reduce(x, axes, values => Math.max(...values), keepDims);
export const min = (x: Array64, axes?: Axes, keepDims = false): Array64 =>
  reduce(x, axes, values => Math.min(...values), keepDims);
export const prod = (x: Array64, axes?: Axes, keepDims = false): Array64 =>
  reduce(x, axes, values => values.reduce((a, b) => a * b, 1), keepDims);

/** The population variance: divided by the number of values. */
export const variance = (x: Array64, axes?: Axes, keepDims = false): Array64 =>
  reduce(
    x,
    axes,
    values => {
      const centre = total(values) / values.length;
      return total(values.map(value => (value - centre) ** 2)) / values.length;
    },
    keepDims,
  );

export const logSumExp = (x: Array64, axes?: Axes, keepDims = false): Array64 =>
  reduce(
    x,
    axes,
    values => {
      const top = Math.max(...values);
      return top + Math.log(total(values.map(value => Math.exp(value - top))));
    },
    keepDims,
  );

export const norm = (x: Array64, axes?: Axes, keepDims = false): Array64 =>
  map(
    sum(
      map(x, value => value * value),
      axes,
      keepDims,
    ),
    Math.sqrt,
  );

export const argMax = (x: Array64, axis: number): Array64 =>
  reduce(x, axis, values => values.indexOf(Math.max(...values)));
export const argMin = (x: Array64, axis: number): Array64 =>
  reduce(x, axis, values => values.indexOf(Math.min(...values)));

export const logSoftmax = (x: Array64): Array64 => sub(x, logSumExp(x, -1, true));
export const softmax = (x: Array64): Array64 => map(logSoftmax(x), Math.exp);

/** Σ or Π of all values up to each one along an axis; `exclusive` leaves the value itself out. */
export function cumulate(
  x: Array64,
  axis: number,
  fold: (values: readonly number[]) => number,
  exclusive = false,
  reverse = false,
): Array64 {
  const along = axesOf(x.shape.length, axis)[0]!;
  return build(x.shape, index => {
    const values: number[] = [];
    for (let i = 0; i < x.shape[along]!; i++) {
      const before = reverse ? i > index[along]! : i < index[along]!;
      if (before || (!exclusive && i === index[along])) values.push(at(x, index.with(along, i)));
    }
    return fold(values);
  });
}

export const cumsum = (x: Array64, axis: number, exclusive = false, reverse = false): Array64 =>
  cumulate(x, axis, total, exclusive, reverse);

/** The gradient of an extreme along axes: the places that hold it share the weight equally, as in TensorFlow. */
export function spread(x: Array64, axes: Axes, weights: Array64, extremeOf: typeof max): Array64 {
  const extreme = extremeOf(x, axes, true);
  const chosen = combine(x, extreme, (value, top) => (value === top ? 1 : 0));
  const holders = sum(chosen, axes, true);
  const share = combine(array(extreme.shape, weights.values), holders, (weight, count) => weight / count);
  return mul(chosen, share);
}

/** The k largest values along the last axis, in falling order. */
export const largest = (x: Array64, k: number): Array64 =>
  build([...x.shape.slice(0, -1), k], index => {
    const line = Array.from({ length: x.shape.at(-1)! }, (_, i) => at(x, index.with(-1, i)));
    return line.sort((a, b) => b - a)[index.at(-1)!]!;
  });
