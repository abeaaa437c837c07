import { type Random, shuffled } from '../platform/random.ts';

/**
 * Shoppers: `history` is [count, length] row-major of items bought before, `current` [count] the category that the
 * shopper looks at, `next` [count] the item bought then. Item = category · brands + brand.
 */
export type Baskets = {
  readonly count: number;
  readonly length: number;
  readonly categories: number;
  readonly brands: number;
  readonly history: Int32Array;
  readonly current: Int32Array;
  readonly next: Int32Array;
};

export type BasketsSpec = {
  readonly count: number;
  readonly random: Random;
  readonly length?: number;
  readonly categories?: number;
  readonly brands?: number;
  /** Probability that a shopper buys the favourite brand and not one by popularity. */
  readonly loyalty?: number;
};

/** Categories that one shopper is interested in. */
const INTERESTS = 3;

/**
 * Every shopper has three interests and a favourite brand in each. What is bought next is, with probability `loyalty`,
 * the favourite of the current category, which the history shows; else brand k with weight 1/(k + 1). A model has to
 * look at the part of the history that concerns the current category (Zhou et al. 2018); the bestseller of the category
 * is the baseline.
 */
export function shoppingBaskets(spec: BasketsSpec): Baskets {
  const { count, random, length = 10, categories = 8, brands = 6, loyalty = 0.85 } = spec;
  const history = new Int32Array(count * length);
  const current = new Int32Array(count);
  const next = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const interests = shuffled([...Array(categories).keys()], random).slice(0, INTERESTS);
    const favourites = interests.map(() => popularBrand(brands, random));
    const buy = (interest: number): number => {
      const [other, loyal] = [popularBrand(brands, random), random() < loyalty];
      return (interests[interest] as number) * brands + (loyal ? (favourites[interest] as number) : other);
    };
    for (let k = 0; k < length; k++) history[i * length + k] = buy(Math.floor(random() * interests.length));
    const seen = history[i * length + Math.floor(random() * length)] as number;
    current[i] = Math.floor(seen / brands);
    next[i] = buy(interests.indexOf(current[i] as number));
  }
  return { count, length, categories, brands, history, current, next };
}

/** Brand k with weight 1/(k + 1) (Zipf). */
function popularBrand(brands: number, random: Random): number {
  let total = 0;
  for (let k = 0; k < brands; k++) total += 1 / (k + 1);
  let left = total * random();
  for (let k = 0; k < brands; k++) {
    left -= 1 / (k + 1);
    if (left < 0) return k;
  }
  return brands - 1;
}
