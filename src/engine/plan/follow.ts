import * as tf from '@tensorflow/tfjs-core';
import { equal, keyOf } from './compare.ts';
import type { General } from './generalise.ts';
import { type Hooks, untracked, withHooks } from './hooks.ts';
import { watchRandom } from './random.ts';
import type { KernelEvent, Operand, Trace, TraceEvent } from './trace.ts';

/** The function does not do what was recorded. `draws`: what it took from `Math.random` until that showed. */
export class Mismatch extends Error {
  draws: readonly number[] = [];
}

/** Takes values for an input of the generalised trace. */
export type Write = (name: string, values: tf.TypedArray | tf.Tensor) => void;

/**
 * Calls the loss without computing anything: each operation is checked against the record and gives a tensor without
 * values. What stands for inputs goes to `write`. Throws `Mismatch` when the record does not hold.
 */
export function follow(loss: () => tf.Scalar, trace: Trace, names: General['names'], write: Write): void {
  const random = watchRandom();
  try {
    const walk = createWalk(trace, names, write);
    const result = withHooks(hooksOf(walk, random), () => tf.tidy(loss));
    demand(random.pending() === 0, 'other random numbers');
    walk.finish(result);
  } catch (error) {
    if (error instanceof Mismatch) error.draws = random.all();
    throw error;
  } finally {
    random.restore();
  }
}

function demand(holds: boolean, text: string): asserts holds {
  if (!holds) throw new Mismatch(text);
}

type Walk = {
  readonly next: () => TraceEvent | undefined;
  readonly check: (tensor: tf.Tensor, operand: Operand) => void;
  /** A tensor that stands for a recorded one. */
  readonly standIn: (operand: Operand) => tf.Tensor;
  readonly leaf: (operand: Operand, values: tf.TypedArray) => void;
  readonly finish: (result: tf.Tensor) => void;
};

function createWalk(trace: Trace, names: General['names'], write: Write): Walk {
  const events = trace.events.slice(0, trace.forward).filter(event => event.kind === 'leaf' || !event.saved);
  /** Data ids of this walk: of stand-ins by source, and of tensors from outside as they turn up. */
  const ids = new Map<string, object>();
  const standIns: tf.Tensor[] = [];
  let cursor = 0;
  const dataOf = ({ source }: Operand): object => {
    if (source.kind === 'variable') return source.variable.dataId;
    const key = keyOf(source);
    const id = ids.get(key) ?? {};
    ids.set(key, id);
    return id;
  };
  const meet = (tensor: tf.Tensor, key: string): void => {
    const isNew = !(
      tensor instanceof tf.Variable ||
      tensor.isDisposed ||
      standIns.some(one => one.dataId === tensor.dataId)
    );
    demand(isNew, 'another operand');
    ids.set(key, tensor.dataId);
    const name = names.get(key);
    if (name) write(name, tensor);
  };
  const check = (tensor: tf.Tensor, operand: Operand): void => {
    demand(tensor.dtype === operand.dtype && equal(tensor.shape, operand.shape), 'another shape');
    const key = keyOf(operand.source);
    if (operand.source.kind === 'outside' && !ids.has(key)) meet(tensor, key);
    demand(tensor.dataId === dataOf(operand), 'another operand');
  };
  return {
    next: () => events[cursor++],
    check,
    standIn(operand) {
      const tensor = untracked(operand.shape, operand.dtype, dataOf(operand));
      standIns.push(tensor);
      return tensor;
    },
    leaf({ source }, values) {
      const name = names.get(keyOf(source));
      if (name) write(name, values);
    },
    finish(result) {
      demand(cursor === events.length, 'fewer operations');
      check(result, trace.results[0] as Operand);
      demand(!standIns.some(tensor => tensor.kept), 'a tensor is kept');
    },
  };
}

function hooksOf(walk: Walk, random: ReturnType<typeof watchRandom>): Hooks {
  return {
    runKernel(kernel: string, inputs: tf.NamedTensorMap | readonly tf.Tensor[], attributes?: tf.NamedAttrMap) {
      const event = walk.next();
      demand(
        event?.kind === 'kernel' && event.kernel === kernel && random.pending() === 0,
        `${kernel} in another place`,
      );
      demand(equal(event.attributes, attributes), `${kernel} with other attributes`);
      checkAll(event, inputs, walk);
      const outputs = event.outputs.map(walk.standIn);
      return event.isList ? outputs : outputs[0];
    },
    makeTensor(values: tf.TypedArray, shape: number[], dtype: tf.DataType = 'float32') {
      const event = walk.next();
      demand(event?.kind === 'leaf' && random.take().length === event.draws.length, 'another constant');
      const output = event.outputs[0] as Operand;
      demand(output.dtype === dtype && equal(shape, output.shape), 'a constant of another shape');
      walk.leaf(output, values);
      return walk.standIn(output);
    },
    readSync: () => demand(false, 'values were read'),
    read: () => demand(false, 'values were read'),
    assign: () => demand(false, 'a variable is assigned'),
  };
}

function checkAll(event: KernelEvent, inputs: tf.NamedTensorMap | readonly tf.Tensor[], walk: Walk): void {
  const recorded = event.inputs as Readonly<Record<string, Operand | undefined>>;
  const given = inputs as Readonly<Record<string, tf.Tensor | null | undefined>>;
  const names = Object.keys(given);
  demand(names.length === Object.keys(recorded).length, `${event.kernel} of other operands`);
  for (const name of names) {
    const [tensor, operand] = [given[name], recorded[name]];
    demand(Boolean(tensor) === Boolean(operand), `${event.kernel} of other operands`);
    if (tensor && operand) walk.check(tensor, operand);
  }
}
