import { type Array64, array } from './array.ts';

/** Makes one number of the parameters from it and its gradient; holds the moments of all numbers of all arrays. */
export type Optimiser = (parameters: readonly Array64[], gradients: readonly Array64[]) => Array64[];

/** What one number remembers, all zero at first. */
type Memory = { first: number; second: number; step: number };
type Rule = (parameter: number, gradient: number, memory: Memory) => number;

function byNumber(rule: Rule, initialSecond = 0): Optimiser {
  const memories = new Map<string, Memory>();
  return (parameters, gradients) =>
    parameters.map(({ shape, values }, which) =>
      array(
        shape,
        values.map((parameter, i) => {
          const memory = memories.get(`${which} ${i}`) ?? { first: 0, second: initialSecond, step: 0 };
          memories.set(`${which} ${i}`, memory);
          memory.step++;
          return rule(parameter, gradients[which]!.values[i]!, memory);
        }),
      ),
    );
}

export const sgd = (rate: number): Optimiser => byNumber((p, g) => p - rate * g);

/** v ← μv + g; p ← p − ηv, or with Nesterov's look ahead p ← p − η(g + μv). */
export const momentum = (rate: number, friction: number, nesterov = false): Optimiser =>
  byNumber((p, g, memory) => {
    memory.first = friction * memory.first + g;
    return p - rate * (nesterov ? g + friction * memory.first : memory.first);
  });

/** Duchi et al. 2011, from an accumulator that starts at 0.1. */
export const adagrad = (rate: number): Optimiser =>
  byNumber((p, g, memory) => {
    memory.second += g * g;
    return p - (rate * g) / Math.sqrt(memory.second + 1e-7);
  }, 0.1);

/** Tieleman and Hinton 2012, with ε inside the root. */
export const rmsprop = (rate: number, decay: number, friction = 0, epsilon = 1e-7): Optimiser =>
  byNumber((p, g, memory) => {
    memory.second = decay * memory.second + (1 - decay) * g * g;
    memory.first = friction * memory.first + (rate * g) / Math.sqrt(memory.second + epsilon);
    return p - memory.first;
  });

/**
 * Not Zeiler 2012, algorithm 1, but what TensorFlow.js makes of it: it divides by the root mean square of the gradients
 * before this one, so that the first step is the whole gradient.
 */
export const laggingAdadelta = (rate: number, rho: number, epsilon: number): Optimiser =>
  byNumber((p, g, memory) => {
    const update = (Math.sqrt(memory.first + epsilon) / Math.sqrt(memory.second + epsilon)) * g;
    memory.second = rho * memory.second + (1 - rho) * g * g;
    memory.first = rho * memory.first + (1 - rho) * update * update;
    return p - rate * update;
  });

/** Kingma and Ba 2015, algorithm 1. */
export const adam = (rate: number, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7): Optimiser =>
  byNumber((p, g, memory) => {
    memory.first = beta1 * memory.first + (1 - beta1) * g;
    memory.second = beta2 * memory.second + (1 - beta2) * g * g;
    const mean = memory.first / (1 - beta1 ** memory.step);
    const square = memory.second / (1 - beta2 ** memory.step);
    return p - (rate * mean) / (Math.sqrt(square) + epsilon);
  });

/** Kingma and Ba 2015, algorithm 2: the largest gradient, fading, in place of the mean square. */
export const adamax = (rate: number, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7): Optimiser =>
  byNumber((p, g, memory) => {
    memory.first = beta1 * memory.first + (1 - beta1) * g;
    memory.second = Math.max(beta2 * memory.second, Math.abs(g));
    return p - ((rate / (1 - beta1 ** memory.step)) * memory.first) / (memory.second + epsilon);
  });
