import type * as tf from '@tensorflow/tfjs-core';
import { keyOf } from './compare.ts';
import type { Operand, Source, Trace, TraceEvent } from './trace.ts';

/** A trace whose tensors from outside, and values from JavaScript in the forward part, have become inputs. */
export type General = {
  readonly trace: Trace;
  /** The inputs by name, with the values of this trace. */
  readonly inputs: ReadonlyMap<string, Placeholder>;
  /** Which input a source of the trace as it was has become, by the key of the source. */
  readonly names: ReadonlyMap<string, string>;
};

export type Placeholder = Operand & { readonly values: () => tf.TypedArray };

/**
 * For steps that come as a new function each time: whatever may be another one at the next step is named by the order in
 * which it appears.
 */
export function generalise(trace: Trace, read: (tensor: tf.Tensor) => tf.TypedArray): General {
  const names = new Map<string, string>();
  const inputs = new Map<string, Placeholder>();
  const nameOf = (operand: Operand, values: () => tf.TypedArray): Source => {
    const key = keyOf(operand.source);
    const name = names.get(key) ?? `${operand.source.kind} ${names.size}`;
    if (!names.has(key)) inputs.set(name, { ...operand, values });
    names.set(key, name);
    return { kind: 'input', name };
  };
  const leaves = new Set(trace.events.flatMap((event, i) => (i < trace.forward && event.kind === 'leaf' ? [i] : [])));
  const general = (operand: Operand): Operand => {
    const { source } = operand;
    if (source.kind === 'outside') return { ...operand, source: nameOf(operand, () => read(source.tensor)) };
    if (source.kind !== 'event' || !leaves.has(source.event)) return operand;
    const leaf = trace.events[source.event] as TraceEvent & { kind: 'leaf' };
    return { ...operand, source: nameOf(operand, () => leaf.values) };
  };
  const events = trace.events.map((event, i): TraceEvent => {
    if (event.kind === 'leaf') return leaves.has(i) ? { ...event, values: new Float32Array(0), draws: [] } : event;
    const list = Array.isArray(event.inputs) ? event.inputs.map(general) : undefined;
    const named = Object.entries(event.inputs).map(([name, operand]) => [name, operand && general(operand)]);
    return { ...event, inputs: list ?? Object.fromEntries(named), outputs: event.outputs.map(general) };
  });
  const results = trace.results.map(result => result && general(result));
  return { trace: { ...trace, events, results }, inputs, names };
}
