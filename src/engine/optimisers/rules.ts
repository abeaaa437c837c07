import type { Adam, Decay, Momentum, OptimiserSpec, RmsProp } from './spec.ts';

/** Everything that an update of one variable reads and writes. All arrays have the length of the variable. */
export type Update = {
  readonly values: Float32Array;
  readonly gradient: Float32Array;
  /** What the rule remembers of the variable, zeros before the first step; `Rule.slots` arrays. */
  readonly state: readonly Float32Array[];
  readonly learningRate: number;
  /** Number of this update, from 1. */
  readonly step: number;
};

export type Rule = { readonly slots: number; readonly update: (update: Update) => void };

/** The update in place of one variable; arithmetic in double precision, one rounding per number kept. */
export function ruleOf(spec: OptimiserSpec): Rule {
  const decay = decaysOf(spec);
  switch (spec.kind) {
    case 'sgd':
      return { slots: 0, update: sgd(decay) };
    case 'momentum':
      return { slots: 1, update: momentum(spec, decay) };
    case 'rmsprop':
      return { slots: spec.momentum ? 2 : 1, update: rmsProp(spec, decay) };
    case 'adam':
    case 'adamw':
      return { slots: 2, update: adam(spec, decay) };
  }
}

type Decays = Required<Decay>;

export const decaysOf = ({ kind, l2 = 0, weightDecay }: OptimiserSpec): Decays => ({
  l2,
  weightDecay: weightDecay ?? (kind === 'adamw' ? 0.01 : 0),
});

/** w ← (1 − ηλ_d)·w − η·(g + λ·w). */
const sgd =
  ({ l2, weightDecay }: Decays) =>
  ({ values, gradient, learningRate }: Update): void => {
    const keep = 1 - learningRate * (weightDecay + l2);
    for (let i = 0; i < values.length; i++) {
      values[i] = keep * (values[i] as number) - learningRate * (gradient[i] as number);
    }
  };

/** m ← μ·m + g; w ← w − η·m, or with Nesterov w ← w − η·(g + μ·m). */
function momentum({ momentum: mu = 0.9, nesterov = false }: Momentum, { l2, weightDecay }: Decays) {
  return ({ values, gradient, state, learningRate }: Update): void => {
    const velocity = state[0] as Float32Array;
    const keep = 1 - learningRate * weightDecay;
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number;
      const g = (gradient[i] as number) + l2 * value;
      const m = mu * (velocity[i] as number) + g;
      velocity[i] = m;
      values[i] = keep * value - learningRate * (nesterov ? g + mu * m : m);
    }
  };
}

/** s ← ρ·s + (1 − ρ)·g²; m ← μ·m + η·g/√(s + ε); w ← w − m. */
function rmsProp({ decay: rho = 0.9, momentum: mu = 0, epsilon = 1e-7 }: RmsProp, { l2, weightDecay }: Decays) {
  return ({ values, gradient, state, learningRate }: Update): void => {
    const [square, velocity] = state as [Float32Array, Float32Array | undefined];
    const keep = 1 - learningRate * weightDecay;
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number;
      const g = (gradient[i] as number) + l2 * value;
      const s = rho * (square[i] as number) + (1 - rho) * g * g;
      square[i] = s;
      let m = (learningRate * g) / Math.sqrt(s + epsilon);
      if (velocity) {
        m += mu * (velocity[i] as number);
        velocity[i] = m;
      }
      values[i] = keep * value - m;
    }
  };
}

/**
 * m ← β₁·m + (1 − β₁)·g; v ← β₂·v + (1 − β₂)·g²; w ← w − η·m̂/(√v̂ + ε) with m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ):
 * algorithm 1 of Kingma and Ba, ε outside of the root.
 */
function adam({ beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7 }: Adam, { l2, weightDecay }: Decays) {
  return ({ values, gradient, state, learningRate, step }: Update): void => {
    const [first, second] = state as [Float32Array, Float32Array];
    const keep = 1 - learningRate * weightDecay;
    const rate = learningRate / (1 - beta1 ** step);
    const unbias = 1 / (1 - beta2 ** step);
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number;
      const g = (gradient[i] as number) + l2 * value;
      const m = beta1 * (first[i] as number) + (1 - beta1) * g;
      const v = beta2 * (second[i] as number) + (1 - beta2) * g * g;
      first[i] = m;
      second[i] = v;
      values[i] = keep * value - (rate * m) / (Math.sqrt(v * unbias) + epsilon);
    }
  };
}
