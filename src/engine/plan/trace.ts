import * as tf from '@tensorflow/tfjs-core';
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
 * as a problem. `results` picks the tensors whose values matter out of what `step` returns.
 */
export function trace<T>(
  step: () => T,
  results: (value: T) => readonly (tf.TensorInfo | undefined)[],
  inputs: Readonly<Record<string, tf.Tensor>>,
): { readonly value: T; readonly trace: Trace } {
  const engine = tf.engine();
  const recorder = createRecorder(inputs);
  const assigned = new Map<tf.Variable, Float32Array>();
  let problem = '';
  const report = (text: string) => {
    problem ||= text;
  };
  const random = watchRandom();
  const frames: ((output: tf.TensorInfo) => void)[] = [];
  const restore = patch(engine, {
    runKernel(kernel: string, kernelInputs: tf.NamedTensorMap, attributes?: tf.NamedAttrMap) {
      if (random.pending() > 0) report(`${kernel} after numbers of Math.random`);
      const seen = operands(kernelInputs, recorder.sourceOf);
      // The engine saves copies of outputs, by kernels of their own, before this kernel returns.
      const output = once(() => {
        const draws = random.take();
        return recorder.add(outputs => ({ kind: 'kernel', kernel, inputs: seen, attributes, outputs, draws }));
      });
      frames.push(tensor => output()(tensor));
      try {
        return originals.runKernel.call(engine, kernel, kernelInputs, attributes);
      } finally {
        frames.pop();
      }
    },
    makeTensorFromTensorInfo(info: tf.TensorInfo, backend: unknown) {
      const tensor = originals.makeTensorFromTensorInfo.call(engine, info, backend);
      frames.at(-1)?.(tensor);
      return tensor;
    },
    makeTensor(values: tf.TypedArray, shape: number[], dtype: tf.DataType) {
      const tensor = originals.makeTensor.call(engine, values, shape, dtype);
      if (dtype === 'string' || !ArrayBuffer.isView(values)) report(`a tensor of ${dtype}`);
      const [copy, draws] = [values.slice(), random.take()];
      recorder.add(outputs => ({ kind: 'leaf', outputs, values: copy, draws }))(tensor);
      return tensor;
    },
    readSync(dataId: object) {
      report('values were read');
      return originals.readSync.call(engine, dataId);
    },
    read(dataId: object) {
      report('values were read');
      return originals.read.call(engine, dataId);
    },
  });
  const originals = restore.originals;
  const assign = tf.Variable.prototype.assign;
  tf.Variable.prototype.assign = function (this: tf.Variable, value: tf.Tensor) {
    if (!assigned.has(this)) assigned.set(this, Float32Array.from(originals.readSync.call(engine, this.dataId)));
    assign.call(this, value);
  };
  try {
    const value = step();
    if (random.pending() > 0) report('numbers of Math.random without a tensor');
    const assignments = [...assigned].map(([variable, before]) => ({
      variable,
      before,
      value: recorder.sourceOf(variable),
    }));
    return {
      value,
      trace: {
        events: recorder.events,
        results: results(value).map(tensor => tensor && recorder.sourceOf(tensor)),
        assignments,
        problem,
      },
    };
  } finally {
    tf.Variable.prototype.assign = assign;
    restore.restore();
    random.restore();
  }
}

type Patched = 'runKernel' | 'makeTensorFromTensorInfo' | 'makeTensor' | 'readSync' | 'read';
type Engine = ReturnType<typeof tf.engine>;
type Originals = { readonly [K in Patched]: (...args: unknown[]) => never };

/** Shadows methods of the engine by properties of the object, until `restore`. */
function patch(engine: Engine, methods: Record<Patched, (...args: never[]) => unknown>) {
  const names = Object.keys(methods) as Patched[];
  const originals = Object.fromEntries(names.map(name => [name, engine[name]])) as unknown as Originals;
  Object.assign(engine, methods);
  return {
    originals,
    restore() {
      for (const name of names) delete (engine as Partial<Engine>)[name];
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
