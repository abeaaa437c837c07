import * as tf from '@tensorflow/tfjs-core';
import type { Attributes } from '../../kernels/host.ts';

/** The name that tfjs-node gives its backend. */
export const TENSORFLOW = 'tensorflow';

export type NativeCall = {
  readonly inputs: Readonly<Record<string, tf.Tensor>>;
  readonly attributes: Attributes;
  /** The kernel of tfjs-node. */
  readonly stock: (inputs: Readonly<Record<string, tf.Tensor>>, attributes: Attributes) => tf.Tensor;
  /** The backend object, which runs operations of TensorFlow by name. */
  readonly backend: object;
};

/** A kernel of ours that lies on the one of tfjs-node. It may use `tf`: within a kernel nothing is taped. */
export type NativeKernel = { readonly name: string; readonly run: (call: NativeCall) => tf.Tensor };

/** Lays kernels on those that tfjs-node has registered; to be called once. */
export function registerNative(kernels: readonly NativeKernel[]): void {
  for (const { name, run } of kernels) {
    const own = tf.getKernel(name, TENSORFLOW);
    if (!own) throw new Error(`tfjs-node came without a kernel ${name}`);
    tf.unregisterKernel(name, TENSORFLOW);
    tf.registerKernel({
      ...own,
      kernelFunc: ({ inputs, attrs, backend }) =>
        run({
          inputs: inputs as NativeCall['inputs'],
          attributes: (attrs ?? {}) as Attributes,
          stock: (others, attributes) =>
            own.kernelFunc({ inputs: others, attrs: attributes as tf.NamedAttrMap, backend }) as tf.Tensor,
          backend: backend as object,
        }),
    });
  }
}
