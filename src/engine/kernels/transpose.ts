import type * as tf from '@tensorflow/tfjs-core';
import { copyBox, stridesOf } from './copy-box.ts';
import { isNumeric, type NumericType } from './host.ts';
import type { Kernel } from './kernel.ts';

/**
 * Axis d of the result is axis perm[d] of x. The library's cpu kernel looks up every element by its coordinates, and so does
 * its WASM kernel above rank 4.
 */
export const transpose: Kernel = {
  name: 'Transpose',
  backends: ['wasm', 'cpu'],
  run({ host, inputs, attributes, stock }) {
    const { x } = inputs as { x: tf.TensorInfo };
    if (!isNumeric(x.dtype) || (host.backend === 'wasm' && x.shape.length <= 4)) return stock();
    const perm = attributes.perm as readonly number[];
    const shape = perm.map(axis => x.shape[axis] as number);
    const strides = stridesOf(x.shape);
    const out = host.make(shape, x.dtype as NumericType);
    copyBox(
      { values: host.values(x), start: 0, strides: perm.map(axis => strides[axis] as number) },
      { values: host.values(out), start: 0, strides: stridesOf(shape) },
      shape,
    );
    return out;
  },
};
