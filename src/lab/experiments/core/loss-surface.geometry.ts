import { normal, type Random } from '../../../platform/random.ts';

/** Inputs [count, 2] row-major and one target for each. */
export type Samples = { readonly count: number; readonly xs: Float32Array; readonly targets: Float32Array };

/** A plane through the space of all parameters: the point (α, β) is origin + α·across + β·along. */
export type Plane = {
  readonly origin: Float64Array;
  readonly across: Float64Array;
  /** At right angles to `across`, and of the same length. */
  readonly along: Float64Array;
};

/**
 * Mean squared error of a network with at most one hidden layer of tanh units and a linear output, in float64. `theta` holds
 * kernel, bias, kernel, bias, each row-major; `sizes` is [2, hidden, 1], or [2, 1] for linear regression.
 */
export function lossAt(theta: Float64Array, sizes: readonly number[], { xs, targets, count }: Samples): number {
  const hidden = sizes.length === 3 ? (sizes[1] as number) : 0;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const [x1, x2] = [xs[2 * i] as number, xs[2 * i + 1] as number];
    const answer = hidden === 0 ? affine(theta, 0, 1, 0, x1, x2) : hiddenAnswer(theta, hidden, x1, x2);
    sum += (answer - (targets[i] as number)) ** 2;
  }
  return sum / count;
}

/** b[j] + x1·W[0][j] + x2·W[1][j] for the kernel [2, units] that starts at `at`. */
function affine(theta: Float64Array, at: number, units: number, j: number, x1: number, x2: number): number {
  const [w1, w2] = [theta[at + j] as number, theta[at + units + j] as number];
  return (theta[at + 2 * units + j] as number) + x1 * w1 + x2 * w2;
}

function hiddenAnswer(theta: Float64Array, hidden: number, x1: number, x2: number): number {
  let answer = theta[4 * hidden] as number;
  for (let j = 0; j < hidden; j++) {
    answer += (theta[3 * hidden + j] as number) * Math.tanh(affine(theta, 0, hidden, j, x1, x2));
  }
  return answer;
}

/**
 * All parameters with their signs turned, but for the output bias. As tanh(−z) = −tanh(z), a network with a hidden layer
 * computes exactly the same function afterwards; linear regression does not.
 */
export function mirrored(theta: Float64Array): Float64Array {
  return theta.map((value, i) => (i === theta.length - 1 ? value : -value));
}

/**
 * A random direction whose part for each unit (incoming weights and bias) is as long as the unit's own parameters, so that
 * directions of differently scaled networks can be compared: filter normalisation, Li et al. 2018, arXiv:1712.09913, §4.
 */
export function randomDirection(theta: Float64Array, sizes: readonly number[], random: Random): Float64Array {
  const direction = theta.map(() => normal(random));
  for (const unit of units(sizes)) {
    const length = (values: Float64Array) => Math.hypot(...unit.map(i => values[i] as number));
    const scale = length(theta) / length(direction);
    for (const i of unit) direction[i] = (direction[i] as number) * scale;
  }
  return direction;
}

/** The indices of each unit's kernel column and bias. */
function units(sizes: readonly number[]): number[][] {
  const result: number[][] = [];
  let at = 0;
  for (let l = 0; l + 1 < sizes.length; l++) {
    const [inputs, count] = [sizes[l] as number, sizes[l + 1] as number];
    for (let j = 0; j < count; j++) result.push(Array.from({ length: inputs + 1 }, (_, p) => at + p * count + j));
    at += (inputs + 1) * count;
  }
  return result;
}

/** The plane through `origin` along two directions; the second is made perpendicular to the first and as long. */
export function planeOf(origin: Float64Array, across: Float64Array, second: Float64Array): Plane {
  const overlap = dot(second, across) / dot(across, across);
  const rest = second.map((value, i) => value - overlap * (across[i] as number));
  const scale = norm(across) / norm(rest);
  return { origin, across, along: rest.map(value => value * scale) };
}

export function pointOf({ origin, across, along }: Plane, alpha: number, beta: number): Float64Array {
  return origin.map((value, i) => value + alpha * (across[i] as number) + beta * (along[i] as number));
}

/** The coordinates of the point of the plane that is nearest to `theta`. */
export function project({ origin, across, along }: Plane, theta: Float64Array): { x: number; y: number } {
  const offset = theta.map((value, i) => value - (origin[i] as number));
  return { x: dot(offset, across) / dot(across, across), y: dot(offset, along) / dot(along, along) };
}

/**
 * Indices of the local minima of a curve: before each the curve has fallen, and after it risen, by at least `share` of its
 * whole range. Smaller dents and the ends do not count.
 */
export function localMinima(values: readonly number[], share = 0.01): number[] {
  const tolerance = share * (Math.max(...values) - Math.min(...values));
  if (!(tolerance > 0)) return [];
  const minima: number[] = [];
  let highest = values[0] as number;
  let lowest = 0;
  let falling = false;
  values.forEach((value, i) => {
    if (falling) {
      if (value < (values[lowest] as number)) lowest = i;
      if (value < (values[lowest] as number) + tolerance) return;
      minima.push(lowest);
      falling = false;
      highest = value;
    } else {
      highest = Math.max(highest, value);
      if (value > highest - tolerance) return;
      falling = true;
      lowest = i;
    }
  });
  return minima;
}

export function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value - (b[i] as number));
}

export function norm(values: Float64Array): number {
  return Math.sqrt(dot(values, values));
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
}
