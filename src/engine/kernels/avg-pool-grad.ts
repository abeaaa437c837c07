import type * as tf from '@tensorflow/tfjs-core';
import { floats } from './host.ts';
import type { Kernel } from './kernel.ts';
import { type Pooling, poolingOf } from './pooling.ts';

/**
 * The gradient of 2-D average pooling: every element of a window gets dy / (elements of the window that are not padding),
 * as the average was taken. dy and input [batch, height, width, channels]. The library's kernels divide by the size of the
 * filter.
 */
export const avgPoolGrad: Kernel = {
  name: 'AvgPoolGrad',
  backends: ['wasm', 'cpu'],
  run({ host, inputs, attributes }) {
    const { dy, input } = inputs as { dy: tf.TensorInfo; input: tf.TensorInfo };
    const out = host.make(input.shape);
    spread(poolingOf(input, dy, attributes), floats(host, dy), floats(host, out).fill(0));
    return out;
  },
};

function spread(pooling: Pooling, dy: Float32Array, dx: Float32Array): void {
  const { batchSize, inHeight, inWidth, channels, rows, columns } = pooling;
  let window = 0;
  for (let n = 0; n < batchSize; n++) {
    for (const row of rows) {
      for (const column of columns) {
        const share = 1 / ((row.to - row.from) * (column.to - column.from));
        for (let i = row.from; i < row.to; i++) {
          let p = ((n * inHeight + i) * inWidth + column.from) * channels;
          for (let j = column.from; j < column.to; j++) {
            for (let c = 0; c < channels; c++) (dx[p++] as number) += (dy[window + c] as number) * share;
          }
        }
        window += channels;
      }
    }
  }
}
