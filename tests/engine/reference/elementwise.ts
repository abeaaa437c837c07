import { type Array64, array, at, build } from './array.ts';

export const map = (x: Array64, f: (value: number) => number): Array64 => array(x.shape, x.values.map(f));

/** The common shape of two, aligned at the last axis: a size of 1 stretches. */
export function broadcastShape(a: readonly number[], b: readonly number[]): number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const [p, q] = [a[axis - rank + a.length] ?? 1, b[axis - rank + b.length] ?? 1];
    if (p !== q && p !== 1 && q !== 1) throw new Error(`[${a}] and [${b}] do not fit`);
    return p === 1 ? q : p;
  });
}

export function broadcast(x: Array64, shape: readonly number[]): Array64 {
  if (x.shape.join() === shape.join()) return x;
  const skipped = shape.length - x.shape.length;
  return build(shape, index =>
    at(
      x,
      x.shape.map((size, axis) => (size === 1 ? 0 : index[axis + skipped]!)),
    ),
  );
}

export function combine(a: Array64, b: Array64, f: (a: number, b: number) => number): Array64 {
  const shape = broadcastShape(a.shape, b.shape);
  const [left, right] = [broadcast(a, shape), broadcast(b, shape)];
  return array(
    shape,
    left.values.map((value, i) => f(value, right.values[i]!)),
  );
}

export const add = (a: Array64, b: Array64): Array64 => combine(a, b, (p, q) => p + q);
export const sub = (a: Array64, b: Array64): Array64 => combine(a, b, (p, q) => p - q);
export const mul = (a: Array64, b: Array64): Array64 => combine(a, b, (p, q) => p * q);
export const scale = (a: Array64, factor: number): Array64 => map(a, value => factor * value);

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
export const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
export const relu = (x: number): number => Math.max(x, 0);
export const elu = (x: number): number => (x > 0 ? x : Math.expm1(x));

/** Klambauer et al. 2017, with their two constants. */
export const selu = (x: number): number => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x));

/** Keras' piecewise linear stand-in for the sigmoid. */
export const hardSigmoid = (x: number): number => Math.min(1, Math.max(0, 0.2 * x + 0.5));

/** The Taylor series of the error function; exact to double precision for |x| < 3. */
export function erf(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; n < 80; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

/** Half to even, as IEEE 754 rounds. */
export function roundHalfToEven(x: number): number {
  const floor = Math.floor(x);
  if (x - floor !== 0.5) return Math.round(x);
  return floor % 2 === 0 ? floor : floor + 1;
}
