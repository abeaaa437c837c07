import * as tf from '@tensorflow/tfjs-core';
import { add, broadcast, mul, scale } from '../reference/elementwise.ts';
import * as ref from '../reference/shape.ts';
import { defineOp, dims, type Op, type Row } from './case.ts';

type Paddings = readonly (readonly [number, number])[];
type Shape = readonly number[];

const paddingsOf = (paddings: Paddings): [number, number][] => paddings.map(([before, after]) => [before, after]);
const row = <A>(shape: Shape, attributes: A): Row<A> => ({ shapes: [shape], attributes });

const reshape = defineOp<Shape>('reshape', {
  run: (shape, x) => tf.reshape(x, [...shape]),
  reference: (shape, x) => ref.reshape(x, shape),
  rows: [row([3, 4], [4, 3]), row([2, 3, 4], [24])],
});

const transpose = defineOp<Shape>('transpose', {
  run: (order, x) => tf.transpose(x, [...order]),
  reference: (order, x) => ref.transpose(x, order),
  rows: [
    row([3, 4], [1, 0]),
    row([2, 3, 4], [2, 0, 1]),
    row([2, 3, 4], [1, 2, 0]),
    row([2, 3, 2, 4], [0, 2, 1, 3]),
    row([2, 3, 2, 4], [0, 1, 3, 2]),
    row([2, 3, 2, 1, 2], [0, 3, 1, 4, 2]),
  ],
});

export type Slice = { readonly begin: Shape; readonly size: Shape };

export const slice = defineOp<Slice>('slice', {
  run: ({ begin, size }, x) => tf.slice(x, [...begin], [...size]),
  reference: ({ begin, size }, x) => ref.slice(x, begin, size),
  rows: [
    row([6], { begin: [2], size: [3] }),
    row([4, 5], { begin: [1, 0], size: [2, 5] }),
    row([3, 4, 5], { begin: [0, 1, 2], size: [3, 2, 3] }),
    row([2, 3, 4, 3], { begin: [1, 0, 1, 2], size: [1, 3, 2, 1] }),
  ],
});

const stridedSlice = defineOp<{ begin: Shape; end: Shape; strides: Shape }>('stridedSlice', {
  run: ({ begin, end, strides }, x) => tf.stridedSlice(x, [...begin], [...end], [...strides]),
  reference: ({ begin, end, strides }, x) => ref.stridedSlice(x, begin, end, strides),
  rows: [
    row([5, 6], { begin: [0, 1], end: [5, 6], strides: [2, 2] }),
    row([7], { begin: [1], end: [6], strides: [3] }),
  ],
});

const pad = defineOp<{ paddings: Paddings; value: number }>('pad', {
  run: ({ paddings, value }, x) => tf.pad(x, paddingsOf(paddings), value),
  reference: ({ paddings, value }, x) => ref.pad(x, paddings, value),
  rows: [
    row([4], { paddings: [[2, 1]], value: 0 }),
    row([3, 4], {
      paddings: [
        [1, 2],
        [0, 1],
      ],
      value: 0.5,
    }),
    row([2, 3, 3, 2], {
      paddings: [
        [0, 0],
        [1, 1],
        [2, 0],
        [0, 0],
      ],
      value: 0,
    }),
  ],
});

const mirrorPad = defineOp<{ paddings: Paddings; mode: 'reflect' | 'symmetric' }>('mirrorPad', {
  run: ({ paddings, mode }, x) => tf.mirrorPad(x, paddingsOf(paddings), mode),
  reference: ({ paddings, mode }, x) => ref.mirrorPad(x, paddings, mode),
  rows: [
    row([3, 4], {
      paddings: [
        [1, 1],
        [2, 1],
      ],
      mode: 'reflect',
    }),
    row([3, 4], {
      paddings: [
        [1, 1],
        [0, 2],
      ],
      mode: 'symmetric',
    }),
  ],
});

const concat = defineOp<number>('concat', {
  run: (axis, ...inputs) => tf.concat(inputs, axis),
  reference: (axis, ...inputs) => ref.concat(inputs, axis),
  rows: [
    { shapes: dims('2×3', '4×3'), attributes: 0 },
    { shapes: dims('2×3', '2×4', '2×1'), attributes: 1 },
    { shapes: dims('2×3×2×2', '2×3×2×3'), attributes: -1 },
  ],
});

const stack = defineOp<number>('stack', {
  run: (axis, ...inputs) => tf.stack(inputs, axis),
  reference: (axis, ...inputs) => ref.stack(inputs, axis),
  rows: [0, 1, 2].map(axis => ({ shapes: dims('2×3', '2×3'), attributes: axis })),
});

/** The parts are weighed, so that a swap of two would show. */
const unstack = defineOp<number>('unstack', {
  run: (axis, x) => tf.addN(tf.unstack(x, axis).map((part, i) => tf.mul(part, i + 1))),
  reference: (axis, x) =>
    ref
      .unstack(x, axis)
      .map((part, i) => scale(part, i + 1))
      .reduce(add),
  rows: [row([3, 2, 2], 0), row([2, 3, 2], 1)],
});

const split = defineOp<{ sizes: readonly [number, number, number]; axis: number }>('split', {
  run: ({ sizes, axis }, x) => {
    const [a, b, c] = tf.split(x, [...sizes], axis) as [tf.Tensor, tf.Tensor, tf.Tensor];
    return tf.add(tf.mul(a, b), c);
  },
  reference: ({ sizes, axis }, x) => {
    const [a, b, c] = ref.split(x, sizes, axis);
    return add(mul(a!, b!), c!);
  },
  rows: [
    row([2, 6], { sizes: [2, 2, 2], axis: 1 }),
    row([6, 3], { sizes: [2, 2, 2], axis: 0 }),
    row([2, 4], { sizes: [1, 1, 2], axis: -1 }),
  ],
});

export const tile = defineOp<Shape>('tile', {
  run: (repetitions, x) => tf.tile(x, [...repetitions]),
  reference: (repetitions, x) => ref.tile(x, repetitions),
  rows: [row([3], [4]), row([2, 3], [2, 3]), row([2, 1, 3], [1, 3, 2]), row([1, 2, 2, 2], [2, 1, 2, 1])],
});

const broadcastTo = defineOp<Shape>('broadcastTo', {
  run: (shape, x) => tf.broadcastTo(x, [...shape]),
  reference: (shape, x) => broadcast(x, shape),
  rows: [row([1, 4], [3, 4]), row([4], [3, 4]), row([2, 1, 3], [2, 4, 3])],
});

const expandDims = defineOp<number>('expandDims', {
  run: (axis, x) => tf.expandDims(x, axis),
  reference: (axis, x) => ref.expandDims(x, axis),
  rows: [row([3, 4], 1), row([3, 4], -1)],
});

const squeeze = defineOp<undefined>('squeeze', {
  run: (_, x) => tf.squeeze(x),
  reference: (_, x) =>
    ref.reshape(
      x,
      x.shape.filter(size => size > 1),
    ),
  rows: [row([3, 1, 4, 1], undefined)],
});

const reverse = defineOp<Shape>('reverse', {
  run: (axes, x) => tf.reverse(x, [...axes]),
  reference: (axes, x) => ref.reverse(x, axes),
  rows: [row([3, 4], [1]), row([2, 3, 2], [0, 2])],
});

const depthToSpace = defineOp<number>('depthToSpace', {
  run: (block, x) => tf.depthToSpace(x as tf.Tensor4D, block),
  reference: (block, x) => ref.depthToSpace(x, block),
  rows: [row([2, 2, 3, 8], 2), row([1, 2, 2, 9], 3)],
});

const spaceToBatchND = defineOp<number>('spaceToBatchND', {
  run: (block, x) =>
    tf.spaceToBatchND(
      x,
      [block, block],
      [
        [0, 0],
        [0, 0],
      ],
    ),
  reference: (block, x) => {
    const [n, h, w, c] = x.shape as [number, number, number, number];
    const cut = ref.reshape(x, [n, h / block, block, w / block, block, c]);
    const moved = ref.transpose(cut, [2, 4, 0, 1, 3, 5]);
    return ref.reshape(moved, [n * block * block, h / block, w / block, c]);
  },
  rows: [row([2, 4, 6, 2], 2)],
});

const batchToSpaceND = defineOp<number>('batchToSpaceND', {
  run: (block, x) =>
    tf.batchToSpaceND(
      x,
      [block, block],
      [
        [0, 0],
        [0, 0],
      ],
    ),
  reference: (block, x) => {
    const [n, h, w, c] = x.shape as [number, number, number, number];
    const cut = ref.reshape(x, [block, block, n / (block * block), h, w, c]);
    return ref.reshape(ref.transpose(cut, [2, 3, 0, 4, 1, 5]), [n / (block * block), h * block, w * block, c]);
  },
  rows: [row([8, 2, 3, 2], 2)],
});

export const shapeOps: readonly Op[] = [
  ...[reshape, transpose, slice, stridedSlice, pad, mirrorPad, concat, stack, unstack, split, tile, broadcastTo],
  ...[expandDims, squeeze, reverse, depthToSpace, spaceToBatchND, batchToSpaceND],
];
