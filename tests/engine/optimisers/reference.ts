import type { OptimiserSpec } from '../../../src/engine/optimisers/index.ts';

type Vector = readonly number[];

/** The formulas of the papers in float64, written with whole vectors and without sharing anything with the engine. */
export function reference(spec: OptimiserSpec, start: Vector) {
  const { l2 = 0, weightDecay = spec.kind === 'adamw' ? 0.01 : 0 } = spec;
  const next = stepper(spec, start.length);
  let values = start;
  return {
    get values() {
      return values;
    },
    update(gradient: Vector, rate: number) {
      const penalised = gradient.map((g, i) => g + l2 * values[i]!);
      const step = next(penalised, rate);
      values = values.map((w, i) => w - rate * weightDecay * w - step[i]!);
    },
  };
}

/** gradient, rate → what is taken from the weights. */
function stepper(spec: OptimiserSpec, size: number): (gradient: Vector, rate: number) => Vector {
  let [m, v, t]: [Vector, Vector, number] = [Array(size).fill(0), Array(size).fill(0), 0];
  switch (spec.kind) {
    case 'sgd':
      return (g, rate) => g.map(x => rate * x);
    case 'momentum': {
      const { momentum = 0.9, nesterov = false } = spec;
      return (g, rate) => {
        m = m.map((x, i) => momentum * x + g[i]!);
        return m.map((x, i) => rate * (nesterov ? g[i]! + momentum * x : x));
      };
    }
    case 'rmsprop': {
      const { decay = 0.9, momentum = 0, epsilon = 1e-7 } = spec;
      return (g, rate) => {
        v = v.map((x, i) => decay * x + (1 - decay) * g[i]! ** 2);
        m = m.map((x, i) => momentum * x + (rate * g[i]!) / Math.sqrt(v[i]! + epsilon));
        return m;
      };
    }
    case 'adam':
    case 'adamw': {
      const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7 } = spec;
      return (g, rate) => {
        t++;
        m = m.map((x, i) => beta1 * x + (1 - beta1) * g[i]!);
        v = v.map((x, i) => beta2 * x + (1 - beta2) * g[i]! ** 2);
        return m.map((x, i) => {
          const mean = x / (1 - beta1 ** t);
          return (rate * mean) / (Math.sqrt(v[i]! / (1 - beta2 ** t)) + epsilon);
        });
      };
    }
  }
}
