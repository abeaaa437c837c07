import { normal, type Random } from '../platform/random.ts';

/** Ratings that users gave to items: one entry each of `user`, `item`, `rating` (1 to 5), [count]. */
export type Ratings = {
  readonly users: number;
  readonly items: number;
  readonly count: number;
  readonly user: Int32Array;
  readonly item: Int32Array;
  readonly rating: Float32Array;
  /** What each user would give each item without noise, [users, items] row-major. */
  readonly truth: Float32Array;
};

export type RatingsSpec = {
  readonly users: number;
  readonly items: number;
  /** Hidden tastes. */
  readonly rank: number;
  /** Share of all pairs that were rated. */
  readonly share: number;
  readonly noise: number;
  readonly random: Random;
};

/**
 * rating = clip(3.2 + bᵤ + cᵢ + pᵤ · qᵢ / √rank + noise, 1, 5), with bᵤ ~ N(0, 0.3²), cᵢ ~ N(0, 0.4²), p, q ~ N(0, 1):
 * biases and a table of the given rank, the model of Koren, Bell and Volinsky (2009). Each pair is rated with
 * probability `share`.
 */
export function ratingsTable({ users, items, rank, share, noise, random }: RatingsSpec): Ratings {
  const draw = (length: number, deviation: number) => Float64Array.from({ length }, () => deviation * normal(random));
  const [userBias, itemBias] = [draw(users, 0.3), draw(items, 0.4)];
  const [tastes, traits] = [draw(users * rank, 1), draw(items * rank, 1)];
  const truth = new Float32Array(users * items);
  const seen: { user: number; item: number; rating: number }[] = [];
  for (let index = 0; index < truth.length; index++) {
    const [user, item] = [Math.floor(index / items), index % items];
    let match = 0;
    for (let k = 0; k < rank; k++) match += (tastes[user * rank + k] as number) * (traits[item * rank + k] as number);
    const score = 3.2 + (userBias[user] as number) + (itemBias[item] as number) + match / Math.sqrt(rank);
    truth[index] = stars(score);
    const rating = stars(score + noise * normal(random));
    if (random() < share) seen.push({ user, item, rating });
  }
  return {
    users,
    items,
    count: seen.length,
    user: Int32Array.from(seen, one => one.user),
    item: Int32Array.from(seen, one => one.item),
    rating: Float32Array.from(seen, one => one.rating),
    truth,
  };
}

const stars = (score: number): number => Math.min(5, Math.max(1, score));
