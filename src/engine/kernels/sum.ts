import * as tf from '@tensorflow/tfjs-core';
import { type Attributes, type Host, type Inputs, isNumeric, type Values } from './host.ts';
import type { Kernel } from './kernel.ts';

type Numbers = Values | Float64Array;

/**
 * Σ x over some axes (all of them when none is named), added up in double precision. The library transposes reduced axes
 * to the end first, which costs more than the sum for leading ones (the gradient of a bias, batch normalisation), and adds
 * up in single precision on WASM. bool sums to int32.
 */
export const sum: Kernel = {
  name: 'Sum',
  backends: ['wasm', 'cpu'],
  run: ({ host, inputs, attributes, stock }) => {
    const { x } = inputs as { x: tf.TensorInfo };
    if (!isNumeric(x.dtype) || isSmallOnWasm(host, x)) return stock();
    return write(host, inputs, attributes, x.dtype === 'float32' ? 'float32' : 'int32', 1);
  },
};

/** The sum over the axes, divided by the number of elements that go into one result; float32. */
export const mean: Kernel = {
  name: 'Mean',
  backends: ['wasm', 'cpu'],
  run: ({ host, inputs, attributes, stock }) => {
    const { x } = inputs as { x: tf.TensorInfo };
    if (isSmallOnWasm(host, x)) return stock();
    const axes = tf.util.parseAxisParam(attributes.axis as number | number[], x.shape);
    const count = axes.reduce((product, axis) => product * (x.shape[axis] as number), 1);
    return write(host, inputs, attributes, 'float32', count);
  },
};

/** Up to here single precision does no harm, and the library's kernel starts sooner. */
const SMALL = 512;

function isSmallOnWasm({ backend }: Host, { dtype, shape }: tf.TensorInfo): boolean {
  const size = tf.util.sizeFromShape(shape);
  return backend === 'wasm' && dtype === 'float32' && size > 0 && size <= SMALL;
}

function write(host: Host, inputs: Inputs, attributes: Attributes, dtype: 'float32' | 'int32', divisor: number) {
  const { x } = inputs as { x: tf.TensorInfo };
  const reduced = new Set(tf.util.parseAxisParam(attributes.axis as number | number[], x.shape));
  const kept = x.shape.map((size, d) => (reduced.has(d) ? 1 : size));
  const out = host.make(attributes.keepDims ? kept : x.shape.filter((_, d) => !reduced.has(d)), dtype);
  const sums = sumOver(host.values(x), x.shape, reduced);
  const to = host.values(out);
  for (let i = 0; i < to.length; i++) to[i] = (sums[i] as number) / divisor;
  return out;
}

/** Runs of neighbouring axes that are all reduced or all kept are one axis; each reduced one is summed in turn. */
function sumOver(values: Values, shape: readonly number[], reduced: ReadonlySet<number>): Numbers {
  const groups: { size: number; reduced: boolean }[] = [];
  shape.forEach((size, d) => {
    const last = groups.at(-1);
    if (last && last.reduced === reduced.has(d)) last.size *= size;
    else groups.push({ size, reduced: reduced.has(d) });
  });
  let current: Numbers = values;
  let inner = 1;
  for (let g = groups.length - 1; g >= 0; g--) {
    const group = groups[g] as { size: number; reduced: boolean };
    if (group.reduced) current = sumAxis(current, productOf(groups.slice(0, g)), group.size, inner);
    else inner *= group.size;
  }
  return current;
}

const productOf = (groups: readonly { size: number }[]): number => groups.reduce((n, { size }) => n * size, 1);

/** Rows up to this width are summed four columns at a time, wider ones a row at a time. */
const NARROW = 512;

/** [outer, size, inner] → [outer, inner]. */
function sumAxis(values: Numbers, outer: number, size: number, inner: number): Float64Array {
  const sums = new Float64Array(outer * inner);
  for (let o = 0; o < outer; o++) {
    const start = o * size * inner;
    if (inner === 1) sums[o] = sumRun(values, start, size);
    else if (inner <= NARROW) sumColumns(values, start, size, inner, sums, o * inner);
    else sumRows(values, start, size, inner, sums, o * inner);
  }
  return sums;
}

/** Below this length a run is summed one by one. */
const SHORT = 64;

/** A long run is summed as four columns, which the processor adds at the same time. */
function sumRun(values: Numbers, start: number, size: number): number {
  const rows = size < SHORT ? 0 : Math.floor(size / 4);
  let sum = 0;
  for (let p = start + 4 * rows; p < start + size; p++) sum += values[p] as number;
  if (rows === 0) return sum;
  const columns = new Float64Array(4);
  sumColumns(values, start, rows, 4, columns, 0);
  return columns.reduce((total, column) => total + column, sum);
}

function sumColumns(values: Numbers, start: number, size: number, inner: number, sums: Float64Array, to: number): void {
  const end = start + size * inner;
  let q = 0;
  for (; q + 3 < inner; q += 4) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let p = start + q; p < end; p += inner) {
      a += values[p] as number;
      b += values[p + 1] as number;
      c += values[p + 2] as number;
      d += values[p + 3] as number;
    }
    sums[to + q] = a;
    sums[to + q + 1] = b;
    sums[to + q + 2] = c;
    sums[to + q + 3] = d;
  }
  for (; q < inner; q++) {
    let sum = 0;
    for (let p = start + q; p < end; p += inner) sum += values[p] as number;
    sums[to + q] = sum;
  }
}

function sumRows(values: Numbers, start: number, size: number, inner: number, sums: Float64Array, to: number): void {
  for (let i = 0, p = start; i < size; i++) {
    for (let q = to; q < to + inner; q++) (sums[q] as number) += values[p++] as number;
  }
}
