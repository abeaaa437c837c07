import * as tf from '@tensorflow/tfjs-core';
import { copyBox, offsetOf, stridesOf } from './copy-box.ts';
import { isNumeric, type NumericType } from './host.ts';
import type { Kernel } from './kernel.ts';

/**
 * y[i] = x[begin + i] for i inside `size` (a size of −1 reaches to the end). The library copies the whole input first on
 * WASM, and looks up every element by its coordinates on cpu.
 */
export const slice: Kernel = {
  name: 'Slice',
  backends: ['wasm', 'cpu'],
  run({ host, inputs, attributes, stock }) {
    const { x } = inputs as { x: tf.TensorInfo };
    if (!isNumeric(x.dtype)) return stock();
    const { begin, size } = attributes as { begin: number | number[]; size: number | number[] };
    const [first, extent] = tf.slice_util.parseSliceParams(x as tf.Tensor, begin, size) as [number[], number[]];
    tf.slice_util.assertParamsValid(x as tf.Tensor, first, extent);
    const out = host.make(extent, x.dtype as NumericType);
    const strides = stridesOf(x.shape);
    copyBox(
      { values: host.values(x), start: offsetOf(first, strides), strides },
      { values: host.values(out), start: 0, strides: stridesOf(extent) },
      extent,
    );
    return out;
  },
};
