import type { NativeKernel } from './kernel.ts';

/** tfjs-node looks up the size of a negative axis as it is given. */
const gather: NativeKernel = {
  name: 'GatherV2',
  run({ inputs, attributes, stock }) {
    const { axis } = attributes as { axis: number };
    return stock(inputs, axis < 0 ? { ...attributes, axis: axis + (inputs.x?.rank ?? 0) } : attributes);
  },
};

/** TensorFlow counts blanks as axes. */
const einsum: NativeKernel = {
  name: 'Einsum',
  run: ({ inputs, attributes, stock }) =>
    stock(inputs, { ...attributes, equation: (attributes.equation as string).replace(/\s/g, '') }),
};

export const spelling: readonly NativeKernel[] = [gather, einsum];
