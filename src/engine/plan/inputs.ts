import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu.js';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { forgetPacked } from '../optimisers/storage.ts';

export type InputSpec = { readonly shape: readonly number[]; readonly dtype?: 'float32' | 'int32' };

/** Values of each input, row-major. */
export type Batch<Name extends string> = Readonly<Record<Name, ArrayLike<number>>>;

/** Tensors that stay, whose values change in place. */
export type Inputs<Name extends string> = {
  readonly tensors: Readonly<Record<Name, tf.Tensor>>;
  /** Throws a RangeError when a length does not fit. */
  readonly write: (batch: Batch<Name>) => void;
  readonly dispose: () => void;
};

export function createInputs<Name extends string>(specs: Readonly<Record<Name, InputSpec>>): Inputs<Name> {
  const names = Object.keys(specs) as Name[];
  const pairs = names.map(name => {
    const { shape, dtype = 'float32' } = specs[name];
    return [name, tf.keep(tf.zeros([...shape], dtype))] as const;
  });
  const tensors = Object.fromEntries(pairs) as Record<Name, tf.Tensor>;
  return {
    tensors,
    write(batch) {
      for (const [name, tensor] of pairs) {
        if (batch[name].length !== tensor.size) {
          throw new RangeError(`${name} has ${batch[name].length} values, not ${tensor.size}`);
        }
        writeIn(tensor, batch[name]);
      }
    },
    dispose: () => tf.dispose(pairs.map(([, tensor]) => tensor)),
  };
}

function writeIn(tensor: tf.Tensor, values: ArrayLike<number>): void {
  const backend = tf.backend();
  switch (tf.getBackend()) {
    case 'wasm': {
      const wasm = backend as BackendWasm;
      (wasm.typedArrayFromHeap(tensor) as Float32Array).set(values);
      forgetPacked(wasm, tensor);
      break;
    }
    case 'cpu':
      ((backend as MathBackendCPU).data.get(tensor.dataId).values as Float32Array).set(values);
      break;
    default:
      throw new Error(`inputs cannot be written in place on ${tf.getBackend()}`);
  }
}
