import { type Array64, at, build } from './array.ts';
import { add, combine, map, mul, sub } from './elementwise.ts';
import { mean, variance } from './reduce.ts';

/** (x − mean) / √(variance + ε) · scale + offset, with statistics that are given. */
export function batchNorm(
  x: Array64,
  average: Array64,
  spread: Array64,
  offset: Array64,
  factor: Array64,
  epsilon: number,
): Array64 {
  const deviation = map(spread, value => Math.sqrt(value + epsilon));
  return add(
    mul(
      combine(sub(x, average), deviation, (p, q) => p / q),
      factor,
    ),
    offset,
  );
}

/** Statistics over `axes` of the batch itself. */
export const normalise = (
  x: Array64,
  axes: readonly number[],
  factor: Array64,
  offset: Array64,
  epsilon: number,
): Array64 => batchNorm(x, mean(x, axes, true), variance(x, axes, true), offset, factor, epsilon);

export type ResponseNormalisation = { depthRadius: number; bias: number; alpha: number; beta: number };

/** Local response normalisation (Krizhevsky et al. 2012) along the last axis. */
export const localResponseNorm = (x: Array64, { depthRadius, bias, alpha, beta }: ResponseNormalisation): Array64 =>
  build(x.shape, index => {
    const channel = index.at(-1)!;
    let sum = 0;
    for (let k = channel - depthRadius; k <= channel + depthRadius; k++) {
      if (k >= 0 && k < x.shape.at(-1)!) sum += at(x, index.with(-1, k)) ** 2;
    }
    return at(x, index) / (bias + alpha * sum) ** beta;
  });
