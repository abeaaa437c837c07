import type * as tf from '@tensorflow/tfjs-core';
import { floats } from './host.ts';
import type { Kernel } from './kernel.ts';
import { type Pooling, poolingOf } from './pooling.ts';

/**
 * The gradient of 2-D max pooling: the gradient of a window goes to its first largest element, row by row. dy and input
 * [batch, height, width, channels]. The library's WASM kernel starts its search at the smallest positive float, so that a
 * window without a positive element loses its gradient, and prefers the last of equal elements.
 */
export const maxPoolGrad: Kernel = {
  name: 'MaxPoolGrad',
  backends: ['wasm', 'cpu'],
  run({ host, inputs, attributes }) {
    const { dy, input } = inputs as { dy: tf.TensorInfo; input: tf.TensorInfo };
    const out = host.make(input.shape);
    spread(poolingOf(input, dy, attributes), floats(host, input), floats(host, dy), floats(host, out).fill(0));
    return out;
  },
};

function spread(pooling: Pooling, x: Float32Array, dy: Float32Array, dx: Float32Array): void {
  const { batchSize, inHeight, inWidth, channels, rows, columns } = pooling;
  let d = 0;
  for (let n = 0; n < batchSize; n++) {
    for (const row of rows) {
      for (const column of columns) {
        const top = ((n * inHeight + row.from) * inWidth + column.from) * channels;
        const [height, width] = [row.to - row.from, column.to - column.from];
        const isEmpty = height <= 0 || width <= 0;
        for (let c = 0; c < channels; c++, d++) {
          if (isEmpty) continue;
          const at = firstLargest(x, top + c, height, width, inWidth * channels, channels);
          (dx[at] as number) += dy[d] as number;
        }
      }
    }
  }
}

function firstLargest(
  x: Float32Array,
  start: number,
  height: number,
  width: number,
  rowStep: number,
  columnStep: number,
): number {
  let at = start;
  let largest = x[start] as number;
  for (let i = 0, row = start; i < height; i++, row += rowStep) {
    for (let j = 0, p = row; j < width; j++, p += columnStep) {
      const value = x[p] as number;
      if (value > largest) {
        largest = value;
        at = p;
      }
    }
  }
  return at;
}
