import * as tf from '@tensorflow/tfjs-core';
import type { Host } from '../host.ts';
import type { Kernel, KernelCall } from '../kernel.ts';

/** Σ x over leading or over trailing axes; float32. */
export const sum: Kernel = { name: 'Sum', backends: ['wasm'], run: call => reduce(call, () => 1) ?? call.stock() };

/** The mean over leading or over trailing axes; float32. */
export const mean: Kernel = {
  name: 'Mean',
  backends: ['wasm'],
  run: call => reduce(call, count => 1 / count) ?? call.stock(),
};

function reduce({ host, inputs, attributes }: KernelCall, scaleOf: (count: number) => number) {
  const { x } = inputs as { x: tf.TensorInfo };
  if (!host.simd || x.dtype !== 'float32') return undefined;
  const axes = tf.util.parseAxisParam(attributes.axis as number | number[], x.shape);
  const reduced = new Set(axes);
  const isReduced = x.shape.map((_, d) => reduced.has(d));
  const leading = isReduced.every((flag, d) => flag === d < reduced.size);
  const trailing = isReduced.every((flag, d) => flag === d >= x.shape.length - reduced.size);
  const size = tf.util.sizeFromShape(x.shape);
  if (size === 0 || !(leading || trailing)) return undefined;
  const kept = x.shape.filter((_, d) => !reduced.has(d));
  const results = tf.util.sizeFromShape(kept);
  const out = host.make(attributes.keepDims ? x.shape.map((n, d) => (reduced.has(d) ? 1 : n)) : kept);
  run(host, trailing ? 'sumColumns' : 'sumRows', x, out, [results, size / results], scaleOf(size / results));
  return out;
}

function run(
  host: Host,
  name: 'sumColumns' | 'sumRows',
  x: tf.TensorInfo,
  out: tf.TensorInfo,
  [results, count]: readonly [number, number],
  scale: number,
): void {
  const sizes = name === 'sumRows' ? ([count, results] as const) : ([results, count] as const);
  host.simd?.[name](host.offset(x), host.offset(out), ...sizes, scale);
}
