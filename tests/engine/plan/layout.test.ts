import fc from 'fast-check';
import { expect, it } from 'vitest';
import { layOut } from '../../../src/engine/plan/layout.ts';

const span = fc
  .record({ bytes: fc.nat(200), from: fc.nat(20), length: fc.nat(20) })
  .map(({ bytes, from, length }) => ({ bytes, from, to: length === 20 ? Number.POSITIVE_INFINITY : from + length }));

it('gives no byte to two spans that are in use together, and wastes no more than all of them side by side', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 30 }), spans => {
      const { offsets, bytes } = layOut(spans);
      spans.forEach((a, i) => {
        expect(offsets[i]! % 16).toBe(0);
        expect(offsets[i]! + a.bytes).toBeLessThanOrEqual(bytes);
        spans.slice(0, i).forEach((b, j) => {
          const together = a.from <= b.to && b.from <= a.to;
          const apart = offsets[i]! + a.bytes <= offsets[j]! || offsets[j]! + b.bytes <= offsets[i]!;
          expect(!together || apart).toBe(true);
        });
      });
      expect(bytes).toBeLessThanOrEqual(spans.reduce((sum, one) => sum + Math.ceil(one.bytes / 16) * 16, 0));
    }),
  );
});

it('uses memory again when its span is over', () => {
  const chain = Array.from({ length: 10 }, (_, i) => ({ bytes: 160, from: i, to: i + 1 }));
  expect(layOut(chain).bytes).toBe(320);
});
