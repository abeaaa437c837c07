import * as tf from '@tensorflow/tfjs-core';
import type { Kernel } from './kernel.ts';

/** y[i] = Σ x[j] over j ≤ i (j < i if exclusive; from the end if reverse) along one axis, which may count from the end. */
export const cumsum: Kernel = scan('Cumsum', 0, (total, value) => total + value);

/** y[i] = Π x[j] over j ≤ i (j < i if exclusive; from the end if reverse) along one axis, which may count from the end. */
export const cumprod: Kernel = scan('Cumprod', 1, (total, value) => total * value);

/** The library's kernels fail for an axis that counts from the end. */
function scan(name: string, start: number, combine: (total: number, value: number) => number): Kernel {
  return {
    name,
    backends: ['wasm', 'cpu'],
    run({ host, inputs, attributes }) {
      const { x } = inputs as { x: tf.TensorInfo };
      const [axis = 0] = tf.util.parseAxisParam(attributes.axis as number, x.shape);
      const size = x.shape[axis] ?? 1;
      const inner = tf.util.sizeFromShape(x.shape.slice(axis + 1));
      const out = host.make(x.shape, x.dtype === 'float32' ? 'float32' : 'int32');
      const [from, to] = [host.values(x), host.values(out)];
      const [first, step] = attributes.reverse ? [(size - 1) * inner, -inner] : [0, inner];
      for (let block = 0; block < from.length; block += size * inner) {
        for (let q = 0; q < inner; q++) {
          let total = start;
          for (let i = 0, p = block + q + first; i < size; i++, p += step) {
            const next = combine(total, from[p] as number);
            to[p] = attributes.exclusive ? total : next;
            total = next;
          }
        }
      }
      return out;
    },
  };
}
