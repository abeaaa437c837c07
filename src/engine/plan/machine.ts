import type * as tf from '@tensorflow/tfjs-core';

/** A step that a plan cannot do, or can no longer do. */
export class Unplannable extends Error {}

/** How long the results of an event are needed: the last event that reads each, by data id. */
export type Lifetimes = ReadonlyMap<object, number>;

/**
 * The memory of a plan on one backend. Kernels get `facade` for their backend: what they make through it goes to buffers of
 * the plan, made when an event runs first and used again, in the same order, whenever it runs again.
 */
export type Machine = {
  readonly facade: object;
  /** Runs the kernels of an event. Throws `Unplannable` when it makes something else than the first time. */
  readonly run: (event: number, kernels: () => void) => void;
  /** Values that stay. */
  readonly constant: (values: tf.TypedArray, dtype: tf.DataType) => object;
  /** Memory of float32 values to write at each step, as a result of `event`. */
  readonly slot: (event: number, size: number) => object;
  /** To be called once, when every event has run: lets results share memory that are not in use together. Values are lost. */
  readonly share: (events: readonly number[], lifetimes: Lifetimes) => void;
  /** Runs an event and gives back the quickest way to do the same again, on whatever the buffers of its operands hold. */
  readonly compile: (event: number, kernels: () => void) => () => void;
  /** To be called before each step. */
  readonly begin: () => void;
  /** The values of a data id, in place. */
  readonly values: (dataId: object) => Float32Array;
  readonly dispose: () => void;
};
