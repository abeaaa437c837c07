import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu.js';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import type { Simd } from '../simd/index.ts';
import type { WasmLoaded } from '../wasm-calls.ts';

export type KernelBackend = 'wasm' | 'cpu';
export type NumericType = 'float32' | 'int32' | 'bool';
/** Whether the values of a tensor lie in one typed array, as those of strings and complex numbers do not. */
export const isNumeric = (dtype: tf.DataType): boolean => dtype !== 'string' && dtype !== 'complex64';

export type Values = Float32Array | Int32Array | Uint8Array;
export type Inputs = Readonly<Record<string, tf.TensorInfo | undefined>>;
export type Attributes = Readonly<Record<string, unknown>>;

/** What a kernel works with, the same on both backends whose tensors lie in this process. */
export type Host = {
  readonly backend: KernelBackend;
  /** A new tensor. Its values are undefined until they are written: on WASM the memory is not cleared. */
  readonly make: (shape: readonly number[], dtype?: NumericType) => tf.TensorInfo;
  /**
   * The values in place, row-major; writing changes the tensor. Take views after every `make` and `call`: the heap of WASM
   * may grow and leave older views behind. Never write to an operand of XNNPACK: it caches the right operand of a matrix
   * product and the filter of a convolution by tensor.
   */
  readonly values: (tensor: tf.TensorInfo) => Values;
  /** Gives up intermediate tensors. */
  readonly free: (...tensors: readonly tf.TensorInfo[]) => void;
  /** Runs another kernel of the same backend (ours where there is one) without the engine: no tape, no scope. */
  readonly call: (kernel: string, inputs: Inputs, attributes?: Attributes) => tf.TensorInfo;
  /** The same values under another shape, to hand to `call`; it shares the memory and is never freed by itself. */
  readonly view: (tensor: tf.TensorInfo, shape: readonly number[]) => tf.TensorInfo;
  /** Kernels of ours in WASM SIMD; only on WASM where there is SIMD. They take offsets, not views. */
  readonly simd: Simd | undefined;
  /** Where the values begin in the memory of WASM, in bytes. */
  readonly offset: (tensor: tf.TensorInfo) => number;
};

/** `values` for tensors that are known to be float32. */
export const floats = (host: Host, tensor: tf.TensorInfo): Float32Array => host.values(tensor) as Float32Array;

const hosts = new WeakMap<object, Host>();

/** The host of a backend object of TensorFlow.js. */
export function hostOf(backend: KernelBackend, object: object): Host {
  const known = hosts.get(object);
  if (known) return known;
  const host = backend === 'wasm' ? wasmHost(object as BackendWasm) : cpuHost(object as MathBackendCPU);
  hosts.set(object, host);
  return host;
}

const BYTES = { float32: Float32Array, int32: Int32Array, bool: Uint8Array } as const;

const caller =
  (backend: KernelBackend, object: object): Host['call'] =>
  (name, inputs, attributes = {}) => {
    const kernel = tf.getKernel(name, backend);
    if (!kernel) throw new Error(`the ${backend} backend has no kernel ${name}`);
    const attrs = attributes as tf.NamedAttrMap;
    return kernel.kernelFunc({
      inputs: inputs as tf.NamedTensorInfoMap,
      attrs,
      backend: object as object,
    }) as tf.TensorInfo;
  };

const view: Host['view'] = ({ dataId, dtype }, shape) => ({ dataId, dtype, shape: [...shape] });

function wasmHost(object: BackendWasm): Host {
  return {
    backend: 'wasm',
    make: (shape, dtype = 'float32') => object.makeOutput([...shape], dtype),
    values: tensor => object.typedArrayFromHeap(tensor) as Values,
    free: (...tensors) => {
      for (const { dataId } of tensors) object.disposeData(dataId);
    },
    call: caller('wasm', object),
    view,
    simd: (object.wasm as unknown as WasmLoaded).simd,
    offset: ({ dataId }) => (object.dataIdMap.get(dataId) as { readonly memoryOffset: number }).memoryOffset,
  };
}

function cpuHost(object: MathBackendCPU): Host {
  return {
    backend: 'cpu',
    make: (shape, dtype = 'float32') =>
      object.makeTensorInfo([...shape], dtype, new BYTES[dtype](tf.util.sizeFromShape([...shape]))),
    values: tensor => object.data.get(tensor.dataId).values as Values,
    free: (...tensors) => {
      for (const tensor of tensors) object.disposeIntermediateTensorInfo(tensor);
    },
    call: caller('cpu', object),
    view,
    simd: undefined,
    offset: () => {
      throw new Error('tensors of the cpu backend have no offset');
    },
  };
}
