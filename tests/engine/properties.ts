import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../src/engine/backend.ts';
import type { Backend } from '../../src/engine/choice.ts';
import { wasmFolder } from '../lab/engine.ts';
import type { Op, Row } from './matrix/case.ts';
import { complaintsOf } from './matrix/compare.ts';
import { type Convolution, conv2d, depthwiseConv2d } from './matrix/convolution.ts';
import { matMul, type Product } from './matrix/linear.ts';
import { type Gather, gather } from './matrix/pick.ts';
import { avgPool, maxPool, type Pooling, resizeBilinear, resizeNearest } from './matrix/pooling.ts';
import { mean, type Reduction, sum } from './matrix/reduction.ts';
import { type Slice, slice, tile } from './matrix/shape.ts';
import type { Resize } from './reference/image.ts';

const RUNS = 100;
const upTo = (max: number, min = 1) => fc.integer({ min, max });
const pair = (one: fc.Arbitrary<number>) => fc.tuple(one, one);

/** Images [n, h, w, c] and a kernel that fits into them, whatever the padding. */
const windows = fc.record({ n: upTo(2), h: upTo(6), w: upTo(6), c: upTo(3) }).chain(({ n, h, w, c }) =>
  fc.record({
    image: fc.constant([n, h, w, c] as const),
    kernel: fc.tuple(upTo(Math.min(3, h)), upTo(Math.min(3, w))),
    strides: pair(upTo(3)),
    pad: fc.constantFrom('same' as const, 'valid' as const),
  }),
);

const convolutionOf = (depthwise: boolean): fc.Arbitrary<Row<Convolution>> =>
  fc
    .record({ place: windows, filters: upTo(3), dilation: upTo(2), explicit: fc.option(pair(upTo(2, 0))) })
    .map(({ place: { image, kernel, strides, pad }, filters, dilation, explicit }) => {
      const fits = (kernel[0] - 1) * dilation < image[1] && (kernel[1] - 1) * dilation < image[2];
      // The library takes strides or dilations, and one stride for both axes of a depthwise convolution.
      const dilated = dilation > 1 && fits;
      const walk: readonly [number, number] = dilated ? [1, 1] : depthwise ? [strides[0], strides[0]] : strides;
      const padding = explicit && !depthwise ? ([explicit, explicit] as const) : pad;
      return {
        shapes: [image, [...kernel, image[3], filters]],
        attributes: { strides: walk, pad: padding, ...(dilated && { dilations: [dilation, dilation] as const }) },
      };
    });

const poolings: fc.Arbitrary<Row<Pooling>> = windows.map(({ image, kernel, strides, pad }) => ({
  shapes: [image],
  attributes: { size: kernel, strides, pad },
}));

const kinds = fc.constantFrom('normal' as const, 'negative' as const, 'zeros' as const);
const pooled: fc.Arbitrary<Row<Pooling>> = fc.tuple(poolings, kinds).map(([row, kind]) => ({ ...row, kind }));

const products: fc.Arbitrary<Row<Product>> = fc
  .record({
    batch: fc.array(upTo(3), { maxLength: 2 }),
    sizes: fc.tuple(upTo(9), upTo(9), upTo(9)),
    transposeA: fc.boolean(),
    transposeB: fc.boolean(),
    sharedB: fc.boolean(),
  })
  .map(({ batch, sizes: [m, k, n], transposeA, transposeB, sharedB }) => ({
    shapes: [
      [...batch, ...(transposeA ? [k, m] : [m, k])],
      [...(sharedB ? [] : batch), ...(transposeB ? [n, k] : [k, n])],
    ],
    attributes: { transposeA, transposeB },
  }));

const shapes = fc.array(upTo(4), { minLength: 1, maxLength: 4 });

const reductions: fc.Arbitrary<Row<Reduction>> = shapes.chain(shape =>
  fc
    .record({ axes: fc.subarray([...shape.keys()], { minLength: 1 }), keepDims: fc.boolean() })
    .map(attributes => ({ shapes: [shape], attributes })),
);

const slices: fc.Arbitrary<Row<Slice>> = shapes.chain(shape =>
  fc
    .tuple(...shape.map(size => upTo(size - 1, 0).chain(from => fc.tuple(fc.constant(from), upTo(size - from)))))
    .map(ranges => ({
      shapes: [shape],
      attributes: { begin: ranges.map(([from]) => from), size: ranges.map(([, size]) => size) },
    })),
);

const tilings: fc.Arbitrary<Row<readonly number[]>> = fc
  .array(fc.tuple(upTo(3), upTo(3)), { minLength: 1, maxLength: 4 })
  .map(axes => ({ shapes: [axes.map(([size]) => size)], attributes: axes.map(([, times]) => times) }));

const gatherings: fc.Arbitrary<Row<Gather>> = shapes.chain(shape =>
  upTo(shape.length - 1, 0).chain(axis =>
    fc
      .array(upTo(shape[axis]! - 1, 0), { minLength: 1, maxLength: 6 })
      .map(ids => ({ shapes: [shape], attributes: { ids, axis } })),
  ),
);

const resizings: fc.Arbitrary<Row<Resize>> = fc
  .record({ image: fc.tuple(upTo(2), upTo(5), upTo(5), upTo(2)), size: pair(upTo(7)), alignCorners: fc.boolean() })
  .map(({ image, size, alignCorners }) => ({ shapes: [image], attributes: { size, alignCorners } }));

/**
 * Random shapes and attributes for the ops whose kernels are ours, on one backend. TensorFlow adds up in single precision,
 * which shows where a sum nearly cancels: it gets the same shapes each time.
 */
export function holdOn(backend: Backend, nativePackage?: string): void {
  const holds = <A>(op: Op<A>, rows: fc.Arbitrary<Row<A>>): void => {
    it(`${op.name} and its gradient are right for any shape`, () => {
      fc.assert(
        fc.property(rows, row => {
          expect(complaintsOf(op.caseOf(row))).toEqual([]);
        }),
        { numRuns: RUNS, ...(nativePackage && { seed: 1 }) },
      );
    });
  };

  describe(`on ${backend}`, () => {
    beforeAll(async () => {
      await startBackend(backend, wasmFolder, nativePackage);
    });

    holds(conv2d, convolutionOf(false));
    holds(depthwiseConv2d, convolutionOf(true));
    holds(maxPool, pooled);
    holds(avgPool, poolings);
    holds(matMul, products);
    holds(sum, reductions);
    holds(mean, reductions);
    holds(slice, slices);
    holds(tile, tilings);
    holds(gather, gatherings);
    holds(resizeBilinear, resizings);
    holds(resizeNearest, resizings);
  });
}
