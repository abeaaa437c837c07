import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, hash32, normal, shuffled } from '../../src/platform/random.ts';

const take = (count: number, random: () => number): number[] => Array.from({ length: count }, random);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const moment = (values: readonly number[], k: number): number => {
  const centre = mean(values);
  return mean(values.map(value => (value - centre) ** k));
};

describe('hash32', () => {
  // http://www.isthe.com/chongo/tech/comp/fnv/ lists these values of FNV-1a.
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('of %j is that of FNV-1a', (text, hash) => {
    expect(hash32(text)).toBe(hash);
  });

  it('is a whole number of 32 bits that does not depend on anything but the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        const hash = hash32(text);
        expect(Number.isInteger(hash) && hash >= 0 && hash < 2 ** 32).toBe(true);
        expect(hash32(text)).toBe(hash);
      }),
    );
  });
});

describe('createRandom', () => {
  it('gives the same numbers for the same seed and stream, on every machine', () => {
    expect(take(3, createRandom(1, 'data'))).toEqual(take(3, createRandom(1, 'data')));
    expect(take(3, createRandom(42))).toEqual([0.733536665327847, 0.6983352464158088, 0.49932904983870685]);
  });

  it('gives other numbers for another seed or another stream', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.string(), fc.string(), (a, b, left, right) => {
        fc.pre(hash32(`${a}:${left}`) !== hash32(`${b}:${right}`));
        expect(take(2, createRandom(a, left))).not.toEqual(take(2, createRandom(b, right)));
      }),
    );
  });

  it('draws from [0, 1) evenly', () => {
    const values = take(20_000, createRandom(7, 'uniform'));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    const tenths = Array.from({ length: 10 }, (_, i) => values.filter(value => Math.floor(10 * value) === i).length);
    // Five standard deviations of a binomial count: 5 · √(20000 · 0.1 · 0.9) ≈ 212.
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(212);
  });

  it('has streams that are not correlated', () => {
    const [a, b] = [take(10_000, createRandom(1, 'weights')), take(10_000, createRandom(1, 'data'))];
    const products = a.map((value, i) => (value - 0.5) * ((b[i] ?? 0) - 0.5));
    // The correlation of independent streams has a standard deviation of 1/√n = 0.01.
    expect(Math.abs(mean(products) * 12)).toBeLessThan(0.05);
  });
});

describe('normal', () => {
  it('has mean 0, variance 1, no skew and the kurtosis 3', () => {
    const random = createRandom(3, 'normal');
    const draws = take(20_000, () => normal(random));
    expect(Math.abs(mean(draws))).toBeLessThan(5 / Math.sqrt(20_000));
    expect(Math.abs(moment(draws, 2) - 1)).toBeLessThan(5 * Math.sqrt(2 / 20_000));
    expect(Math.abs(moment(draws, 3))).toBeLessThan(5 * Math.sqrt(15 / 20_000));
    expect(Math.abs(moment(draws, 4) - 3)).toBeLessThan(5 * Math.sqrt(96 / 20_000));
  });

  it('is finite whatever the uniform numbers are', () => {
    const edge = 1 - 2 ** -32;
    for (const u of [0, 2 ** -32, 0.5, edge]) expect(Number.isFinite(normal(() => u))).toBe(true);
  });
});

describe('shuffled', () => {
  it('is a permutation and leaves its input alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.nat(), (items, seed) => {
        const before = [...items];
        const after = shuffled(items, createRandom(seed));
        expect(items).toEqual(before);
        const sort = (list: readonly number[]) => [...list].sort((a, b) => a - b);
        expect(sort(after)).toEqual(sort(before));
      }),
    );
  });

  it('gives every order of three about as often', () => {
    const random = createRandom(5, 'orders');
    const counts = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = shuffled(['a', 'b', 'c'], random).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    // Five standard deviations: 5 · √(6000 · 1/6 · 5/6) ≈ 144.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(144);
  });
});
