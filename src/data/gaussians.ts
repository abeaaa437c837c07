import { normal, type Random } from '../platform/random.ts';

/** A cloud of the plane: its share of the points, its centre, its standard deviations and their correlation. */
export type Cloud = {
  readonly weight: number;
  readonly mean: readonly [number, number];
  readonly deviation: readonly [number, number];
  readonly correlation: number;
};

/** Points of known origin: `xs` is [count, 2] row-major, `labels` [count] says which cloud each came from. */
export type Mixture = { readonly count: number; readonly xs: Float32Array; readonly labels: Int32Array };

export type MixtureSpec = { readonly count: number; readonly clouds: readonly Cloud[]; readonly random: Random };

/** Three clouds of unequal weight, one long and slanted, that overlap a little. */
export const THREE_CLOUDS: readonly Cloud[] = [
  { weight: 0.5, mean: [-2, 0], deviation: [0.6, 0.6], correlation: 0 },
  { weight: 0.3, mean: [2, 1.5], deviation: [0.9, 0.5], correlation: 0.7 },
  { weight: 0.2, mean: [1, -2], deviation: [0.4, 0.8], correlation: 0 },
];

/**
 * Draws each point's cloud by weight, then x = μ + L z with L the Cholesky factor of the cloud's covariance
 * [[σ₁², ρσ₁σ₂], [ρσ₁σ₂, σ₂²]]. Weights need not sum to one.
 */
export function gaussianMixture({ count, clouds, random }: MixtureSpec): Mixture {
  const xs = new Float32Array(2 * count);
  const labels = new Int32Array(count);
  const total = clouds.reduce((sum, cloud) => sum + cloud.weight, 0);
  for (let i = 0; i < count; i++) {
    const label = pick(clouds, total * random());
    const { mean, deviation, correlation } = clouds[label] as Cloud;
    const [first, second] = [normal(random), normal(random)];
    xs[2 * i] = mean[0] + deviation[0] * first;
    xs[2 * i + 1] = mean[1] + deviation[1] * (correlation * first + Math.sqrt(1 - correlation ** 2) * second);
    labels[i] = label;
  }
  return { count, xs, labels };
}

function pick(clouds: readonly Cloud[], at: number): number {
  let sum = 0;
  for (let i = 0; i < clouds.length; i++) {
    sum += (clouds[i] as Cloud).weight;
    if (at < sum) return i;
  }
  return clouds.length - 1;
}

export type CorrelatedSpec = {
  readonly count: number;
  readonly features: number;
  /** Correlation of neighbouring features, between −1 and 1; features k apart correlate by its k-th power. */
  readonly correlation: number;
  readonly random: Random;
};

/**
 * Normal features, [count, features] row-major, of mean k and standard deviation 1 + k/2 for feature k, correlated as
 * ρ^|i−j|: x₀ = z₀, xₖ = ρ xₖ₋₁ + √(1−ρ²) zₖ before scale and shift.
 */
export function correlatedFeatures({ count, features, correlation, random }: CorrelatedSpec): Float32Array {
  const xs = new Float32Array(count * features);
  const rest = Math.sqrt(1 - correlation ** 2);
  for (let i = 0; i < count; i++) {
    let value = 0;
    for (let k = 0; k < features; k++) {
      value = k === 0 ? normal(random) : correlation * value + rest * normal(random);
      xs[i * features + k] = k + (1 + k / 2) * value;
    }
  }
  return xs;
}
