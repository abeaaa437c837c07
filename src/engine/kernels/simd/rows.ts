import * as tf from '@tensorflow/tfjs-core';
import type { Kernel, KernelCall } from '../kernel.ts';

type RowKernel = 'addRow' | 'multiplyRow' | 'subtractRow';

/** x + row, with a row that is broadcast over all axes but the last: a bias. */
export const add = rowKernel('Add', 'addRow', true);
/** x · row. */
export const multiply = rowKernel('Multiply', 'multiplyRow', true);
/** x − row. */
export const sub = rowKernel('Sub', 'subtractRow', false);

function rowKernel(name: string, kernel: RowKernel, commutes: boolean): Kernel {
  return {
    name,
    backends: ['wasm'],
    run(call) {
      const { a, b } = call.inputs as { a: tf.TensorInfo; b: tf.TensorInfo };
      if (a.dtype !== 'float32' || b.dtype !== 'float32') return call.stock();
      if (isRowOf(b, a)) return apply(call, kernel, a, b) ?? call.stock();
      return (commutes && isRowOf(a, b) ? apply(call, kernel, b, a) : undefined) ?? call.stock();
    },
  };
}

/** [n] or [1, …, 1, n] beside [..., n], of more than one row and more than one column. */
function isRowOf(row: tf.TensorInfo, x: tf.TensorInfo): boolean {
  const columns = x.shape.at(-1) ?? 1;
  const size = tf.util.sizeFromShape(x.shape);
  return (
    columns > 1 &&
    size > columns &&
    row.shape.length <= x.shape.length &&
    row.shape.at(-1) === columns &&
    tf.util.sizeFromShape(row.shape) === columns
  );
}

function apply({ host }: KernelCall, kernel: RowKernel, x: tf.TensorInfo, row: tf.TensorInfo) {
  if (!host.simd) return undefined;
  const columns = x.shape.at(-1) as number;
  const out = host.make(x.shape);
  const rows = tf.util.sizeFromShape(x.shape) / columns;
  host.simd[kernel](host.offset(x), host.offset(row), host.offset(out), rows, columns);
  return out;
}
