import * as tf from '@tensorflow/tfjs-core';
import { sumTo } from './broadcast.ts';

/**
 * C = A · B: ∂A = ∂C · Bᵀ and ∂B = Aᵀ · ∂C, with the transposes moved along, and summed over the axes along which an
 * operand was broadcast. The library's gradient fails for those.
 */
export const matMul: tf.GradConfig = {
  kernelName: 'BatchMatMul',
  inputsToSave: ['a', 'b'],
  gradFunc: (gradient, saved, attributes) => {
    const [a, b] = saved as [tf.Tensor, tf.Tensor];
    const dy = gradient as tf.Tensor;
    const [transposeA, transposeB] = [Boolean(attributes.transposeA), Boolean(attributes.transposeB)];
    return {
      a: () => sumTo(transposeA ? tf.matMul(b, dy, transposeB, true) : tf.matMul(dy, b, false, !transposeB), a.shape),
      b: () => gradientOfRight(a, b, dy, transposeA, transposeB),
    };
  },
};

function gradientOfRight(a: tf.Tensor, b: tf.Tensor, dy: tf.Tensor, transposeA: boolean, transposeB: boolean) {
  const isShared = b.size === (b.shape.at(-1) as number) * (b.shape.at(-2) as number);
  if (isShared && !transposeA && a.size * (dy.shape.at(-2) as number) === dy.size * (a.shape.at(-1) as number)) {
    // One matrix on the right for a whole batch: the sum over the batch is part of one tall product.
    return tf.reshape(contract(rows(a), rows(dy), false, transposeB), b.shape);
  }
  return sumTo(contract(a, dy, transposeA, transposeB), b.shape);
}

const rows = (x: tf.Tensor) => tf.reshape(x, [-1, x.shape.at(-1) as number]);

const contract = (a: tf.Tensor, dy: tf.Tensor, transposeA: boolean, transposeB: boolean) =>
  transposeB ? tf.matMul(dy, a, true, transposeA) : tf.matMul(a, dy, !transposeA, false);
