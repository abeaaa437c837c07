import type * as tf from '@tensorflow/tfjs-core';
import { copyBox, stridesOf } from './copy-box.ts';
import { isNumeric, type NumericType } from './host.ts';
import type { Kernel } from './kernel.ts';

/**
 * x repeated reps[d] times along every axis d; also `broadcastTo`. The library's kernels work out the coordinates of every
 * element.
 */
export const tile: Kernel = {
  name: 'Tile',
  backends: ['wasm', 'cpu'],
  run({ host, inputs, attributes, stock }) {
    const { x } = inputs as { x: tf.TensorInfo };
    if (!isNumeric(x.dtype)) return stock();
    const reps = attributes.reps as readonly number[];
    const out = host.make(
      x.shape.map((size, d) => size * (reps[d] as number)),
      x.dtype as NumericType,
    );
    // As a box of axes (repeat, element, repeat, element, …), in which a repeat does not move through x.
    const box = x.shape.flatMap((size, d) => [reps[d] as number, size]);
    copyBox(
      { values: host.values(x), start: 0, strides: stridesOf(x.shape).flatMap(stride => [0, stride]) },
      { values: host.values(out), start: 0, strides: stridesOf(box) },
      box,
    );
    return out;
  },
};
