import type * as tf from '@tensorflow/tfjs-core';
import { type Attributes, floats } from './host.ts';
import type { Kernel } from './kernel.ts';
import { pooledShape, poolingOf, type Window, withExplicitPad } from './pooling.ts';

/** The elements of one window in one channel, row by row. */
type Cells = { readonly x: Float32Array; readonly places: readonly number[]; readonly channel: number };

const isRoundedDown = ({ dimRoundingMode }: Attributes): boolean =>
  dimRoundingMode === undefined || dimRoundingMode === null || dimRoundingMode === 'floor';

/**
 * 2-D pooling; padding does not count. x [batch, height, width, channels]. The library works out both sides of the result
 * from the height of the filter where padding is a number, and its WASM kernels run past their memory where sizes are
 * rounded up or a window does not fit.
 */
const pool = (name: string, summarise: (cells: Cells) => number): Kernel => ({
  name,
  backends: ['wasm', 'cpu'],
  run({ host, inputs, attributes, stock }) {
    const { x } = inputs as { x: tf.TensorInfo };
    const shape = pooledShape(x, attributes);
    if (shape.slice(1, 3).some(size => size < 1)) throw new Error(`${name}: the windows do not fit into [${x.shape}]`);
    if (host.backend === 'cpu' || isRoundedDown(attributes)) return stock(inputs, withExplicitPad(attributes));
    const out = host.make(shape);
    const { batchSize, inHeight, inWidth, channels, rows, columns } = poolingOf(x, out, attributes);
    const [from, to] = [floats(host, x), floats(host, out)];
    let target = 0;
    for (let n = 0; n < batchSize; n++) {
      for (const row of rows) {
        for (const column of columns) {
          const places = placesOf(n * inHeight, row, column, inWidth).map(place => place * channels);
          for (let channel = 0; channel < channels; channel++) to[target++] = summarise({ x: from, places, channel });
        }
      }
    }
    return out;
  },
});

function placesOf(top: number, row: Window, column: Window, width: number): number[] {
  const places: number[] = [];
  for (let i = row.from; i < row.to; i++) {
    for (let j = column.from; j < column.to; j++) places.push((top + i) * width + j);
  }
  return places;
}

/** The largest element of every window. */
export const maxPool = pool('MaxPool', ({ x, places, channel }) =>
  places.reduce((largest, place) => Math.max(largest, x[place + channel] as number), Number.NEGATIVE_INFINITY),
);

/** The average of every window. */
export const avgPool = pool(
  'AvgPool',
  ({ x, places, channel }) =>
    places.reduce((total, place) => total + (x[place + channel] as number), 0) / places.length,
);
