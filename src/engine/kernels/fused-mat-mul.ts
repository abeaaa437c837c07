import type * as tf from '@tensorflow/tfjs-core';
import type { Kernel } from './kernel.ts';

const KERNELS: Readonly<Record<string, string>> = {
  relu: 'Relu',
  relu6: 'Relu6',
  elu: 'Elu',
  sigmoid: 'Sigmoid',
  prelu: 'Prelu',
  leakyrelu: 'LeakyRelu',
};

/**
 * activation(op(a) · op(b) + bias), put together from its parts. The library's WASM kernel adds the bias and applies the
 * activation once for every 48 elements of the inner dimension when an operand is transposed or batched; its cpu kernel
 * calls its own slow product.
 */
export const fusedMatMul: Kernel = {
  name: '_FusedMatMul',
  backends: ['wasm', 'cpu'],
  run({ host, inputs, attributes }) {
    const { a, b, bias, preluActivationWeights } = inputs;
    const { transposeA, transposeB, activation = 'linear', leakyreluAlpha = 0.2 } = attributes;
    const name = activation as string;
    const kernel = KERNELS[name];
    if (!kernel && name !== 'linear') throw new Error(`fused matMul: no activation ${name}`);
    const steps: ((x: tf.TensorInfo) => tf.TensorInfo)[] = [];
    if (bias) steps.push(x => host.call('Add', { a: x, b: bias }));
    if (kernel) steps.push(x => host.call(kernel, { x, alpha: preluActivationWeights }, { alpha: leakyreluAlpha }));
    return steps.reduce(
      (x, step) => {
        const next = step(x);
        host.free(x);
        return next;
      },
      host.call('BatchMatMul', { a, b }, { transposeA, transposeB }),
    );
  },
};
