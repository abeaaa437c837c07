import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu.js';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { forgetPacked } from '../optimisers/storage.ts';
import { untracked } from './hooks.ts';

export type InputSpec = { readonly shape: readonly number[]; readonly dtype?: 'float32' | 'int32' | 'bool' };

/** Values of each input, row-major. */
export type Batch<Name extends string> = Readonly<Record<Name, ArrayLike<number>>>;

/** Tensors that stay, whose values change in place. */
export type Inputs<Name extends string> = {
  readonly tensors: Readonly<Record<Name, tf.Tensor>>;
  /** Throws a RangeError when a length does not fit. */
  readonly write: (batch: Partial<Batch<Name>>) => void;
  readonly dispose: () => void;
};

/** Inputs as tensors of the engine. */
export function createInputs<Name extends string>(specs: Readonly<Record<Name, InputSpec>>): Inputs<Name> {
  return inputsOf(
    specs,
    (shape, dtype) => tf.keep(tf.zeros([...shape], dtype)),
    tensor => tensor.dispose(),
  );
}

/** Inputs that only a plan sees: the engine does not count them. */
export function createPlaceholders<Name extends string>(specs: Readonly<Record<Name, InputSpec>>): Inputs<Name> {
  const backend = tf.backend();
  return inputsOf(
    specs,
    (shape, dtype) => {
      const zeros = tf.util.makeZerosTypedArray(tf.util.sizeFromShape([...shape]), dtype);
      return untracked(shape, dtype, backend.write(zeros, [...shape], dtype));
    },
    ({ dataId }) => backend.disposeData(dataId),
  );
}

function inputsOf<Name extends string>(
  specs: Readonly<Record<Name, InputSpec>>,
  make: (shape: readonly number[], dtype: 'float32' | 'int32' | 'bool') => tf.Tensor,
  free: (tensor: tf.Tensor) => void,
): Inputs<Name> {
  const names = Object.keys(specs) as Name[];
  const pairs = names.map(name => [name, make(specs[name].shape, specs[name].dtype ?? 'float32')] as const);
  return {
    tensors: Object.fromEntries(pairs) as Record<Name, tf.Tensor>,
    write(batch) {
      for (const [name, tensor] of pairs) {
        const values = batch[name];
        if (!values) continue;
        if (values.length !== tensor.size)
          throw new RangeError(`${name} has ${values.length} values, not ${tensor.size}`);
        writeIn(tensor, values);
      }
    },
    dispose() {
      for (const [, tensor] of pairs) free(tensor);
    },
  };
}

const TYPED = { float32: Float32Array, int32: Int32Array, bool: Uint8Array } as const;

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
    default: {
      // tfjs-node keeps its values in the library: others take their place behind the same tensor.
      const { dataId, shape, dtype } = tensor;
      const users = backend.refCount(dataId);
      backend.disposeData(dataId, true);
      backend.move(dataId, TYPED[dtype as keyof typeof TYPED].from(values), [...shape], dtype, users);
    }
  }
}
