import * as tf from '@tensorflow/tfjs-core';
import { type Attributes, type Host, hostOf, type Inputs, type KernelBackend } from './host.ts';

export type KernelCall = {
  readonly host: Host;
  readonly inputs: Inputs;
  readonly attributes: Attributes;
  /** The kernel below (the library's own, or another of ours), for the cases left to it; throws where there is none. */
  readonly stock: (inputs?: Inputs, attributes?: Attributes) => tf.TensorInfo | tf.TensorInfo[];
};

/** A kernel of ours, which takes the place of the library's or fills its gap. One file each. */
export type Kernel = {
  readonly name: string;
  readonly backends: readonly KernelBackend[];
  readonly run: (call: KernelCall) => tf.TensorInfo | tf.TensorInfo[];
};

const stocks = new Map<string, tf.KernelConfig | undefined>();

/**
 * Puts kernels in the registry of TensorFlow.js. Of kernels of one name the later lies on the earlier, which is then its
 * `stock`; the library's lies under all. Registering again does no harm: the library's kernel is kept aside once.
 */
export function register(kernels: readonly Kernel[], backend: KernelBackend): void {
  const present = kernels.filter(({ backends }) => backends.includes(backend));
  for (const name of new Set(present.map(kernel => kernel.name))) {
    registerOne(
      name,
      present.filter(kernel => kernel.name === name),
      backend,
    );
  }
}

function registerOne(kernelName: string, layers: readonly Kernel[], backendName: KernelBackend): void {
  const key = `${backendName} ${kernelName}`;
  const present = tf.getKernel(kernelName, backendName);
  if (!stocks.has(key)) stocks.set(key, present);
  const own = stocks.get(key);
  const missing: tf.KernelFunc = () => {
    throw new Error(`the ${backendName} backend has no kernel ${kernelName} for this case`);
  };
  const kernelFunc = layers.reduce((below, kernel) => lay(kernel, below, backendName), own?.kernelFunc ?? missing);
  if (present) tf.unregisterKernel(kernelName, backendName);
  // The set-up binds the library's kernel to the WASM module, at each start of the backend: ours may call it.
  const { setupFunc, disposeFunc } = own ?? {};
  tf.registerKernel({
    kernelName,
    backendName,
    kernelFunc,
    ...(setupFunc && { setupFunc }),
    ...(disposeFunc && { disposeFunc }),
  });
}

const lay =
  ({ run }: Kernel, below: tf.KernelFunc, backendName: KernelBackend): tf.KernelFunc =>
  ({ inputs, attrs, backend }) =>
    run({
      host: hostOf(backendName, backend as object),
      inputs: inputs as Inputs,
      attributes: (attrs ?? {}) as Attributes,
      stock: (otherInputs = inputs as Inputs, otherAttributes = attrs as Attributes) =>
        below({ inputs: otherInputs as tf.NamedTensorInfoMap, attrs: otherAttributes as tf.NamedAttrMap, backend }),
    });
