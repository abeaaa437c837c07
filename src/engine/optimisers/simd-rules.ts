import type { Simd } from '../simd/index.ts';
import { decaysOf, type Update } from './rules.ts';
import type { OptimiserSpec } from './spec.ts';

/** Updates a multiple of four numbers, all of whose arrays lie in the memory of WASM. */
export type SimdRule = (simd: Simd, update: Update, count: number) => void;

/** The rules of `rules.ts` for the kernels of `simd/assembly/optimisers.ts`; undefined where there is no kernel. */
export function simdRuleOf(spec: OptimiserSpec): SimdRule | undefined {
  const { l2, weightDecay } = decaysOf(spec);
  const keepOf = (learningRate: number) => 1 - learningRate * weightDecay;
  switch (spec.kind) {
    case 'sgd':
      return (simd, { values, gradient, learningRate }, count) =>
        simd.sgd(...at(values, gradient), count, learningRate, 1 - learningRate * (weightDecay + l2));
    case 'momentum': {
      const { momentum = 0.9, nesterov = false } = spec;
      return (simd, { values, gradient, state, learningRate: rate }, count) =>
        simd.momentum(...at(values, gradient, ...state), count, rate, keepOf(rate), l2, momentum, Number(nesterov));
    }
    case 'rmsprop': {
      const { decay = 0.9, momentum = 0, epsilon = 1e-7 } = spec;
      if (momentum) return undefined;
      return (simd, { values, gradient, state, learningRate: rate }, count) =>
        simd.rmsProp(...at(values, gradient, ...state), count, rate, keepOf(rate), l2, decay, 1 - decay, epsilon);
    }
    case 'adam':
    case 'adamw': {
      const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7 } = spec;
      return (simd, { values, gradient, state, learningRate, step }, count) => {
        const rate = learningRate / (1 - beta1 ** step);
        const unbias = 1 / (1 - beta2 ** step);
        const betas = [beta1, 1 - beta1, beta2, 1 - beta2] as const;
        const pointers = at(values, gradient, ...state);
        simd.adam(...pointers, count, rate, keepOf(learningRate), l2, ...betas, unbias, epsilon);
      };
    }
  }
}

const at = (...arrays: readonly Float32Array[]): number[] => arrays.map(({ byteOffset }) => byteOffset);
