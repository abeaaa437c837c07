import * as tf from '@tensorflow/tfjs-core';
import type { Kernel } from './kernel.ts';

/**
 * The largest or smallest element along some axes, which are moved to the end first. The library's cpu kernels do that by
 * the coordinates of every element.
 */
const extreme = (name: string, axesOf: string): Kernel => ({
  name,
  backends: ['cpu'],
  run({ host, inputs, attributes, stock }) {
    const { x } = inputs as { x: tf.TensorInfo };
    const reduced = tf.util.parseAxisParam(attributes[axesOf] as number | number[], x.shape);
    const kept = x.shape.map((_, d) => d).filter(d => !reduced.includes(d));
    if (kept.every((axis, d) => axis === d)) return stock();
    const moved = host.call('Transpose', { x }, { perm: [...kept, ...reduced] });
    const last = reduced.map((_, i) => kept.length + i);
    const result = stock({ x: moved }, { [axesOf]: last, keepDims: false }) as tf.TensorInfo;
    host.free(moved);
    const shape = x.shape.flatMap((size, d) => (reduced.includes(d) ? (attributes.keepDims ? [1] : []) : [size]));
    return host.view(result, shape);
  },
});

export const max = extreme('Max', 'reductionIndices');
export const min = extreme('Min', 'axis');
