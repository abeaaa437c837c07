import * as tf from '@tensorflow/tfjs-core';
import type { Kernel } from './kernel.ts';

/** Consecutive pieces of x along an axis. The library's kernel calls its own slow slice, past the registry. */
export const splitV: Kernel = {
  name: 'SplitV',
  backends: ['wasm', 'cpu'],
  run({ host, inputs, attributes }) {
    const { x } = inputs as { x: tf.TensorInfo };
    const { numOrSizeSplits, axis } = attributes as { numOrSizeSplits: number | number[]; axis: number };
    const [along = 0] = tf.util.parseAxisParam(axis, x.shape);
    const begin = x.shape.map(() => 0);
    const sizes = tf.backend_util.prepareSplitSize(x as tf.Tensor, numOrSizeSplits, along);
    return sizes.map(length => {
      const size = x.shape.with(along, length);
      const piece = host.call('Slice', { x }, { begin: [...begin], size });
      begin[along] = (begin[along] as number) + length;
      return piece;
    });
  },
};

/** The slices of one element along an axis, without that axis: `unstack`, the steps of a recurrent network. */
export const unpack: Kernel = {
  name: 'Unpack',
  backends: ['wasm', 'cpu'],
  run({ host, inputs, attributes }) {
    const { value } = inputs as { value: tf.TensorInfo };
    const [along = 0] = tf.util.parseAxisParam(attributes.axis as number, value.shape);
    const shape = value.shape.toSpliced(along, 1);
    const size = value.shape.with(along, 1);
    return Array.from({ length: value.shape[along] as number }, (_, i) => {
      const begin = value.shape.map((_, d) => (d === along ? i : 0));
      return host.view(host.call('Slice', { x: value }, { begin, size }), shape);
    });
  },
};
