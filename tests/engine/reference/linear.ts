import { type Array64, zeros } from './array.ts';
import { broadcast, broadcastShape } from './elementwise.ts';
import { transpose } from './shape.ts';

const swapLast = (x: Array64): Array64 => {
  const rank = x.shape.length;
  return transpose(x, [...Array(rank - 2).keys(), rank - 1, rank - 2]);
};

/** [..., m, k] · [..., k, n] → [..., m, n]; the batch axes broadcast. */
export function matMul(a: Array64, b: Array64, transposeA = false, transposeB = false): Array64 {
  const [left, right] = [transposeA ? swapLast(a) : a, transposeB ? swapLast(b) : b];
  const [m, k] = left.shape.slice(-2) as [number, number];
  const [inner, n] = right.shape.slice(-2) as [number, number];
  if (inner !== k) throw new Error(`the inner sizes ${k} and ${inner} differ`);
  const batch = broadcastShape(left.shape.slice(0, -2), right.shape.slice(0, -2));
  const [p, q] = [broadcast(left, [...batch, m, k]).values, broadcast(right, [...batch, k, n]).values];
  const out = zeros([...batch, m, n]);
  for (let i = 0; i < out.values.length; i++) {
    const [one, row, column] = [Math.floor(i / (m * n)), Math.floor(i / n) % m, i % n];
    let sum = 0;
    for (let j = 0; j < k; j++) sum += p[(one * m + row) * k + j]! * q[(one * k + j) * n + column]!;
    out.values[i] = sum;
  }
  return out;
}

/** x·W + b over the last axis of x. */
export function dense(x: Array64, kernel: Array64, bias?: Array64): Array64 {
  const [inputs, units] = kernel.shape as [number, number];
  const out = zeros([...x.shape.slice(0, -1), units]);
  for (let i = 0; i < out.values.length; i++) {
    const [row, unit] = [Math.floor(i / units), i % units];
    let sum = bias ? bias.values[unit]! : 0;
    for (let j = 0; j < inputs; j++) sum += x.values[row * inputs + j]! * kernel.values[j * units + unit]!;
    out.values[i] = sum;
  }
  return out;
}
