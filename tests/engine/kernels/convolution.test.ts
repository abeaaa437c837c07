import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/engine/backend.ts';
import { openScope } from '../../../src/engine/memory.ts';
import { wasmFolder } from '../../lab/engine.ts';
import { type Case, errorsOf, LIMIT, type Pad, problemOf } from './convolution.ts';

const KERNELS = [
  [1, 1],
  [2, 2],
  [3, 3],
  [5, 5],
  [1, 3],
  [3, 1],
] as const;
const STRIDES = [
  [1, 1],
  [2, 2],
  [3, 3],
  [2, 1],
] as const;
const DILATIONS = [
  [2, 2],
  [1, 2],
] as const;
const SIZES = [
  [9, 9],
  [11, 9],
  [9, 12],
  [10, 13],
] as const;
/** The last two, and 3 for small filters, pad by more than the filter spans. */
const PADS: readonly Pad[] = [
  'same',
  'valid',
  1,
  3,
  { rows: [1, 2], columns: [0, 3] },
  { rows: [4, 0], columns: [1, 0] },
];

/** Every stride and dilation with every padding and filter; sizes and channels take turns. */
function cases(kind: Case['kind']): Case[] {
  const steps = [
    ...STRIDES.map(strides => ({ strides, dilations: [1, 1] as const })),
    ...DILATIONS.map(dilations => ({ strides: [1, 1] as const, dilations })),
  ];
  let turn = 0;
  return steps.flatMap(step =>
    PADS.flatMap(pad =>
      KERNELS.map(kernel => {
        turn++;
        return {
          kind,
          batch: 1 + (turn % 3),
          size: SIZES[turn % SIZES.length]!,
          channels: 1 + (turn % (kind === 'dense' ? 5 : 9)),
          last: 1 + (turn % (kind === 'dense' ? 9 : 3)),
          kernel,
          pad,
          ...step,
        };
      }),
    ),
  );
}

const pair = (max: number) => fc.tuple(fc.integer({ min: 1, max }), fc.integer({ min: 1, max }));
const anyCase: fc.Arbitrary<Case> = fc
  .record({
    kind: fc.constantFrom('dense' as const, 'depthwise' as const),
    batch: fc.integer({ min: 1, max: 3 }),
    size: pair(14),
    channels: fc.integer({ min: 1, max: 9 }),
    last: fc.integer({ min: 1, max: 4 }),
    kernel: pair(5),
    pad: fc.constantFrom<Pad>(...PADS),
    step: fc.oneof(
      pair(3).map(strides => ({ strides, dilations: [1, 1] as const })),
      pair(3).map(dilations => ({ strides: [1, 1] as const, dilations })),
    ),
  })
  .map(({ step, ...rest }) => ({ ...rest, ...step }))
  .filter(one => problemOf(one, 0) !== undefined);

describe.each(['wasm', 'cpu'] as const)('on %s', backend => {
  let close = () => {};
  beforeEach(async () => {
    await startBackend(backend, wasmFolder);
    close = openScope();
  });
  afterEach(() => close());

  it.each(['dense', 'depthwise'] as const)('a %s convolution and its gradients agree with their sums', kind => {
    let tried = 0;
    const wrong = cases(kind).flatMap((one, seed) => {
      const errors = errorsOf(one, seed);
      if (errors) tried++;
      return errors && !(Math.max(errors.y, errors.dx, errors.dw) < LIMIT) ? [{ ...one, errors }] : [];
    });
    expect(wrong).toEqual([]);
    expect(tried).toBe(cases(kind).length);
  });

  it('any convolution and its gradients agree with their sums', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(1000), (one, seed) => {
        const errors = errorsOf(one, seed)!;
        expect(Math.max(errors.y, errors.dx, errors.dw)).toBeLessThan(LIMIT);
      }),
      { numRuns: 60 },
    );
  });
});
