import { covariance, fitScaling } from './standardise.ts';

/** Whitening by W = (Σ + εI)^−½ (ZCA): of all whitenings the one that moves the data least. */
export type Whitening = { readonly mean: Float64Array; readonly matrix: Float64Array };

/** Fitted on [count, features] row-major. */
export function fitWhitening(values: Float32Array, features: number, epsilon = 1e-5): Whitening {
  const { vectors, eigenvalues } = eigenSymmetric(covariance(values, features), features);
  const matrix = new Float64Array(features * features);
  for (let k = 0; k < features; k++) {
    const scale = 1 / Math.sqrt(Math.max(0, eigenvalues[k] as number) + epsilon);
    for (let i = 0; i < features; i++) {
      for (let j = 0; j < features; j++) {
        const product = (vectors[i * features + k] as number) * (vectors[j * features + k] as number);
        matrix[i * features + j] = (matrix[i * features + j] as number) + scale * product;
      }
    }
  }
  return { mean: fitScaling(values, features).mean, matrix };
}

/** W (x − mean) of each row, [count, features]. */
export function applyWhitening(values: Float32Array, { mean, matrix }: Whitening): Float32Array {
  const features = mean.length;
  return values.map((_, index) => {
    const i = index % features;
    let sum = 0;
    for (let j = 0; j < features; j++) {
      sum += (matrix[i * features + j] as number) * ((values[index - i + j] as number) - (mean[j] as number));
    }
    return sum;
  });
}

export type Eigen = {
  /** Falling. */
  readonly eigenvalues: Float64Array;
  /** Column k, of a [size, size] row-major table, belongs to eigenvalue k. */
  readonly vectors: Float64Array;
};

const SWEEPS = 60;

/** Eigenvalues of a symmetric [size, size] matrix by cyclic Jacobi rotations (Golub and Van Loan, 4th ed., §8.5). */
export function eigenSymmetric(matrix: Float64Array, size: number): Eigen {
  const a = Float64Array.from(matrix);
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i++) v[i * size + i] = 1;
  const scale = a.reduce((most, value) => Math.max(most, Math.abs(value)), Number.MIN_VALUE);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let largest = 0;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        largest = Math.max(largest, Math.abs(a[p * size + q] as number));
        rotate(a, v, size, p, q);
      }
    }
    if (largest < 1e-14 * scale) break;
  }
  const order = Array.from({ length: size }, (_, i) => i).sort(
    (i, j) => (a[j * size + j] ?? 0) - (a[i * size + i] ?? 0),
  );
  return {
    eigenvalues: Float64Array.from(order, k => a[k * size + k] as number),
    vectors: v.map((_, index) => v[index - (index % size) + (order[index % size] as number)] as number),
  };
}

/** Makes a[p][q] zero by turning the plane of p and q, in a and in the vectors. */
function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q] as number;
  if (apq === 0) return;
  const theta = ((a[q * size + q] as number) - (a[p * size + p] as number)) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cos = 1 / Math.sqrt(t * t + 1);
  const sin = t * cos;
  for (let k = 0; k < size; k++) turn(a, k * size + p, k * size + q, cos, sin);
  for (let k = 0; k < size; k++) turn(a, p * size + k, q * size + k, cos, sin);
  for (let k = 0; k < size; k++) turn(v, k * size + p, k * size + q, cos, sin);
}

function turn(values: Float64Array, i: number, j: number, cos: number, sin: number): void {
  const [x, y] = [values[i] as number, values[j] as number];
  values[i] = cos * x - sin * y;
  values[j] = sin * x + cos * y;
}
