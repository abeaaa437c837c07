import { type Array64, array, at, build, zeros } from './array.ts';
import { add, hardSigmoid, map, mul, sub } from './elementwise.ts';
import { dense } from './linear.ts';
import { split, stack, unstack } from './shape.ts';

/** Kernel [in, gates·units], recurrent kernel [units, gates·units], bias [gates·units], as Keras keeps them. */
export type CellWeights = readonly [kernel: Array64, recurrentKernel: Array64, bias: Array64];

/** One step: input [n, in] and state arrays [n, units] → the state after it; the first array is the output. */
export type Cell = (x: Array64, state: readonly Array64[], weights: CellWeights) => readonly Array64[];

const tanh = (x: Array64): Array64 => map(x, Math.tanh);
const gate = (x: Array64): Array64 => map(x, hardSigmoid);

export const simpleCell: Cell = (x, [h], [kernel, recurrent, bias]) => [
  tanh(add(dense(x, kernel, bias), dense(h!, recurrent))),
];

/** Hochreiter and Schmidhuber 1997 with a forget gate; the gates in Keras' order: input, forget, candidate, output. */
export const lstmCell: Cell = (x, [h, c], [kernel, recurrent, bias]) => {
  const units = h!.shape[1]!;
  const sums = add(dense(x, kernel, bias), dense(h!, recurrent));
  const [input, forget, candidate, output] = split(sums, [units, units, units, units], 1) as [
    Array64,
    Array64,
    Array64,
    Array64,
  ];
  const memory = add(mul(gate(forget), c!), mul(gate(input), tanh(candidate)));
  return [mul(gate(output), tanh(memory)), memory];
};

/** Cho et al. 2014, the reset gate before the recurrent product; the gates in Keras' order: update, reset, candidate. */
export const gruCell: Cell = (x, [h], [kernel, recurrent, bias]) => {
  const units = h!.shape[1]!;
  const sizes = [units, units, units];
  const [xz, xr, xh] = split(dense(x, kernel, bias), sizes, 1) as [Array64, Array64, Array64];
  const [uz, ur, uh] = split(recurrent, sizes, 1) as [Array64, Array64, Array64];
  const update = gate(add(xz, dense(h!, uz)));
  const reset = gate(add(xr, dense(h!, ur)));
  const candidate = tanh(add(xh, dense(mul(reset, h!), uh)));
  return [add(mul(update, h!), mul(sub(array([], [1]), update), candidate))];
};

/**
 * All outputs of a sequence [n, time, in] → [n, time, units], from a state of zeros. Where the mask [n, time] is zero, the
 * state stays as it was.
 */
export function unroll(cell: Cell, states: number, x: Array64, weights: CellWeights, mask?: Array64): Array64 {
  const units = weights[1].shape[0]!;
  let state: readonly Array64[] = Array.from({ length: states }, () => zeros([x.shape[0]!, units]));
  const outputs = unstack(x, 1).map((step, time) => {
    const next = cell(step, state, weights);
    state = mask ? next.map((moved, i) => chosen(mask, time, moved, state[i]!)) : next;
    return state[0]!;
  });
  return stack(outputs, 1);
}

const chosen = (mask: Array64, time: number, moved: Array64, kept: Array64): Array64 =>
  build(moved.shape, index => at(at(mask, [index[0]!, time]) > 0 ? moved : kept, index));
