import * as tf from '@tensorflow/tfjs-core';

type Hooked = keyof EngineMethods;
const NAMES: readonly Hooked[] = ['clone', 'makeTensor', 'makeTensorFromTensorInfo', 'read', 'readSync', 'runKernel'];

type Assign = (variable: tf.Variable, value: tf.Tensor) => void;

/** Methods of the engine, unbound from it. */
export type EngineMethods = {
  readonly clone: (tensor: tf.Tensor) => tf.Tensor;
  readonly makeTensor: (values: tf.TypedArray, shape: number[], dtype: tf.DataType) => tf.Tensor;
  readonly makeTensorFromTensorInfo: (info: tf.TensorInfo, backend?: unknown) => tf.Tensor;
  readonly read: (dataId: object) => Promise<tf.BackendValues>;
  readonly readSync: (dataId: object) => tf.BackendValues;
  readonly runKernel: (
    name: string,
    inputs: tf.NamedTensorMap,
    attributes?: tf.NamedAttrMap,
  ) => tf.Tensor | readonly tf.Tensor[];
};

/** What takes the place of methods of the engine, and of `Variable.assign`. */
export type Hooks = {
  readonly [K in Hooked]?: (...args: never[]) => unknown;
} & { readonly assign?: Assign };

let current: Hooks | undefined;
const installed = new WeakMap<object, { readonly methods: EngineMethods; readonly assign: Assign }>();

/**
 * The engine's own methods. At the first call the engine gets others that look for hooks: they stay, because adding and
 * deleting properties at each step would slow the engine down for good.
 */
export function engineMethods(): { readonly methods: EngineMethods; readonly assign: Assign } {
  const engine = tf.engine();
  const known = installed.get(engine);
  if (known) return known;
  const own = engine as unknown as Record<Hooked, (...args: unknown[]) => unknown>;
  const pairs = NAMES.map(name => [name, own[name].bind(engine)] as const);
  const shadows = pairs.map(([name, method]) => {
    return [name, (...args: unknown[]) => ((current?.[name] ?? method) as typeof method)(...args)] as const;
  });
  Object.assign(engine, Object.fromEntries(shadows));
  const prototype = tf.Variable.prototype;
  const assign = prototype.assign;
  prototype.assign = function (this: tf.Variable, value: tf.Tensor) {
    if (current?.assign) current.assign(this, value);
    else assign.call(this, value);
  };
  const made = {
    methods: Object.fromEntries(pairs) as unknown as EngineMethods,
    assign: (variable: tf.Variable, value: tf.Tensor) => assign.call(variable, value),
  };
  installed.set(engine, made);
  return made;
}

/** Runs `work` with hooks in place. Not nestable. */
export function withHooks<T>(hooks: Hooks, work: () => T): T {
  engineMethods();
  current = hooks;
  try {
    return work();
  } finally {
    current = undefined;
  }
}

let lastId = 0;

/** A tensor that the engine does not know: no scope frees it, nothing counts it. */
export function untracked(shape: readonly number[], dtype: tf.DataType, dataId: object): tf.Tensor {
  // The engine counts upwards.
  return new tf.Tensor([...shape], dtype, dataId, --lastId);
}
