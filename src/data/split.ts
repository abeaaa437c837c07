import { type Random, shuffled } from '../platform/random.ts';

/** Indices of rows, in random order; no row is in two parts. */
export type Split = { readonly train: Int32Array; readonly validation: Int32Array; readonly test: Int32Array };

export type SplitSpec = {
  readonly count: number;
  /** Shares of the whole; the training part is what is left. */
  readonly validation?: number;
  readonly test?: number;
  readonly random: Random;
};

export function splitRows({ count, validation = 0, test = 0, random }: SplitSpec): Split {
  const order = Int32Array.from(shuffled([...Array(count).keys()], random));
  return cut(order, Math.round(count * validation), Math.round(count * test));
}

/** The same, with each class in each part by its share of the whole (rounded). */
export function splitStratified(labels: ArrayLike<number>, spec: Omit<SplitSpec, 'count'>): Split {
  const { validation = 0, test = 0, random } = spec;
  const parts = [...byClass(labels).values()].map(rows => {
    const order = Int32Array.from(shuffled(rows, random));
    return cut(order, Math.round(rows.length * validation), Math.round(rows.length * test));
  });
  const gather = (name: keyof Split) =>
    Int32Array.from(
      shuffled(
        parts.flatMap(part => [...part[name]]),
        random,
      ),
    );
  return { train: gather('train'), validation: gather('validation'), test: gather('test') };
}

function cut(order: Int32Array, validation: number, test: number): Split {
  return {
    test: order.slice(0, test),
    validation: order.slice(test, test + validation),
    train: order.slice(test + validation),
  };
}

export type Fold = { readonly train: Int32Array; readonly validation: Int32Array };

/** k folds: every row validates once; sizes differ by one at most. Throws a RangeError unless 2 ≤ k ≤ count. */
export function kFold(count: number, k: number, random: Random): Fold[] {
  return foldsOf(shuffled([...Array(count).keys()], random), k);
}

/** k folds whose classes are divided as evenly as whole rows allow. */
export function kFoldStratified(labels: ArrayLike<number>, k: number, random: Random): Fold[] {
  // Dealt like cards, one class after the other: neighbours of a class go to different folds.
  const dealt = [...byClass(labels).values()].flatMap(rows => shuffled(rows, random));
  return foldsOf(dealt, k);
}

function foldsOf(order: readonly number[], k: number): Fold[] {
  if (!(Number.isInteger(k) && k >= 2 && k <= order.length)) throw new RangeError(`${k} folds of ${order.length} rows`);
  return Array.from({ length: k }, (_, fold) => ({
    train: Int32Array.from(order.filter((_, i) => i % k !== fold)),
    validation: Int32Array.from(order.filter((_, i) => i % k === fold)),
  }));
}

function byClass(labels: ArrayLike<number>): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] as number;
    const known = rows.get(label);
    if (known) known.push(i);
    else rows.set(label, [i]);
  }
  return rows;
}

/** The rows of the given indices of a row-major table, [indices, width]. */
export function pickRows(values: Float32Array, width: number, indices: ArrayLike<number>): Float32Array {
  const picked = new Float32Array(indices.length * width);
  for (let i = 0; i < indices.length; i++) {
    const from = (indices[i] as number) * width;
    picked.set(values.subarray(from, from + width), i * width);
  }
  return picked;
}

/**
 * Index batches without end: an epoch visits every row once in a new random order, the last batch of an epoch may be
 * smaller. Throws a RangeError for an empty set or a size below 1.
 */
export function* batches(count: number, size: number, random: Random): Generator<Int32Array, never> {
  if (!(count >= 1 && size >= 1)) throw new RangeError(`batches of ${size} of ${count} rows`);
  for (;;) {
    const order = Int32Array.from(shuffled([...Array(count).keys()], random));
    for (let from = 0; from < count; from += size) yield order.slice(from, from + size);
  }
}
