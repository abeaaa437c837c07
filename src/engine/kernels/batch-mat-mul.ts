import * as tf from '@tensorflow/tfjs-core';
import type { Host } from './host.ts';
import type { Kernel, KernelCall } from './kernel.ts';
import { multiplyByTransposed, transposed } from './product.ts';

/** C [m, n] = A [m, k] · B [k, n], after the transposes. */
type Product = {
  readonly m: number;
  readonly k: number;
  readonly n: number;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
};

/** A batch of products. */
type Plan = Product & {
  readonly shape: readonly number[];
  /** Which matrix of `a` and of `b` goes into each product. */
  readonly left: readonly number[];
  readonly right: readonly number[];
};

/** Multiplications from which an explicit transpose pays, or XNNPACK for each matrix of a batch (measured). */
const TRANSPOSE_FROM = 2048;
const EACH_FROM = 16384;

/**
 * C = op(A) · op(B), op an optional transpose, over batches that broadcast. a [...batchA, m, k] (or [k, m]),
 * b [...batchB, k, n] (or [n, k]) → [...batch, m, n]. The library hands only plain, unbatched products to XNNPACK, the
 * rest to scalar loops; and it pairs batches of unequal shapes wrongly.
 */
export const batchMatMul: Kernel = {
  name: 'BatchMatMul',
  backends: ['wasm', 'cpu'],
  run(call) {
    const { a, b } = call.inputs as { a: tf.TensorInfo; b: tf.TensorInfo };
    const isFloat = a.dtype === 'float32' && b.dtype === 'float32';
    const product = productOf(a, b, Boolean(call.attributes.transposeA), Boolean(call.attributes.transposeB));
    const onCpu = call.host.backend === 'cpu';
    // Small nets spend their time here: no plan for a product that the library does best.
    if (isFloat && isPlain(a, b, product, onCpu)) return call.stock() as tf.TensorInfo;
    if (onCpu || !isFloat) return inJavaScript(call.host, a, b, planOf(a, b, product));
    return onWasm(call, a, b, planOf(a, b, product));
  },
};

function productOf(a: tf.TensorInfo, b: tf.TensorInfo, transposeA: boolean, transposeB: boolean): Product {
  const [p, q] = [a.shape.length, b.shape.length];
  const k = a.shape[transposeA ? p - 2 : p - 1] as number;
  const inner = b.shape[transposeB ? q - 1 : q - 2] as number;
  if (k !== inner) {
    throw new Error(`matMul: the inner sizes ${k} and ${inner} of [${a.shape}] and [${b.shape}] must be equal`);
  }
  const m = a.shape[transposeA ? p - 1 : p - 2] as number;
  const n = b.shape[transposeB ? q - 2 : q - 1] as number;
  return { m, k, n, transposeA, transposeB };
}

/** One pair of matrices that is not empty, and small or (on WASM) not transposed. */
function isPlain(a: tf.TensorInfo, b: tf.TensorInfo, product: Product, onCpu: boolean): boolean {
  const { m, k, n, transposeA, transposeB } = product;
  const work = m * k * n;
  const isSmall = work <= TRANSPOSE_FROM;
  return matrices(a) === 1 && matrices(b) === 1 && work > 0 && (isSmall || !(onCpu || transposeA || transposeB));
}

function planOf(a: tf.TensorInfo, b: tf.TensorInfo, product: Product): Plan {
  const batch = tf.broadcast_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
  const [left, right] = [a, b].map(({ shape }) => broadcastIndices(shape.slice(0, -2), batch));
  return { ...product, shape: [...batch, product.m, product.n], left: left ?? [], right: right ?? [] };
}

/** For each element of `to`, row-major, the one of `from` that broadcasting puts there. */
function broadcastIndices(from: readonly number[], to: readonly number[]): number[] {
  let indices = [0];
  const missing = to.length - from.length;
  to.forEach((size, d) => {
    const own = from[d - missing] ?? 1;
    indices = indices.flatMap(index => Array.from({ length: size }, (_, i) => index * own + (own === 1 ? 0 : i)));
  });
  return indices;
}

function matrices({ shape }: tf.TensorInfo): number {
  let count = 1;
  for (let d = 0; d < shape.length - 2; d++) count *= shape[d] as number;
  return count;
}

function onWasm(call: KernelCall, a: tf.TensorInfo, b: tf.TensorInfo, plan: Plan): tf.TensorInfo {
  const { m, k, n, left, transposeA, transposeB } = plan;
  const { host } = call;
  if (m * k * n * left.length === 0) return inJavaScript(host, a, b, plan);
  if (left.length === 1) return single(call, a, b, plan);
  if (matrices(b) === 1 && !transposeA) {
    // One matrix on the right for all: the rows of the whole batch make one tall matrix.
    const tall = { ...plan, m: left.length * m, left: [0], right: [0] };
    const product = single(call, host.view(a, [left.length * m, k]), b, tall);
    return host.view(product, plan.shape);
  }
  if (m * k * n > EACH_FROM) return oneByOne(call, a, b, plan);
  if (matrices(a) < left.length || matrices(b) < left.length) return inJavaScript(host, a, b, plan);
  return call.stock({ a, b }, { transposeA, transposeB }) as tf.TensorInfo;
}

/** One product; XNNPACK takes it once its operands are not transposed. */
function single(call: KernelCall, a: tf.TensorInfo, b: tf.TensorInfo, plan: Plan): tf.TensorInfo {
  const { m, k, n, shape, transposeA, transposeB } = plan;
  const { host, stock } = call;
  if (!(transposeA || transposeB) || m * k * n <= TRANSPOSE_FROM) {
    return host.view(stock({ a, b }, { transposeA, transposeB }) as tf.TensorInfo, shape);
  }
  const [x, y] = [plain(host, a, transposeA), plain(host, b, transposeB)];
  const product = stock({ a: x, b: y }, { transposeA: false, transposeB: false }) as tf.TensorInfo;
  if (transposeA) host.free(x);
  if (transposeB) host.free(y);
  return host.view(product, shape);
}

/** [count, rows, columns] with the transpose carried out. */
function plain(host: Host, tensor: tf.TensorInfo, isTransposed: boolean): tf.TensorInfo {
  const flat = host.view(tensor, [matrices(tensor), ...tensor.shape.slice(-2)]);
  return isTransposed ? host.call('Transpose', { x: flat }, { perm: [0, 2, 1] }) : flat;
}

function oneByOne(call: KernelCall, a: tf.TensorInfo, b: tf.TensorInfo, plan: Plan): tf.TensorInfo {
  const { m, k, n, shape, left, right, transposeA, transposeB } = plan;
  const { host, stock } = call;
  const [x, y] = [plain(host, a, transposeA), plain(host, b, transposeB)];
  const out = host.make(shape);
  const rows = host.make([1, m, k]);
  left.forEach((fromLeft, i) => {
    // XNNPACK keeps the right operand, packed, by its identity: each needs a tensor of its own.
    const columns = host.make([1, k, n]);
    host.values(rows).set(host.values(x).subarray(fromLeft * m * k, (fromLeft + 1) * m * k));
    const fromRight = right[i] as number;
    host.values(columns).set(host.values(y).subarray(fromRight * k * n, (fromRight + 1) * k * n));
    const product = stock({ a: rows, b: columns }, { transposeA: false, transposeB: false }) as tf.TensorInfo;
    host.values(out).set(host.values(product), i * m * n);
    host.free(columns, product);
  });
  host.free(rows);
  if (transposeA) host.free(x);
  if (transposeB) host.free(y);
  return out;
}

function inJavaScript(host: Host, a: tf.TensorInfo, b: tf.TensorInfo, plan: Plan): tf.TensorInfo {
  const { m, k, n, shape, left, right } = plan;
  const out = host.make(shape, a.dtype === 'float32' || b.dtype === 'float32' ? 'float32' : 'int32');
  const [x, y, c] = [host.values(a), host.values(b), host.values(out)];
  left.forEach((fromLeft, i) => {
    const rows = { values: x, start: fromLeft * m * k };
    const columns = { values: y, start: (right[i] as number) * k * n };
    multiplyByTransposed(
      plan.transposeA ? transposed(rows, k, m) : rows,
      plan.transposeB ? columns : transposed(columns, k, n),
      { values: c, start: i * m * n },
      m,
      k,
      n,
    );
  });
  return out;
}
