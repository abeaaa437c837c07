/** One number for each unit of the hidden layer. */
export type Pair = readonly [number, number];

/** Two inputs, two sigmoid hidden units, one output; `w[i][j]` runs from input i to hidden unit j. */
export type Weights = {
  readonly w: readonly [Pair, Pair];
  readonly b: Pair;
  readonly v: Pair;
  readonly c: number;
};

export type Setup = {
  readonly x: Pair;
  readonly target: number;
  readonly weights: Weights;
  readonly output: 'sigmoid' | 'linear';
  readonly rate: number;
};

/** All numbers of one forward pass, one backward pass and one update, in float64. The loss is ½(ŷ − t)². */
export type Pass = {
  readonly z: Pair;
  readonly a: Pair;
  readonly zOut: number;
  readonly yHat: number;
  readonly loss: number;
  /** ∂L/∂ŷ. */
  readonly dOut: number;
  /** ∂L/∂z of the output unit and of the hidden units. */
  readonly deltaOut: number;
  readonly delta: Pair;
  readonly gradient: Weights;
  readonly updated: Weights;
};

export const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** The chain rule by hand, line for line what the ledger shows. */
export function passOf(setup: Setup): Pass {
  const { x, target, weights, output, rate } = setup;
  const { w, b, v, c } = weights;
  const z: Pair = [w[0][0] * x[0] + w[1][0] * x[1] + b[0], w[0][1] * x[0] + w[1][1] * x[1] + b[1]];
  const a: Pair = [sigmoid(z[0]), sigmoid(z[1])];
  const zOut = v[0] * a[0] + v[1] * a[1] + c;
  const yHat = output === 'sigmoid' ? sigmoid(zOut) : zOut;
  const dOut = yHat - target;
  const deltaOut = output === 'sigmoid' ? dOut * yHat * (1 - yHat) : dOut;
  const delta: Pair = [deltaOut * v[0] * a[0] * (1 - a[0]), deltaOut * v[1] * a[1] * (1 - a[1])];
  const gradient: Weights = {
    w: [
      [delta[0] * x[0], delta[1] * x[0]],
      [delta[0] * x[1], delta[1] * x[1]],
    ],
    b: delta,
    v: [deltaOut * a[0], deltaOut * a[1]],
    c: deltaOut,
  };
  const updated = unflatten(flatten(weights).map((value, i) => value - rate * (flatten(gradient)[i] as number)));
  return { z, a, zOut, yHat, loss: 0.5 * dOut * dOut, dOut, deltaOut, delta, gradient, updated };
}

/** The loss ½(ŷ − t)² alone. */
export function lossOf(setup: Setup): number {
  return passOf(setup).loss;
}

/** w₁₁, w₁₂, w₂₁, w₂₂, b₁, b₂, v₁, v₂, c. */
export function flatten({ w, b, v, c }: Weights): number[] {
  return [...w[0], ...w[1], ...b, ...v, c];
}

export function unflatten(flat: readonly number[]): Weights {
  const [w11, w12, w21, w22, b1, b2, v1, v2, c] = flat as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return {
    w: [
      [w11, w12],
      [w21, w22],
    ],
    b: [b1, b2],
    v: [v1, v2],
    c,
  };
}
