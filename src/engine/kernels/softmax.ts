import type * as tf from '@tensorflow/tfjs-core';
import { floats } from './host.ts';
import type { Kernel } from './kernel.ts';

/**
 * exp(x − max x) / Σ exp(x − max x) along the last axis, row by row. The library's cpu kernel takes five passes, three of
 * them by coordinates.
 */
export const softmax: Kernel = {
  name: 'Softmax',
  backends: ['cpu'],
  run({ host, inputs, stock }) {
    const { logits } = inputs as { logits: tf.TensorInfo };
    if (logits.dtype !== 'float32') return stock();
    const out = host.make(logits.shape);
    const [x, y] = [floats(host, logits), floats(host, out)];
    const width = logits.shape.at(-1) ?? 1;
    for (let start = 0; start < x.length; start += width) softenRow(x, y, start, start + width);
    return out;
  },
};

function softenRow(x: Float32Array, y: Float32Array, start: number, end: number): void {
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = start; i < end; i++) largest = Math.max(largest, x[i] as number);
  let total = 0;
  for (let i = start; i < end; i++) {
    const exponential = Math.exp((x[i] as number) - largest);
    y[i] = exponential;
    total += exponential;
  }
  for (let i = start; i < end; i++) y[i] = (y[i] as number) / total;
}
