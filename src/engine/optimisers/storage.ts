import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu.js';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import type { Simd } from '../simd/index.ts';
import type { WasmLoaded } from '../wasm-calls.ts';

/** Numbers that outlive the tensors of a step; zeros at first. */
export type Block = { readonly values: () => Float32Array; readonly free: () => void };

/** The memory of float32 tensors on the current backend, for those who change it in place. */
export type Storage = {
  /**
   * Makes the memory of a variable its own: copies it when another tensor or, on cpu, an array of the caller may share it.
   * May allocate, so do it before taking views.
   */
  readonly own: (variable: tf.Variable) => void;
  /** The values: in place for a variable that is `own`ed, else to be read only. Valid until something allocates. */
  readonly view: (tensor: tf.TensorInfo) => Float32Array;
  /** The values of a tensor of any type, to be read only; in place where they can be. */
  readonly read: (tensor: tf.TensorInfo) => tf.TypedArray;
  /** To be called with the view after its values were changed. */
  readonly changed: (variable: tf.Variable, values: Float32Array) => void;
  readonly block: (size: number) => Block;
  /** Kernels that work on views and blocks by their offsets; only on WASM where there is SIMD. */
  readonly simd: Simd | undefined;
};

/** The storage of the current backend; one object per backend object. */
export function currentStorage(): Storage {
  const backend = tf.backend();
  const known = storages.get(backend);
  if (known) return known;
  const storage = create(backend);
  storages.set(backend, storage);
  return storage;
}

const storages = new WeakMap<object, Storage>();

function create(backend: object): Storage {
  switch (tf.getBackend()) {
    case 'wasm':
      return wasmStorage(backend as BackendWasm);
    case 'cpu':
      return cpuStorage(backend as MathBackendCPU);
    default:
      return copyingStorage;
  }
}

type WasmData = { readonly id: number; readonly memoryOffset: number; readonly shape: number[] };

/**
 * XNNPACK keeps the packed right operand of a matrix product and the packed filter of a convolution by the number of the
 * tensor; after a change in place that must go.
 */
export function forgetPacked(backend: BackendWasm, { dataId, shape }: tf.TensorInfo): void {
  const { id, memoryOffset } = backend.dataIdMap.get(dataId) as WasmData;
  backend.wasm.tfjs.disposeData(id);
  backend.wasm.tfjs.registerTensor(id, tf.util.sizeFromShape(shape), memoryOffset);
}

function wasmStorage(backend: BackendWasm): Storage {
  const wasm = backend.wasm as unknown as WasmLoaded;
  const at = (offset: number, size: number) => new Float32Array(wasm.HEAPU8.buffer, offset, size);
  return {
    own(variable) {
      if (backend.refCount(variable.dataId) > 1) copy(variable);
    },
    view: tensor => backend.typedArrayFromHeap(tensor) as Float32Array,
    read: tensor => backend.typedArrayFromHeap(tensor) as tf.TypedArray,
    changed: variable => forgetPacked(backend, variable),
    block(size) {
      const offset = wasm._malloc(4 * size) >>> 0;
      at(offset, size).fill(0);
      return { values: () => at(offset, size), free: () => wasm._free(offset) };
    },
    simd: wasm.simd,
  };
}

function cpuStorage(backend: MathBackendCPU): Storage {
  const owned = new WeakSet<object>();
  return {
    own(variable) {
      if (owned.has(variable.dataId) && backend.refCount(variable.dataId) === 1) return;
      copy(variable);
      owned.add(variable.dataId);
    },
    view: ({ dataId }) => backend.data.get(dataId).values as Float32Array,
    read: ({ dataId }) => backend.data.get(dataId).values as tf.TypedArray,
    changed: () => {},
    block: memoryBlock,
    simd: undefined,
  };
}

/** For backends whose memory lies elsewhere: values are read, changed and assigned. */
const copyingStorage: Storage = {
  own: () => {},
  view: tensor => Float32Array.from(tf.engine().readSync(tensor.dataId) as Float32Array),
  read: tensor => tf.engine().readSync(tensor.dataId) as tf.TypedArray,
  changed: (variable, values) => tf.tidy(() => variable.assign(tf.tensor(values, variable.shape))),
  block: memoryBlock,
  simd: undefined,
};

function memoryBlock(size: number): Block {
  const values = new Float32Array(size);
  return { values: () => values, free: () => {} };
}

function copy(variable: tf.Variable): void {
  tf.tidy(() => variable.assign(tf.tensor(variable.dataSync<'float32'>().slice(), variable.shape)));
}
