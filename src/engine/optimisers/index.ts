import type * as tf from '@tensorflow/tfjs-core';
import { ruleOf, type Update } from './rules.ts';
import { simdRuleOf } from './simd-rules.ts';
import type { OptimiserSpec } from './spec.ts';
import { type Block, currentStorage } from './storage.ts';

export type { OptimiserKind, OptimiserSpec } from './spec.ts';

export type Optimiser = {
  /**
   * One update of all variables in place, the rate given each time. `gradients` in the order of the variables, of their
   * shapes; a variable without one stays as it is. On the cpu backend `variable.dataSync()` hands out the memory itself:
   * copy what shall outlive the next update.
   */
  readonly update: (gradients: readonly (tf.TensorInfo | undefined)[], learningRate: number) => void;
  readonly dispose: () => void;
};

/**
 * An optimiser of float32 variables: one pass over memory per variable, no tensor made. The results are those of
 * `tf.train.*` with the same constants; see `spec.ts` for the kinds and `rules.ts` for the formulas.
 */
export function createOptimiser(spec: OptimiserSpec, variables: readonly tf.Variable[]): Optimiser {
  const storage = currentStorage();
  const rule = ruleOf(spec);
  const blocks: readonly Block[][] = variables.map(({ size }) =>
    Array.from({ length: rule.slots }, () => storage.block(size)),
  );
  const { simd } = storage;
  const simdRule = simd && simdRuleOf(spec);
  const apply = (update: Update): void => {
    const fours = simd && simdRule ? update.values.length & ~3 : 0;
    if (simd && simdRule && fours > 0) simdRule(simd, update, fours);
    if (fours < update.values.length) rule.update(from(update, fours));
  };
  let step = 0;
  return {
    update(gradients, learningRate) {
      step++;
      for (const variable of variables) storage.own(variable);
      variables.forEach((variable, v) => {
        const gradient = gradients[v];
        if (!gradient) return;
        const values = storage.view(variable);
        const state = (blocks[v] as Block[]).map(block => block.values());
        apply({ values, gradient: storage.view(gradient), state, learningRate, step });
        storage.changed(variable, values);
      });
    },
    dispose() {
      for (const block of blocks.flat()) block.free();
    },
  };
}

/** The part of an update that begins at a number of the arrays. */
function from(update: Update, start: number): Update {
  if (start === 0) return update;
  const { values, gradient, state } = update;
  const rest = (array: Float32Array) => array.subarray(start);
  return { ...update, values: rest(values), gradient: rest(gradient), state: state.map(rest) };
}

/** The gradients of `tf.variableGrads` in the order of the variables. */
export function ordered(variables: readonly tf.Variable[], named: tf.NamedTensorMap): (tf.Tensor | undefined)[] {
  return variables.map(({ name }) => named[name]);
}
