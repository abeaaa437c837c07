import type * as tf from '@tensorflow/tfjs-core';
import type { Host } from '../host.ts';

/** A new float32 tensor of zeros, to add to. */
export function zeros(host: Host, shape: readonly number[]): tf.TensorInfo {
  const out = host.make(shape);
  host.values(out).fill(0);
  return out;
}
