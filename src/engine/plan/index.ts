import * as tf from '@tensorflow/tfjs-core';
import { createOptimiser, type OptimiserSpec, ordered } from '../optimisers/index.ts';
import { type Batch, createInputs, type InputSpec } from './inputs.ts';
import { Unplannable } from './machine.ts';
import { type Plan, planOf } from './plan.ts';
import { watchRandom, withNumbers } from './random.ts';
import { type Trace, trace } from './trace.ts';

export type { Batch, InputSpec } from './inputs.ts';

export type StepSpec<Name extends string> = {
  readonly variables: readonly tf.Variable[];
  readonly optimiser: OptimiserSpec;
  /** Shapes of a batch; float32 if no type is given. */
  readonly inputs: Readonly<Record<Name, InputSpec>>;
  /**
   * The loss of a batch: a function of its arguments, of tensors and variables, and of `Math.random`. It is not called
   * again once it is recorded, so numbers of JavaScript that change from step to step must come in as inputs.
   */
  readonly loss: (inputs: Readonly<Record<Name, tf.Tensor>>) => tf.Scalar;
};

/** `recording` at the first steps; `ordinary` for good, because of `reason`. */
export type StepMode =
  | { readonly kind: 'recording' | 'planned' }
  | { readonly kind: 'ordinary'; readonly reason: string };

export type PlannedStep<Name extends string> = {
  /** One update on a batch; returns the loss before the update. */
  readonly run: (batch: Batch<Name>, learningRate: number) => number;
  readonly mode: () => StepMode;
  /** Frees all but the variables. */
  readonly dispose: () => void;
};

type State =
  | { readonly kind: 'recording'; readonly last?: Trace }
  | { readonly kind: 'planned'; readonly plan: Plan }
  | { readonly kind: 'ordinary'; readonly reason: string };

/** Recordings after which a step that keeps changing is left to the engine, unless plans served for a while in between. */
const MAX_RECORDINGS = 8;
const A_WHILE = 20;

/**
 * A training step of fixed shapes that is recorded at its first two runs and then done again kernel by kernel, without the
 * engine: no tape, no scopes, no tensors made. The numbers are those of the ordinary step, bit for bit: the recordings must
 * agree, and the plan must first reproduce the second. What cannot be planned is done by the engine at each step.
 */
export function planStep<Name extends string>(spec: StepSpec<Name>): PlannedStep<Name> {
  const { variables } = spec;
  const optimiser = createOptimiser(spec.optimiser, variables);
  const inputs = createInputs(spec.inputs);
  let state: State = { kind: 'recording' };
  let [recordings, runs] = [0, 0];

  const forward = () => {
    const { value, grads } = tf.variableGrads(() => spec.loss(inputs.tensors), [...variables]);
    return [value, ...ordered(variables, grads)] as const;
  };
  const finish = ([value, ...gradients]: ReturnType<typeof forward>, learningRate: number): number => {
    const loss = value.dataSync()[0] as number;
    optimiser.update(gradients, learningRate);
    return loss;
  };
  const ordinary = (learningRate: number) => tf.tidy(() => finish(forward(), learningRate));

  function recorded(last: Trace | undefined, learningRate: number): number {
    [recordings, runs] = [runs > A_WHILE ? 1 : recordings + 1, 0];
    return tf.tidy(() => {
      const { value: results, trace: record } = trace(forward, all => all, inputs.tensors);
      const outcome = planOf({ record, last, results, trained: variables, inputs: inputs.tensors });
      if (outcome.kind !== 'different') state = outcome;
      else if (recordings < MAX_RECORDINGS) state = { kind: 'recording', last: record };
      else state = { kind: 'ordinary', reason: outcome.reason };
      return finish(results, learningRate);
    });
  }

  function planned(plan: Plan, learningRate: number): number {
    const random = plan.isRandom ? watchRandom() : undefined;
    try {
      plan.run();
    } catch (error) {
      if (!(error instanceof Unplannable)) throw error;
      random?.restore();
      giveUp(plan, error.message);
      return withNumbers(random?.take() ?? [], () => ordinary(learningRate)).result;
    } finally {
      random?.restore();
    }
    runs++;
    plan.assign();
    optimiser.update(plan.gradients, learningRate);
    return plan.loss();
  }

  function giveUp(plan: Plan, reason: string): void {
    plan.dispose();
    state = { kind: 'ordinary', reason };
  }

  return {
    run(batch, learningRate) {
      inputs.write(batch);
      if (state.kind === 'planned') {
        if (state.plan.isValid()) return planned(state.plan, learningRate);
        state.plan.dispose();
        state = { kind: 'recording' };
      }
      return state.kind === 'ordinary' ? ordinary(learningRate) : recorded(state.last, learningRate);
    },
    mode: () => (state.kind === 'ordinary' ? state : { kind: state.kind }),
    dispose() {
      if (state.kind === 'planned') state.plan.dispose();
      optimiser.dispose();
      inputs.dispose();
    },
  };
}
