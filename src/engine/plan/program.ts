import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu.js';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { keyOf } from './compare.ts';
import { cpuMachine } from './cpu-machine.ts';
import { type Machine, Unplannable } from './machine.ts';
import { drawOf, withNumbers } from './random.ts';
import { type Schedule, schedule } from './schedule.ts';
import type { KernelEvent, LeafEvent, Operand, Source, Trace, TraceEvent } from './trace.ts';
import { wasmMachine } from './wasm-machine.ts';

/** A recorded step that can be done again on the memory as it is. */
export type Program = {
  /** Does all of it but the assignments. */
  readonly run: () => void;
  /** The results of the trace, in its order; their values are those of the last `run`. */
  readonly results: readonly (tf.TensorInfo | undefined)[];
  /** What the assignments of the trace would give to their variables, in its order. */
  readonly assigned: readonly tf.TensorInfo[];
  readonly values: (tensor: tf.TensorInfo) => Float32Array;
  /** Whether every tensor from outside is where it was. */
  readonly isValid: () => boolean;
  readonly dispose: () => void;
};

/**
 * Compiles a trace for the current backend, which runs it several times on the present values. Throws `Unplannable` when
 * that cannot be done; other errors are those of kernels.
 */
export function compileProgram(trace: Trace, inputs: Readonly<Record<string, tf.Tensor>>): Program {
  const backend = tf.backend();
  const machine = machineOf(backend);
  try {
    const { plan, data, compiled } = build(trace, inputs, machine);
    const tensor = ({ source, shape, dtype }: Operand) => ({
      dataId: data(plan.root(source)),
      shape: [...shape],
      dtype,
    });
    for (const { source } of trace.results.filter(result => result !== undefined)) {
      // An optimiser changes variables while it reads the gradients.
      if (plan.root(source).kind === 'variable') throw new Unplannable('a result that is a variable');
    }
    const bound = outsideOf(trace, plan);
    return {
      run() {
        machine.begin();
        for (const instruction of compiled) instruction();
      },
      results: trace.results.map(result => result && tensor(result)),
      assigned: trace.assignments.map(({ value }) => tensor(value)),
      values: ({ dataId }) => machine.values(dataId),
      isValid: () =>
        tf.backend() === backend && bound.every(([one, dataId]) => one.dataId === dataId && !one.isDisposed),
      dispose: machine.dispose,
    };
  } catch (error) {
    machine.dispose();
    throw error;
  }
}

function machineOf(backend: object): Machine {
  switch (tf.getBackend()) {
    case 'wasm':
      return wasmMachine(backend as BackendWasm);
    case 'cpu':
      return cpuMachine(backend as MathBackendCPU);
    default:
      throw new Unplannable(`no plans on the backend ${tf.getBackend()}`);
  }
}

function build(trace: Trace, inputs: Readonly<Record<string, tf.Tensor>>, machine: Machine) {
  const plan = schedule(trace);
  const made = new Map<string, object>();
  const data = (source: Source): object => {
    if (source.kind === 'input') return (inputs[source.name] as tf.Tensor).dataId;
    if (source.kind === 'variable') return source.variable.dataId;
    if (source.kind === 'outside') return source.tensor.dataId;
    const dataId = made.get(keyOf(source));
    if (!dataId) throw new Unplannable('values of unknown origin');
    return dataId;
  };
  const keep = ({ source }: Operand, dataId: object) => made.set(keyOf(source), dataId);
  const kernelOf = (event: KernelEvent) => kernelCall(event, plan, data, machine.facade);
  const draws = trace.events.flatMap(event => [...event.draws]);

  for (const i of plan.once) {
    const event = trace.events[i] as TraceEvent;
    if (event.kind === 'leaf') keep(outputOf(event), machine.constant(event.values, outputOf(event).dtype));
    else first(i, event);
  }
  withNumbers(draws, () => {
    for (const i of plan.each) {
      const event = trace.events[i] as TraceEvent;
      if (event.kind === 'leaf') keep(outputOf(event), machine.slot(i, event.values.length));
      else first(i, event);
    }
  });
  machine.share(plan.each, lifetimes());
  const { result: compiled } = withNumbers(draws, () => plan.each.map(compileOne));
  return { plan, data, compiled };

  function first(i: number, event: KernelEvent): void {
    const call = kernelOf(event);
    machine.run(i, () => {
      for (const [o, out] of call().entries()) keep(event.outputs[o] as Operand, out.dataId);
    });
  }

  function lifetimes(): Map<object, number> {
    return new Map(plan.each.flatMap(i => sourcesOf(trace.events[i] as TraceEvent, i).map(pair)));
  }

  function pair(source: Source): [object, number] {
    return [data(source), plan.lastUse(source)];
  }

  function compileOne(i: number): () => void {
    const event = trace.events[i] as TraceEvent;
    if (event.kind === 'kernel') {
      const call = kernelOf(event);
      return machine.compile(i, () => void call());
    }
    return refill(event, data(outputOf(event).source));
  }

  function refill(leaf: LeafEvent, dataId: object): () => void {
    const draw = drawOf(leaf);
    if (!draw) throw new Unplannable('numbers of Math.random');
    const instruction = () => machine.values(dataId).set(draw());
    instruction();
    return instruction;
  }
}

const outputOf = ({ outputs }: LeafEvent): Operand => outputs[0] as Operand;

/** The sources that an event itself makes. */
function sourcesOf(event: TraceEvent, index: number): Source[] {
  return event.outputs.map(({ source }) => source).filter(source => source.kind === 'event' && source.event === index);
}

function kernelCall(event: KernelEvent, plan: Schedule, data: (source: Source) => object, facade: object) {
  const kernel = tf.getKernel(event.kernel, tf.getBackend());
  if (!kernel) throw new Unplannable(`no kernel ${event.kernel}`);
  const tensor = ({ source, shape, dtype }: Operand): tf.TensorInfo => ({
    dataId: data(plan.root(source)),
    shape: [...shape],
    dtype,
  });
  const inputs = Array.isArray(event.inputs)
    ? event.inputs.map(tensor)
    : Object.fromEntries(Object.entries(event.inputs).map(([name, operand]) => [name, operand && tensor(operand)]));
  return (): tf.TensorInfo[] => {
    const out = kernel.kernelFunc({
      inputs: inputs as tf.NamedTensorInfoMap,
      attrs: event.attributes as tf.NamedAttrMap,
      backend: facade,
    });
    return Array.isArray(out) ? out : [out];
  };
}

/** The variables and tensors from outside that a plan reads, with the memory that it reads. */
function outsideOf(trace: Trace, plan: Schedule): (readonly [tf.Tensor, object])[] {
  const found = new Set<tf.Tensor>(trace.assignments.map(({ variable }) => variable));
  for (const i of [...plan.once, ...plan.each]) {
    const event = trace.events[i] as TraceEvent;
    for (const operand of event.kind === 'kernel' ? Object.values(event.inputs) : []) {
      const source = (operand as Operand | undefined)?.source;
      if (source?.kind === 'variable') found.add(source.variable);
      if (source?.kind === 'outside') found.add(source.tensor);
    }
  }
  return [...found].map(tensor => [tensor, tensor.dataId]);
}
