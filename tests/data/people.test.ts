import { describe, expect, it } from 'vitest';
import { shoppingBaskets } from '../../src/data/baskets.ts';
import { ratingsTable } from '../../src/data/ratings.ts';
import { eigenSymmetric } from '../../src/data/whiten.ts';
import { mean, range, stream, variance } from './statistics.ts';

describe('ratings', () => {
  const spec = { users: 60, items: 30, rank: 2, share: 0.4, noise: 0.3 };
  const ratings = ratingsTable({ ...spec, random: stream() });

  it('are those of the share of pairs asked for, each pair once, from 1 to 5', () => {
    const { user, item, rating, count } = ratings;
    expect(count / 1800).toBeCloseTo(0.4, 1);
    expect(new Set(range(count).map(i => `${user[i]}:${item[i]}`)).size).toBe(count);
    expect(Math.min(...rating)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...rating)).toBeLessThanOrEqual(5);
  });

  it('differ from the truth by the noise, where nothing is clipped', () => {
    const inner = range(ratings.count).filter(i => Math.abs((ratings.rating[i] as number) - 3) < 1.2);
    const errors = inner.map(i => {
      const pair = (ratings.user[i] as number) * 30 + (ratings.item[i] as number);
      return (ratings.rating[i] as number) - (ratings.truth[pair] as number);
    });
    expect(Math.abs(Math.sqrt(variance(errors)) - 0.3)).toBeLessThan(0.04);
    const clean = ratingsTable({ ...spec, share: 1, noise: 0, random: stream() });
    expect(clean.rating).toEqual(clean.truth);
  });

  it('have the rank asked for once the biases are taken away; clipping blurs it a little', () => {
    const { truth, users, items } = ratings;
    const rows = range(users).map(u => mean(truth.subarray(u * items, (u + 1) * items)));
    const columns = range(items).map(i => mean(range(users).map(u => truth[u * items + i] as number)));
    const centred = truth.map((value, k) => {
      return value - (rows[Math.floor(k / items)] as number) - (columns[k % items] as number) + mean(truth);
    });
    const gram = new Float64Array(items * items);
    for (const i of range(items)) {
      for (const j of range(items)) {
        for (const u of range(users))
          gram[i * items + j]! += (centred[u * items + i] ?? 0) * (centred[u * items + j] ?? 0);
      }
    }
    const { eigenvalues } = eigenSymmetric(gram, items);
    const total = eigenvalues.reduce((sum, value) => sum + value, 0);
    expect(((eigenvalues[0] ?? 0) + (eigenvalues[1] ?? 0)) / total).toBeGreaterThan(0.9);
    expect((eigenvalues[1] ?? 0) / total).toBeGreaterThan(0.1);
  });
});

describe('baskets', () => {
  const baskets = shoppingBaskets({ count: 3000, random: stream() });
  const { history, current, next, brands, length, count } = baskets;
  const categoryOf = (item: number) => Math.floor(item / brands);
  const pastOf = (i: number) => [...history.subarray(i * length, (i + 1) * length)];

  it('what is bought is of the current category, which the history knows; histories have three interests at most', () => {
    for (const i of range(count)) {
      const categories = new Set(pastOf(i).map(categoryOf));
      expect(categories.size).toBeLessThanOrEqual(3);
      expect(categories).toContain(current[i]);
      expect(categoryOf(next[i] as number)).toBe(current[i]);
    }
  });

  it('the history of the current category foretells it far better than the bestseller of the category', () => {
    const most = (items: readonly number[]) => {
      const counts = new Map<number, number>();
      for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
      return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [-1, 0] as [number, number])[0];
    };
    const all = [...next];
    const bestsellers = range(8).map(category => most(all.filter(item => categoryOf(item) === category)));
    const hits = (guess: (i: number) => number) => mean(range(count).map(i => (guess(i) === next[i] ? 1 : 0)));
    const popular = hits(i => bestsellers[current[i] as number] as number);
    const attentive = hits(i => most(pastOf(i).filter(item => categoryOf(item) === current[i])));
    const careless = hits(i => most(pastOf(i)));
    expect(popular).toBeLessThan(0.5);
    expect(attentive).toBeGreaterThan(popular + 0.25);
    expect(careless).toBeLessThan(attentive - 0.2);
  });
});
