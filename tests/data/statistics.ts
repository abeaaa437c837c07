import { createRandom, type Random } from '../../src/platform/random.ts';

/** The stream that the tests of drawn sets use. */
export const stream = (seed = 1): Random => createRandom(seed, 'data');

export const mean = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return sum / values.length;
};

export const variance = (values: ArrayLike<number>): number => {
  const middle = mean(values);
  return mean(Array.from(values, value => (value - middle) ** 2));
};

export const correlation = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  const [ma, mb] = [mean(a), mean(b)];
  const products = Array.from(a, (value, i) => (value - ma) * ((b[i] as number) - mb));
  return mean(products) / Math.sqrt(variance(a) * variance(b));
};

/** Column `k` of a row-major table of the given width. */
export const column = (values: ArrayLike<number>, width: number, k: number): number[] =>
  Array.from({ length: values.length / width }, (_, row) => values[row * width + k] as number);

export const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
