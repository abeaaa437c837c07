import * as tf from '@tensorflow/tfjs-core';
import { engineMethods, type Hooks, withHooks } from './hooks.ts';
import { watchRandom } from './random.ts';

/** Where the values of an operand come from. */
export type Source =
  | { readonly kind: 'input'; readonly name: string }
  | { readonly kind: 'variable'; readonly variable: tf.Variable }
  /** A tensor made before the step and not by it. */
  | { readonly kind: 'outside'; readonly tensor: tf.Tensor }
  /** The `output`th result of the `event`th event. */
  | { readonly kind: 'event'; readonly event: number; readonly output: number };

export type Operand = { readonly source: Source; readonly shape: readonly number[]; readonly dtype: tf.DataType };

export type KernelEvent = {
  readonly kind: 'kernel';
  readonly kernel: string;
  /** By name, or a list where the kernel takes one (Concat, AddN, Pack). */
  readonly inputs: Readonly<Record<string, Operand | undefined>> | readonly Operand[];
  readonly attributes: tf.NamedAttrMap | undefined;
  readonly outputs: readonly Operand[];
  /** The numbers that `Math.random` gave to the kernel itself. */
  readonly draws: readonly number[];
  /** A copy that the engine made for the gradient of another kernel. */
  readonly saved: boolean;
  /** Whether it returns a list, be it of one. */
  readonly isList: boolean;
};

/** Values that came from JavaScript: constants, and what was drawn from `Math.random`. */
export type LeafEvent = {
  readonly kind: 'leaf';
  readonly outputs: readonly Operand[];
  readonly values: tf.TypedArray;
  /** The numbers that `Math.random` gave since the event before. */
  readonly draws: readonly number[];
};

export type TraceEvent = KernelEvent | LeafEvent;

export type Assignment = { readonly variable: tf.Variable; readonly before: Float32Array; readonly value: Operand };

/** What the step did, in order; enough to do it again on other values. */
export type Trace = {
  readonly events: readonly TraceEvent[];
  /** How many of the events are the forward part; 0 if that was not marked. */
  readonly forward: number;
  /** Sources of the results that were asked for. */
  readonly results: readonly (Operand | undefined)[];
  /** Variables that the step itself gave values to, such as running means. */
  readonly assignments: readonly Assignment[];
  /** Why the step cannot be done again from this record; empty when it can. */
  readonly problem: string;
};

type Recorder = {
  readonly sourceOf: (tensor: tf.TensorInfo) => Operand;
  readonly events: TraceEvent[];
  /** Adds an event; its outputs follow by the function returned. */
  readonly add: (event: (outputs: readonly Operand[]) => TraceEvent) => (output: tf.TensorInfo) => void;
};

/**
 * Runs `step` once in the ordinary way, watched. Records every kernel, every tensor made from values of JavaScript, every
 * number drawn from `Math.random` and every assignment to a variable; reading values, which could steer the step, is noted
 * as a problem. `step` may mark the end of its forward part; `results` picks the tensors whose values matter.
 */
export function trace<T>(
  step: (mark: () => void) => T,
  results: (value: T) => readonly (tf.TensorInfo | undefined)[],
  inputs: Readonly<Record<string, tf.Tensor>>,
): { readonly value: T; readonly trace: Trace } {
  const recorder = createRecorder(inputs);
  const assigned = new Map<tf.Variable, Float32Array>();
  const random = watchRandom();
  const problems: string[] = [];
  let forward = 0;
  try {
    const mark = () => {
      forward = recorder.events.length;
    };
    const value = withHooks(createHooks(recorder, random, assigned, problems), () => step(mark));
    if (random.pending() > 0) problems.push('numbers of Math.random without a tensor');
    const assignments = [...assigned].map(([variable, before]) => {
      return { variable, before, value: recorder.sourceOf(variable) };
    });
    const picked = results(value).map(tensor => tensor && recorder.sourceOf(tensor));
    const record = { events: recorder.events, forward, results: picked, assignments, problem: problems[0] ?? '' };
    return { value, trace: record };
  } finally {
    random.restore();
  }
}

function createHooks(
  recorder: Recorder,
  random: ReturnType<typeof watchRandom>,
  assigned: Map<tf.Variable, Float32Array>,
  problems: string[],
): Hooks {
  const { methods, assign } = engineMethods();
  const frames: ((output: tf.TensorInfo) => void)[] = [];
  let saving = 0;
  return {
    runKernel(kernel: string, kernelInputs: tf.NamedTensorMap, attributes?: tf.NamedAttrMap) {
      if (random.pending() > 0) problems.push(`${kernel} after numbers of Math.random`);
      const seen = operands(kernelInputs, recorder.sourceOf);
      const saved = saving > 0;
      // The engine saves copies of outputs, by kernels of their own, before this kernel returns.
      const output = once(() => {
        const draws = random.take();
        return recorder.add(outputs => ({
          kind: 'kernel',
          kernel,
          inputs: seen,
          attributes,
          outputs,
          draws,
          saved,
          // Known when the kernel returns, after its outputs were added.
          get isList() {
            return isList;
          },
        }));
      });
      let isList = false;
      frames.push(tensor => output()(tensor));
      try {
        const out = methods.runKernel(kernel, kernelInputs, attributes);
        isList = Array.isArray(out);
        return out;
      } finally {
        frames.pop();
      }
    },
    clone(tensor: tf.Tensor) {
      saving++;
      try {
        return methods.clone(tensor);
      } finally {
        saving--;
      }
    },
    makeTensorFromTensorInfo(info: tf.TensorInfo, backend?: unknown) {
      const tensor = methods.makeTensorFromTensorInfo(info, backend);
      frames.at(-1)?.(tensor);
      return tensor;
    },
    makeTensor(values: tf.TypedArray, shape: number[], dtype: tf.DataType) {
      const tensor = methods.makeTensor(values, shape, dtype);
      if (dtype === 'string' || !ArrayBuffer.isView(values)) problems.push(`a tensor of ${dtype}`);
      const [copy, draws] = [values.slice(), random.take()];
      recorder.add(outputs => ({ kind: 'leaf', outputs, values: copy, draws }))(tensor);
      return tensor;
    },
    readSync(dataId: object) {
      problems.push('values were read');
      return methods.readSync(dataId);
    },
    read(dataId: object) {
      problems.push('values were read');
      return methods.read(dataId);
    },
    assign(variable, value) {
      if (!assigned.has(variable)) {
        assigned.set(variable, Float32Array.from(methods.readSync(variable.dataId) as Float32Array));
      }
      assign(variable, value);
    },
  };
}

/** Sources are looked up by data id: views of the same data (Reshape) are the same source under another shape. */
function createRecorder(inputs: Readonly<Record<string, tf.Tensor>>): Recorder {
  const sources = new Map<object, Source>();
  for (const variable of Object.values(tf.engine().registeredVariables)) {
    sources.set(variable.dataId, { kind: 'variable', variable });
  }
  for (const [name, { dataId }] of Object.entries(inputs)) sources.set(dataId, { kind: 'input', name });
  const events: TraceEvent[] = [];
  const sourceOf = (tensor: tf.TensorInfo): Operand => {
    const { dataId, shape, dtype } = tensor;
    const known = sources.get(dataId);
    const source: Source = known ?? { kind: 'outside', tensor: tensor as tf.Tensor };
    if (!known) sources.set(dataId, source);
    return { source, shape: [...shape], dtype };
  };
  return {
    sourceOf,
    events,
    add(event) {
      const index = events.length;
      const outputs: Operand[] = [];
      events.push(event(outputs));
      return tensor => {
        const { dataId } = tensor;
        if (!sources.has(dataId)) sources.set(dataId, { kind: 'event', event: index, output: outputs.length });
        outputs.push(sourceOf(tensor));
      };
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function operands(
  inputs: tf.NamedTensorMap | readonly tf.Tensor[],
  sourceOf: (tensor: tf.TensorInfo) => Operand,
): KernelEvent['inputs'] {
  if (Array.isArray(inputs)) return inputs.map(sourceOf);
  const named = Object.entries(inputs as Record<string, tf.Tensor | null | undefined>);
  return Object.fromEntries(named.map(([name, tensor]) => [name, tensor ? sourceOf(tensor) : undefined]));
}

/** All operands of a kernel that are there. */
export function operandsOf(event: KernelEvent): readonly Operand[] {
  return Object.values(event.inputs).filter(operand => operand !== undefined);
}
