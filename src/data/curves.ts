import { normal, type Random } from '../platform/random.ts';

/** Numbers of one variable with noise: `xs`, `ys` and the curve without noise `truth`, each [count]. */
export type Curve = {
  readonly count: number;
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  readonly truth: Float32Array;
};

export type CurveSpec = {
  readonly count: number;
  /** Standard deviation of the normal noise added to y. */
  readonly noise: number;
  readonly random: Random;
};

/** y = slope · x + intercept + noise, x uniform in [−1, 1). */
export function line(spec: CurveSpec & { readonly slope?: number; readonly intercept?: number }): Curve {
  const { slope = 2, intercept = 0.5 } = spec;
  return sample(spec, x => slope * x + intercept);
}

/** y = sin(2π · periods · x) + noise, x uniform in [−1, 1). */
export function sine(spec: CurveSpec & { readonly periods?: number }): Curve {
  const { periods = 0.5 } = spec;
  return sample(spec, x => Math.sin(2 * Math.PI * periods * x));
}

/** y = Σ coefficients[k] · xᵏ + noise, x uniform in [−1, 1). */
export function polynomial(spec: CurveSpec & { readonly coefficients: readonly number[] }): Curve {
  return sample(spec, x => spec.coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0));
}

/** y = ½ sin(3x) + ½ sin(7x + 1) + 0.3 x + noise, x uniform in [−1, 1): bends that a net of a few units just misses. */
export function wiggle(spec: CurveSpec): Curve {
  return sample(spec, x => 0.5 * Math.sin(3 * x) + 0.5 * Math.sin(7 * x + 1) + 0.3 * x);
}

function sample({ count, noise, random }: CurveSpec, curve: (x: number) => number): Curve {
  const xs = new Float32Array(count);
  const ys = new Float32Array(count);
  const truth = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const x = 2 * random() - 1;
    xs[i] = x;
    truth[i] = curve(x);
    ys[i] = curve(x) + noise * normal(random);
  }
  return { count, xs, ys, truth };
}
