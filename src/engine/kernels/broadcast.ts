import * as tf from '@tensorflow/tfjs-core';
import { type Host, isNumeric } from './host.ts';
import type { Kernel } from './kernel.ts';

const BINARY = [
  'Add',
  'Equal',
  'FloorDiv',
  'Greater',
  'GreaterEqual',
  'Less',
  'LessEqual',
  'Maximum',
  'Minimum',
  'Mod',
  'Multiply',
  'NotEqual',
  'Pow',
  'RealDiv',
  'SquaredDifference',
  'Sub',
];

/**
 * Operations on two tensors that broadcast. The library's cpu kernels look up every element by its coordinates once an axis
 * is repeated (the row maximum of a softmax, the scale of a normalisation); with the operand written out they do not.
 */
export const broadcasting: readonly Kernel[] = BINARY.map(name => ({
  name,
  backends: ['cpu'],
  run({ host, inputs, attributes, stock }) {
    const { a, b } = inputs as { a: tf.TensorInfo; b: tf.TensorInfo };
    if (tf.util.arraysEqual(a.shape, b.shape) || !isNumeric(a.dtype) || !isNumeric(b.dtype)) return stock();
    const shape = tf.broadcast_util.assertAndGetBroadcastShape(a.shape, b.shape);
    if (isTrailing(a.shape, shape) && isTrailing(b.shape, shape)) return stock();
    const [x, y] = [expanded(host, a, shape), expanded(host, b, shape)];
    const result = stock({ a: x, b: y }, attributes);
    host.free(x, y);
    return result;
  },
}));

/** Whether an operand repeats as a whole: the library takes it round and round without coordinates. */
function isTrailing(own: readonly number[], shape: readonly number[]): boolean {
  const missing = shape.length - own.length;
  return own.every((size, d) => size === shape[missing + d]);
}

function expanded(host: Host, x: tf.TensorInfo, shape: readonly number[]): tf.TensorInfo {
  const own = shape.map((_, d) => x.shape[d - shape.length + x.shape.length] ?? 1);
  const reps = shape.map((size, d) => (own[d] === size ? 1 : size));
  return host.call('Tile', { x: host.view(x, own) }, { reps });
}
