import * as tf from '@tensorflow/tfjs-core';
import { add, combine, map, relu } from '../reference/elementwise.ts';
import * as ref from '../reference/linear.ts';
import { sum } from '../reference/reduce.ts';
import { reshape } from '../reference/shape.ts';
import { defineOp, dims, type Op } from './case.ts';

export type Product = { readonly transposeA?: boolean; readonly transposeB?: boolean };

export const matMul = defineOp<Product>('matMul', {
  run: ({ transposeA, transposeB }, a, b) => tf.matMul(a, b, transposeA, transposeB),
  reference: ({ transposeA, transposeB }, a, b) => ref.matMul(a, b, transposeA, transposeB),
  rows: [
    { shapes: dims('3×4', '4×5'), attributes: {} },
    { shapes: dims('4×3', '4×5'), attributes: { transposeA: true } },
    { shapes: dims('3×4', '5×4'), attributes: { transposeB: true } },
    { shapes: dims('4×3', '5×4'), attributes: { transposeA: true, transposeB: true } },
    { shapes: dims('1×7', '7×1'), attributes: {} },
    { shapes: dims('6×1', '1×5'), attributes: {} },
    { shapes: dims('13×17', '17×11'), attributes: {} },
    { shapes: dims('17×13', '17×11'), attributes: { transposeA: true } },
    { shapes: dims('13×17', '11×17'), attributes: { transposeB: true } },
    { shapes: dims('3×70', '70×4'), attributes: {} },
    { shapes: dims('2×3×4', '2×4×5'), attributes: {} },
    { shapes: dims('2×4×3', '2×4×5'), attributes: { transposeA: true } },
    { shapes: dims('2×2×3×4', '2×2×5×4'), attributes: { transposeB: true } },
    { shapes: dims('2×3×4', '1×4×5'), attributes: {} },
    { shapes: dims('2×3×4', '4×5'), attributes: {} },
    { shapes: dims('3×4', '2×4×5'), attributes: {} },
    { shapes: dims('3×13×15', '3×13×9'), attributes: { transposeA: true } },
    { shapes: dims('3×13×15', '3×9×15'), attributes: { transposeB: true } },
    { shapes: dims('3×4', '4×5'), attributes: {}, kind: 'zeros' },
    { shapes: dims('3×8', '8×5'), attributes: {}, kind: 'large' },
  ],
});

const dot = defineOp<undefined>('dot', {
  run: (_, a, b) => tf.dot(a, b),
  reference: (_, a, b) =>
    b.shape.length === 2
      ? ref.matMul(a, b)
      : sum(
          combine(a, b, (p, q) => p * q),
          -1,
        ),
  rows: [
    { shapes: dims('4', '4'), attributes: undefined },
    { shapes: dims('3×4', '4'), attributes: undefined },
    { shapes: dims('3×4', '4×2'), attributes: undefined },
  ],
});

const outerProduct = defineOp<undefined>('outerProduct', {
  run: (_, a, b) => tf.outerProduct(a as tf.Tensor1D, b as tf.Tensor1D),
  reference: (_, a, b) => ref.matMul(reshape(a, [a.values.length, 1]), reshape(b, [1, b.values.length])),
  rows: [{ shapes: dims('3', '4'), attributes: undefined }],
});

type FusedProduct = Product & { readonly activation: 'relu' | 'linear' };

/** Matrix product, bias and activation in one kernel: what a dense layer runs. */
const fusedMatMul = defineOp<FusedProduct>('fused.matMul', {
  run: ({ activation, ...product }, a, b, bias) => tf.fused.matMul({ a, b, bias, activation, ...product }),
  reference: ({ activation, transposeA, transposeB }, a, b, bias) =>
    map(add(ref.matMul(a, b, transposeA, transposeB), bias), activation === 'relu' ? relu : value => value),
  rows: [
    { shapes: dims('3×4', '4×5', '5'), attributes: { activation: 'relu' } },
    { shapes: dims('3×4', '4×5', '5'), attributes: { activation: 'linear' } },
    { shapes: dims('3×70', '70×5', '5'), attributes: { activation: 'relu' } },
    { shapes: dims('3×70', '5×70', '5'), attributes: { activation: 'relu', transposeB: true } },
    { shapes: dims('70×3', '70×5', '5'), attributes: { activation: 'relu', transposeA: true } },
    { shapes: dims('2×3×50', '2×50×4', '4'), attributes: { activation: 'relu' } },
  ],
});

const einsum = defineOp<string>('einsum', {
  run: (equation, a, b) => tf.einsum(equation, a, b),
  reference: (_, a, b) => ref.matMul(a, b),
  rows: [
    { shapes: dims('3×4', '4×5'), attributes: 'ij,jk->ik' },
    { shapes: dims('2×3×4', '2×4×5'), attributes: 'bij,bjk->bik' },
  ],
});

export const linearOps: readonly Op[] = [matMul, dot, outerProduct, fusedMatMul, einsum];
