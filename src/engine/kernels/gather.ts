import * as tf from '@tensorflow/tfjs-core';
import { isNumeric, type NumericType } from './host.ts';
import type { Kernel } from './kernel.ts';

/**
 * y = x[indices] along an axis, inside each of the first `batchDims` axes. x [...batch, ...outer, size, ...inner], indices
 * [...batch, ...ids] int32 → [...batch, ...outer, ...ids, ...inner]. The library's WASM kernel takes the wrong rows inside a
 * batch. An index outside the axis is an error.
 */
export const gatherV2: Kernel = {
  name: 'GatherV2',
  backends: ['wasm', 'cpu'],
  run({ host, inputs, attributes, stock }) {
    const { x, indices } = inputs as { x: tf.TensorInfo; indices: tf.TensorInfo };
    if (!isNumeric(x.dtype)) return stock();
    const [axis = 0] = tf.util.parseAxisParam(attributes.axis as number, x.shape);
    const batchDims = (attributes.batchDims as number | undefined) ?? 0;
    const ids = indices.shape.slice(batchDims);
    const out = host.make([...x.shape.slice(0, axis), ...ids, ...x.shape.slice(axis + 1)], x.dtype as NumericType);
    const [from, places, to] = [host.values(x), host.values(indices), host.values(out)];
    const size = x.shape[axis] as number;
    for (const place of places) {
      if (place < 0 || place >= size) throw new Error(`gather: index ${place} is outside 0…${size - 1}`);
    }
    const [batch, outer, count, inner] = [
      x.shape.slice(0, batchDims),
      x.shape.slice(batchDims, axis),
      ids,
      x.shape.slice(axis + 1),
    ].map(tf.util.sizeFromShape) as [number, number, number, number];
    let target = 0;
    for (let b = 0; b < batch * outer; b++) {
      const first = Math.floor(b / outer) * count;
      for (let i = first; i < first + count; i++) {
        const source = (b * size + (places[i] as number)) * inner;
        for (let k = 0; k < inner; k++) to[target++] = from[source + k] as number;
      }
    }
    return out;
  },
};
