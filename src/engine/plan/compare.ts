import * as tf from '@tensorflow/tfjs-core';
import { drawOf } from './random.ts';
import type { KernelEvent, LeafEvent, Source, Trace } from './trace.ts';

/** Why two traces of a step do not describe the same computation; empty when they do. */
export function difference(a: Trace, b: Trace): string {
  if (a.events.length !== b.events.length) return 'another number of operations';
  for (const [i, event] of a.events.entries()) {
    const other = b.events[i];
    const same =
      event.kind === 'kernel'
        ? other?.kind === 'kernel' && sameKernel(event, other)
        : other?.kind === 'leaf' && sameLeaf(event, other);
    if (!same) return event.kind === 'kernel' ? `${event.kernel} on something else` : 'another constant';
  }
  const same =
    equal(a.results, b.results) &&
    equal(
      a.assignments.map(({ variable, value }) => [variable.id, value]),
      b.assignments.map(({ variable, value }) => [variable.id, value]),
    );
  return same ? '' : 'other results';
}

function sameKernel(a: KernelEvent, b: KernelEvent): boolean {
  return (
    a.kernel === b.kernel &&
    a.draws.length === b.draws.length &&
    equal(a.inputs, b.inputs) &&
    equal(a.attributes, b.attributes)
  );
}

/** Constants must agree bit for bit; what was drawn must have been drawn in the same way. */
function sameLeaf(a: LeafEvent, b: LeafEvent): boolean {
  if (!equal(a.outputs, b.outputs) || a.draws.length !== b.draws.length) return false;
  if (a.draws.length > 0) return drawOf(b) !== undefined;
  return a.values.every((value, i) => Object.is(value, b.values[i]));
}

/** Deep equality of plain data; tensors and variables are the same only if they are the same object. */
export function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof tf.Tensor || b instanceof tf.Tensor) return false;
  const [keys, otherKeys] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === otherKeys.length &&
    keys.every(key => key in b && equal((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}

/** One text per source, to look things up by. */
export function keyOf(source: Source): string {
  switch (source.kind) {
    case 'input':
      return `input ${source.name}`;
    case 'variable':
      return `variable ${source.variable.id}`;
    case 'outside':
      return `outside ${source.tensor.id}`;
    case 'event':
      return `event ${source.event} ${source.output}`;
  }
}
