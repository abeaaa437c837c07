import type * as tf from '@tensorflow/tfjs-core';
import { currentStorage } from '../optimisers/storage.ts';
import { difference } from './compare.ts';
import { compileProgram, type Program } from './program.ts';
import { withNumbers } from './random.ts';
import type { Trace } from './trace.ts';

/** A program that has shown to give the numbers of the engine. */
export type Plan = {
  /** Computes loss and gradients. */
  readonly run: () => void;
  /** Gives variables the values that the loss itself assigned to them. */
  readonly assign: () => void;
  readonly loss: () => number;
  readonly gradients: readonly (tf.TensorInfo | undefined)[];
  /** Whether it draws from `Math.random`. */
  readonly isRandom: boolean;
  readonly isValid: () => boolean;
  readonly dispose: () => void;
};

export type Outcome =
  | { readonly kind: 'planned'; readonly plan: Plan }
  /** The record is fine but differs from the last one. */
  | { readonly kind: 'different'; readonly reason: string }
  | { readonly kind: 'ordinary'; readonly reason: string };

export type Recorded = {
  readonly record: Trace;
  readonly last: Trace | undefined;
  /** Loss and gradients, as the engine has just computed them; variables and inputs are as they were for that. */
  readonly results: readonly (tf.TensorInfo | undefined)[];
  readonly trained: readonly tf.Variable[];
  readonly inputs: Readonly<Record<string, tf.Tensor>>;
};

/** Makes a plan of two records that agree, and tries it on the values of the second. */
export function planOf({ record, last, results, trained, inputs }: Recorded): Outcome {
  const problem = record.problem || problemOf(record, trained);
  if (problem) return { kind: 'ordinary', reason: problem };
  const change = last ? difference(last, record) : 'nothing to compare with';
  if (change) return { kind: 'different', reason: change };
  const storage = currentStorage();
  const expected = results.map(result => result && Float32Array.from(storage.view(result)));
  const before = rewind(record);
  try {
    const program = compileProgram(record, inputs);
    const draws = record.events.flatMap(event => [...event.draws]);
    withNumbers(draws, program.run);
    const right =
      program.results.every((result, i) => !result || sameBits(program.values(result), expected[i])) &&
      program.assigned.every((value, i) => sameBits(program.values(value), before.after[i]));
    if (right) return { kind: 'planned', plan: createPlan(record, program) };
    program.dispose();
    return { kind: 'ordinary', reason: 'the plan gave other numbers' };
  } catch (error) {
    return { kind: 'ordinary', reason: error instanceof Error ? error.message : String(error) };
  } finally {
    before.restore();
  }
}

function problemOf({ results, assignments }: Trace, trained: readonly tf.Variable[]): string {
  if (!results.every(result => !result || result.dtype === 'float32')) return 'a result that is not float32';
  for (const { variable, value } of assignments) {
    if (variable.dtype !== 'float32') return `a variable of ${variable.dtype} is assigned`;
    if (trained.includes(variable)) return 'a trained variable is assigned';
    if (value.source.kind !== 'event') return 'a variable gets a tensor from outside';
  }
  return '';
}

/** Gives assigned variables the values that they had before the step; `restore` gives back those of `after`. */
function rewind({ assignments }: Trace) {
  const storage = currentStorage();
  for (const { variable } of assignments) storage.own(variable);
  const after = assignments.map(({ variable }) => Float32Array.from(storage.view(variable)));
  const write = (variable: tf.Variable, values: Float32Array) => {
    const view = storage.view(variable);
    view.set(values);
    storage.changed(variable, view);
  };
  for (const { variable, before } of assignments) write(variable, before);
  return {
    after,
    restore() {
      for (const [i, { variable }] of assignments.entries()) write(variable, after[i] as Float32Array);
    },
  };
}

function sameBits(a: Float32Array, b: Float32Array | undefined): boolean {
  return a.length === b?.length && a.every((value, i) => Object.is(value, b[i]));
}

function createPlan({ assignments, events }: Trace, program: Program): Plan {
  const storage = currentStorage();
  const [value, ...gradients] = program.results;
  return {
    run: program.run,
    assign() {
      for (const [i, { variable }] of assignments.entries()) {
        storage.own(variable);
        const view = storage.view(variable);
        view.set(program.values(program.assigned[i] as tf.TensorInfo));
        storage.changed(variable, view);
      }
    },
    loss: () => program.values(value as tf.TensorInfo)[0] as number,
    gradients,
    isRandom: events.some(event => event.draws.length > 0),
    isValid: program.isValid,
    dispose: program.dispose,
  };
}
