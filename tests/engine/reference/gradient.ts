import { type Array64, array } from './array.ts';

export type Scalar = (...inputs: readonly Array64[]) => number;

/** Σ w·y. */
export const weighted = (weights: Array64, y: Array64): number =>
  y.values.reduce((sum, value, i) => sum + weights.values[i]! * value, 0);

/** Central differences of a smooth function: exact to about 1e-9 of its size. */
export function differences(f: Scalar, inputs: readonly Array64[], step = 1e-5): Array64[] {
  return inputs.map((input, which) => {
    const moved = Float64Array.from(input.values);
    const all = inputs.with(which, { shape: input.shape, values: moved });
    const gradient = input.values.map((value, i) => {
      moved[i] = value + step;
      const above = f(...all);
      moved[i] = value - step;
      const below = f(...all);
      moved[i] = value;
      return (above - below) / (2 * step);
    });
    return array(input.shape, gradient);
  });
}
