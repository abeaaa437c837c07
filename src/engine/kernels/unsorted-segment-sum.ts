import * as tf from '@tensorflow/tfjs-core';
import type { Kernel } from './kernel.ts';

/**
 * y[s] = Σ over i with segmentIds[i] = s of x[i]; ids outside 0…numSegments − 1 are left out. The gradient of `gather`:
 * embeddings, picking rows. x [...ids, ...inner], segmentIds [...ids] int32 → [numSegments, ...inner]. The library's cpu
 * kernel compares every id with every segment (seconds for 1,000 segments); its WASM backend has none.
 */
export const unsortedSegmentSum: Kernel = {
  name: 'UnsortedSegmentSum',
  backends: ['wasm', 'cpu'],
  run({ host, inputs, attributes }) {
    const { x, segmentIds } = inputs as { x: tf.TensorInfo; segmentIds: tf.TensorInfo };
    const numSegments = attributes.numSegments as number;
    const inner = x.shape.slice(segmentIds.shape.length);
    const width = tf.util.sizeFromShape(inner);
    const out = host.make([numSegments, ...inner], x.dtype as 'float32' | 'int32');
    const [from, ids, to] = [host.values(x), host.values(segmentIds), host.values(out)];
    to.fill(0);
    for (let i = 0, source = 0; i < ids.length; i++) {
      const segment = ids[i] as number;
      if (segment < 0 || segment >= numSegments) source += width;
      else
        for (let k = 0, target = segment * width; k < width; k++) (to[target++] as number) += from[source++] as number;
    }
    return out;
  },
};
