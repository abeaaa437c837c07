import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batches, kFold, kFoldStratified, pickRows, splitRows, splitStratified } from '../../src/data/split.ts';
import { range, stream } from './statistics.ts';

const sorted = (...parts: readonly ArrayLike<number>[]): number[] =>
  parts.flatMap(part => Array.from(part)).sort((a, b) => a - b);
const share = fc.double({ min: 0, max: 0.5, noNaN: true });

describe('splits', () => {
  it('divide all rows, none twice, by the shares asked for', () => {
    fc.assert(
      fc.property(fc.nat(80), share, share, fc.nat(99), (count, validation, test, seed) => {
        const split = splitRows({ count, validation, test, random: stream(seed) });
        expect(sorted(split.train, split.validation, split.test)).toEqual(range(count));
        expect(split.test).toHaveLength(Math.round(count * test));
      }),
    );
  });

  it('are in random order and repeat themselves for a seed', () => {
    const split = (seed: number) => splitRows({ count: 100, test: 0.3, random: stream(seed) });
    expect(split(1)).toEqual(split(1));
    expect(split(1)).not.toEqual(split(2));
    expect([...split(1).train]).not.toEqual(sorted(split(1).train));
  });

  it('stratified ones keep the share of every class in every part', () => {
    const labels = range(200).map(i => (i < 20 ? 1 : i < 60 ? 2 : 0));
    const parts = splitStratified(labels, { validation: 0.2, test: 0.3, random: stream() });
    expect(sorted(parts.train, parts.validation, parts.test)).toEqual(range(200));
    const count = (rows: Int32Array, label: number) => rows.filter(row => labels[row] === label).length;
    expect([0, 1, 2].map(label => count(parts.validation, label))).toEqual([28, 4, 8]);
    expect([0, 1, 2].map(label => count(parts.test, label))).toEqual([42, 6, 12]);
  });
});

describe('k folds', () => {
  it('validate every row once; sizes differ by one at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 2, max: 5 }), (count, k) => {
        const folds = kFold(count, k, stream());
        expect(sorted(...folds.map(fold => fold.validation))).toEqual(range(count));
        for (const { train, validation } of folds) expect(sorted(train, validation)).toEqual(range(count));
        const sizes = folds.map(fold => fold.validation.length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('stratified ones divide each class evenly', () => {
    const labels = range(103).map(i => (i < 23 ? 1 : 0));
    for (const { validation } of kFoldStratified(labels, 5, stream())) {
      const ones = validation.filter(row => labels[row] === 1).length;
      expect([4, 5]).toContain(ones);
    }
  });

  it.each([0, 1, 2.5, 11])('refuse k = %d for 10 rows', k => {
    expect(() => kFold(10, k, stream())).toThrow(RangeError);
  });
});

describe('batches', () => {
  const take = (source: Generator<Int32Array>, count: number) =>
    range(count).map(() => source.next().value as Int32Array);

  it('visit every row once an epoch, in another order each time', () => {
    const both = take(batches(10, 4, stream()), 6);
    expect(both.map(batch => batch.length)).toEqual([4, 4, 2, 4, 4, 2]);
    const [first, second] = [both.slice(0, 3), both.slice(3)].map(epoch => epoch.flatMap(batch => [...batch]));
    expect(sorted(first as number[])).toEqual(range(10));
    expect(sorted(second as number[])).toEqual(range(10));
    expect(first).not.toEqual(second);
  });

  it('come in the same order for the same seed', () => {
    expect(take(batches(50, 7, stream(3)), 20)).toEqual(take(batches(50, 7, stream(3)), 20));
  });

  it.each([
    [0, 4],
    [4, 0],
  ])('refuse %i rows in batches of %i', (count, size) => {
    expect(() => batches(count, size, stream()).next()).toThrow(RangeError);
  });
});

it('rows are picked in the order asked for', () => {
  expect([...pickRows(Float32Array.of(1, 2, 3, 4, 5, 6), 2, [2, 0])]).toEqual([5, 6, 1, 2]);
});
