import type { Values } from './host.ts';

/** A row-major matrix inside an array. */
export type Matrix = { readonly values: Values; readonly start: number };

/**
 * C [m, n] = A [m, k] · Bᵀ, with B [n, k]: both operands are read along their rows. Tiles of 2 × 4 results stay in
 * registers and are summed in double precision.
 */
export function multiplyByTransposed(a: Matrix, b: Matrix, c: Matrix, m: number, k: number, n: number): void {
  const evenRows = m - (m % 2);
  const wholeTiles = n - (n % 4);
  for (let i = 0; i < evenRows; i += 2) {
    for (let j = 0; j < wholeTiles; j += 4) tile(a, a.start + i * k, b, b.start + j * k, c, c.start + i * n + j, k, n);
  }
  edge(a, b, c, [0, evenRows], [wholeTiles, n], k, n);
  edge(a, b, c, [evenRows, m], [0, n], k, n);
}

function tile(a: Matrix, a0: number, b: Matrix, b0: number, c: Matrix, c0: number, k: number, n: number): void {
  const [A, B, C] = [a.values, b.values, c.values];
  const [a1, b1, b2, b3, c1] = [a0 + k, b0 + k, b0 + 2 * k, b0 + 3 * k, c0 + n];
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s03 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s13 = 0;
  for (let p = 0; p < k; p++) {
    const x = A[a0 + p] as number;
    const y = A[a1 + p] as number;
    const v0 = B[b0 + p] as number;
    const v1 = B[b1 + p] as number;
    const v2 = B[b2 + p] as number;
    const v3 = B[b3 + p] as number;
    s00 += x * v0;
    s01 += x * v1;
    s02 += x * v2;
    s03 += x * v3;
    s10 += y * v0;
    s11 += y * v1;
    s12 += y * v2;
    s13 += y * v3;
  }
  C[c0] = s00;
  C[c0 + 1] = s01;
  C[c0 + 2] = s02;
  C[c0 + 3] = s03;
  C[c1] = s10;
  C[c1 + 1] = s11;
  C[c1 + 2] = s12;
  C[c1 + 3] = s13;
}

type Range = readonly [from: number, to: number];

/** The rows and columns that no whole tile covers. */
function edge(a: Matrix, b: Matrix, c: Matrix, rows: Range, columns: Range, k: number, n: number): void {
  const [A, B, C] = [a.values, b.values, c.values];
  for (let i = rows[0]; i < rows[1]; i++) {
    const a0 = a.start + i * k;
    for (let j = columns[0]; j < columns[1]; j++) {
      const b0 = b.start + j * k;
      let sum = 0;
      for (let p = 0; p < k; p++) sum += (A[a0 + p] as number) * (B[b0 + p] as number);
      C[c.start + i * n + j] = sum;
    }
  }
}

/** A copy of a matrix [rows, columns] with rows and columns exchanged. */
export function transposed({ values, start }: Matrix, rows: number, columns: number): Matrix {
  const result = new (values.constructor as Float32ArrayConstructor)(rows * columns);
  for (let j = 0, t = 0; j < columns; j++) {
    for (let i = 0, s = start + j; i < rows; i++, s += columns) result[t++] = values[s] as number;
  }
  return { values: result, start: 0 };
}
