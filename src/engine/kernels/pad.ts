import type * as tf from '@tensorflow/tfjs-core';
import { copyBox, offsetOf, stridesOf } from './copy-box.ts';
import { isNumeric, type NumericType } from './host.ts';
import type { Kernel } from './kernel.ts';

/**
 * x in the middle of a larger tensor that is filled with a constant; the gradient of `slice`. The library's cpu kernel
 * looks up every element by its coordinates.
 */
export const padV2: Kernel = {
  name: 'PadV2',
  backends: ['cpu'],
  run({ host, inputs, attributes, stock }) {
    const { x } = inputs as { x: tf.TensorInfo };
    if (!isNumeric(x.dtype)) return stock();
    const { paddings, constantValue } = attributes as { paddings: [number, number][]; constantValue: number };
    const shape = paddings.map(([before, after], d) => before + (x.shape[d] as number) + after);
    const out = host.make(shape, x.dtype as NumericType);
    const strides = stridesOf(shape);
    const to = host.values(out).fill(constantValue);
    const start = offsetOf(
      paddings.map(([before]) => before),
      strides,
    );
    copyBox({ values: host.values(x), start: 0, strides: stridesOf(x.shape) }, { values: to, start, strides }, x.shape);
    return out;
  },
};
