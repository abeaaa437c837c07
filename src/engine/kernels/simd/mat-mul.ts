import type * as tf from '@tensorflow/tfjs-core';
import type { Kernel } from '../kernel.ts';

/**
 * C = op(A)·op(B) for one pair of float32 matrices, at most one of them transposed. Nothing is packed, and so nothing has
 * to be forgotten when weights change: for products of lesson size that saves more than packing wins.
 */
export const batchMatMul: Kernel = {
  name: 'BatchMatMul',
  backends: ['wasm'],
  run({ host, inputs, attributes, stock }) {
    const { a, b } = inputs as { a: tf.TensorInfo; b: tf.TensorInfo };
    const [transposeA, transposeB] = [Boolean(attributes.transposeA), Boolean(attributes.transposeB)];
    const [m, k] = ends(a, transposeA);
    const [inner, n] = ends(b, transposeB);
    const isFloat = a.dtype === 'float32' && b.dtype === 'float32';
    const single =
      a.shape.length === b.shape.length && [a, b].every(({ shape }) => shape.slice(0, -2).every(d => d === 1));
    if (!host.simd || !isFloat || !single || k !== inner || m * k * n === 0 || (transposeA && transposeB))
      return stock();
    const out = host.make([...a.shape.slice(0, -2), m, n]);
    const product = transposeA ? host.simd.productTN : transposeB ? host.simd.productNT : host.simd.product;
    product(host.offset(a), host.offset(b), host.offset(out), m, k, n);
    return out;
  },
};

function ends({ shape }: tf.TensorInfo, swapped: boolean): [number, number] {
  const [rows = 1, columns = 1] = shape.slice(-2);
  return swapped ? [columns, rows] : [rows, columns];
}
