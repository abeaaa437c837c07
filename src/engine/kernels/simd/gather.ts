import * as tf from '@tensorflow/tfjs-core';
import type { Kernel } from '../kernel.ts';

/**
 * Rows of x [n, ...inner] by indices [...ids] int32 → [...ids, ...inner]: embeddings. The library checks every index by an
 * assertion with a message of its own.
 */
export const gather: Kernel = {
  name: 'GatherV2',
  backends: ['wasm', 'cpu'],
  run({ host, inputs, attributes, stock }) {
    const { x, indices } = inputs as { x: tf.TensorInfo; indices: tf.TensorInfo };
    const [axis] = tf.util.parseAxisParam(attributes.axis as number, x.shape);
    if (axis !== 0 || attributes.batchDims || x.dtype === 'string' || x.dtype === 'complex64') return stock();
    const [rows = 0, ...inner] = x.shape;
    const width = tf.util.sizeFromShape(inner);
    const out = host.make([...indices.shape, ...inner], x.dtype);
    const [from, ids, to] = [host.values(x), host.values(indices), host.values(out)];
    for (let i = 0, target = 0; i < ids.length; i++) {
      const index = ids[i] as number;
      if (!(index >= 0 && index < rows)) {
        throw new Error(`GatherV2: the index value ${index} is not in [0, ${rows - 1}]`);
      }
      for (let source = index * width, end = source + width; source < end; ) to[target++] = from[source++] as number;
    }
    return out;
  },
};
