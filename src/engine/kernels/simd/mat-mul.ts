import * as tf from '@tensorflow/tfjs-core';
import type { Kernel } from '../kernel.ts';

/**
 * C = op(A)·op(B) for float32 matrices, at most one of them transposed, over equal batches. Nothing is packed, and so
 * nothing has to be forgotten when weights change: for products of lesson size that saves more than packing wins.
 */
export const batchMatMul: Kernel = {
  name: 'BatchMatMul',
  backends: ['wasm'],
  run({ host, inputs, attributes, stock }) {
    const { a, b } = inputs as { a: tf.TensorInfo; b: tf.TensorInfo };
    const [transposeA, transposeB] = [Boolean(attributes.transposeA), Boolean(attributes.transposeB)];
    const [m, k] = ends(a, transposeA);
    const [inner, n] = ends(b, transposeB);
    const batch = a.shape.slice(0, -2);
    const isFloat = a.dtype === 'float32' && b.dtype === 'float32';
    const isEqual = tf.util.arraysEqual(batch, b.shape.slice(0, -2));
    const count = tf.util.sizeFromShape(batch);
    const isPlain = isFloat && isEqual && k === inner && count * m * k * n > 0 && !(transposeA && transposeB);
    if (!host.simd || !isPlain) return stock();
    const out = host.make([...batch, m, n]);
    const product = transposeA ? host.simd.productTN : transposeB ? host.simd.productNT : host.simd.product;
    product(host.offset(a), host.offset(b), host.offset(out), m, k, n, count);
    return out;
  },
};

function ends({ shape }: tf.TensorInfo, swapped: boolean): [number, number] {
  const [rows = 1, columns = 1] = shape.slice(-2);
  return swapped ? [columns, rows] : [rows, columns];
}
