import * as tf from '@tensorflow/tfjs-core';
import { type Optimiser, ordered } from '../optimisers/index.ts';
import { currentStorage } from '../optimisers/storage.ts';
import { follow, Mismatch } from './follow.ts';
import { type General, generalise } from './generalise.ts';
import { createPlaceholders, type InputSpec, type Inputs } from './inputs.ts';
import { Unplannable } from './machine.ts';
import { type Plan, planOf } from './plan.ts';
import { withNumbers } from './random.ts';
import { type Trace, trace } from './trace.ts';

type Planned = {
  readonly kind: 'planned';
  readonly record: Trace;
  readonly names: General['names'];
  readonly inputs: Inputs<string>;
  readonly plan: Plan;
};

type State =
  | { readonly kind: 'recording'; readonly last?: General }
  | Planned
  | { readonly kind: 'ordinary'; readonly reason: string };

/** Recordings after which steps that keep changing are left to the engine. */
const MAX_RECORDINGS = 6;

export type PlannedTrainer = {
  readonly step: (loss: () => tf.Scalar, learningRate: number) => number;
  /** Whether steps are planned by now. */
  readonly mode: () => State['kind'];
  readonly dispose: () => void;
};

/**
 * Steps of a loss that comes as a new function each time. Once two recordings agree, the function is still called at each
 * step, but only followed: every operation that it asks for is checked against the record, tensors and numbers that it
 * brings along become inputs, and then the plan computes all at once. Where the function does something else, the step is
 * done by the engine (and the function called a second time, with the same random numbers).
 */
export function planTrainer(optimiser: Optimiser, variables: readonly tf.Variable[]): PlannedTrainer {
  let state: State = { kind: 'recording' };
  let recordings = 0;

  const forward = (loss: () => tf.Scalar, mark: () => void = () => {}) => {
    const marked = () => {
      const value = loss();
      mark();
      return value;
    };
    const { value, grads } = tf.variableGrads(marked, [...variables]);
    return [value, ...ordered(variables, grads)] as const;
  };
  const finish = ([value, ...gradients]: ReturnType<typeof forward>, learningRate: number): number => {
    const loss = value.dataSync()[0] as number;
    optimiser.update(gradients, learningRate);
    return loss;
  };
  const ordinary = (loss: () => tf.Scalar, learningRate: number) => tf.tidy(() => finish(forward(loss), learningRate));

  function recorded(last: General | undefined, loss: () => tf.Scalar, learningRate: number): number {
    recordings++;
    const before = tf.memory().numTensors;
    return tf.tidy(() => {
      const { value: results, trace: record } = trace(
        mark => forward(loss, mark),
        all => all,
        {},
      );
      const alive = tf.memory().numTensors - before - results.filter(Boolean).length;
      state = alive > 0 ? { kind: 'ordinary', reason: 'tensors are kept' } : next(record, last, results);
      return finish(results, learningRate);
    });
  }

  function next(record: Trace, last: General | undefined, results: ReturnType<typeof forward>): State {
    const problem = record.problem || problemOf(record);
    if (problem) return { kind: 'ordinary', reason: problem };
    const general = generalise(record, tensor => tensor.dataSync() as tf.TypedArray);
    if (!last) return { kind: 'recording', last: general };
    const inputs = inputsOf(general);
    const outcome = planOf({
      record: general.trace,
      last: last.trace,
      results,
      trained: variables,
      inputs: inputs.tensors,
    });
    if (outcome.kind === 'planned') return { ...outcome, record, names: general.names, inputs };
    inputs.dispose();
    if (outcome.kind === 'ordinary' || recordings >= MAX_RECORDINGS)
      return { kind: 'ordinary', reason: outcome.reason };
    return { kind: 'recording', last: general };
  }

  function planned({ plan, record, names, inputs }: Planned, loss: () => tf.Scalar, learningRate: number): number {
    const storage = currentStorage();
    try {
      follow(loss, record, names, (name, values) => {
        inputs.write({ [name]: values instanceof tf.Tensor ? storage.read(values) : values });
      });
      plan.run();
    } catch (error) {
      if (!(error instanceof Mismatch || error instanceof Unplannable)) throw error;
      forget();
      if (recordings >= MAX_RECORDINGS) state = { kind: 'ordinary', reason: error.message };
      return withNumbers(error instanceof Mismatch ? error.draws : [], () => ordinary(loss, learningRate)).result;
    }
    optimiser.update(plan.gradients, learningRate);
    return plan.loss();
  }

  function forget(): void {
    if (state.kind === 'planned') {
      state.plan.dispose();
      state.inputs.dispose();
    }
    state = { kind: 'recording' };
  }

  return {
    step(loss, learningRate) {
      if (state.kind === 'planned' && !state.plan.isValid()) forget();
      if (state.kind === 'planned') return planned(state, loss, learningRate);
      return state.kind === 'ordinary' ? ordinary(loss, learningRate) : recorded(state.last, loss, learningRate);
    },
    mode: () => state.kind,
    dispose: forget,
  };
}

function problemOf({ assignments, events }: Trace): string {
  if (assignments.length > 0) return 'a variable is assigned';
  const draws = events.some(event => event.kind === 'kernel' && event.draws.length > 0);
  return draws ? 'a kernel draws random numbers' : '';
}

function inputsOf({ inputs }: General): Inputs<string> {
  const entries = [...inputs].map(([name, { shape, dtype }]) => [name, { shape, dtype }] as const);
  const made = createPlaceholders(Object.fromEntries(entries) as Record<string, InputSpec>);
  made.write(Object.fromEntries([...inputs].map(([name, { values }]) => [name, values()])));
  return made;
}
