import * as tf from '@tensorflow/tfjs-core';

/** Steps: constant wherever they have a derivative, so that `where(x > 0, …)` passes nothing to x through its condition. */
const flat = (kernelName: string, inputs: readonly string[]): tf.GradConfig => ({
  kernelName,
  inputsToSave: [...inputs],
  gradFunc: (_, saved) =>
    Object.fromEntries(inputs.map((name, i) => [name, () => tf.zeros((saved[i] as tf.Tensor).shape)])),
});

const COMPARISONS = ['Equal', 'NotEqual', 'Greater', 'GreaterEqual', 'Less', 'LessEqual'];
const LOGIC = ['LogicalAnd', 'LogicalOr', 'LogicalXor'];

/** The gradients of comparisons, of logic and of whole quotients, all zero; the library gives ⌊a/b⌋ those of a/b. */
export const comparisons: readonly tf.GradConfig[] = [
  ...[...COMPARISONS, ...LOGIC, 'FloorDiv'].map(name => flat(name, ['a', 'b'])),
  ...['LogicalNot', 'All', 'Any'].map(name => flat(name, ['x'])),
];
