import * as tf from '@tensorflow/tfjs-core';
import { type Attributes, type Host, hostOf, type Inputs, type KernelBackend } from './host.ts';

export type KernelCall = {
  readonly host: Host;
  readonly inputs: Inputs;
  readonly attributes: Attributes;
  /** The library's own kernel, for the cases that ours leaves to it; throws where there is none. */
  readonly stock: (inputs?: Inputs, attributes?: Attributes) => tf.TensorInfo | tf.TensorInfo[];
};

/** A kernel of ours, which takes the place of the library's or fills its gap. One file each. */
export type Kernel = {
  readonly name: string;
  readonly backends: readonly KernelBackend[];
  readonly run: (call: KernelCall) => tf.TensorInfo | tf.TensorInfo[];
};

const stocks = new Map<string, tf.KernelConfig | undefined>();

/** Puts kernels in the registry of TensorFlow.js. Registering again does no harm: the library's kernel is kept aside once. */
export function register(kernels: readonly Kernel[], backend: KernelBackend): void {
  for (const kernel of kernels) if (kernel.backends.includes(backend)) registerOne(kernel, backend);
}

function registerOne({ name, run }: Kernel, backendName: KernelBackend): void {
  const key = `${backendName} ${name}`;
  const present = tf.getKernel(name, backendName);
  if (!stocks.has(key)) stocks.set(key, present);
  const own = stocks.get(key);
  const stock = own?.kernelFunc;
  const missing = () => {
    throw new Error(`the ${backendName} backend has no kernel ${name} for this case`);
  };
  const kernelFunc: tf.KernelFunc = ({ inputs, attrs, backend }) =>
    run({
      host: hostOf(backendName, backend as object),
      inputs: inputs as Inputs,
      attributes: (attrs ?? {}) as Attributes,
      stock: (otherInputs = inputs as Inputs, otherAttributes = attrs as Attributes) =>
        stock
          ? stock({ inputs: otherInputs as tf.NamedTensorInfoMap, attrs: otherAttributes as tf.NamedAttrMap, backend })
          : missing(),
    });
  if (present) tf.unregisterKernel(name, backendName);
  // The set-up binds the library's kernel to the WASM module, at each start of the backend: ours may call it.
  const { setupFunc, disposeFunc } = own ?? {};
  tf.registerKernel({
    kernelName: name,
    backendName,
    kernelFunc,
    ...(setupFunc && { setupFunc }),
    ...(disposeFunc && { disposeFunc }),
  });
}
