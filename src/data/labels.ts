import { type Random, shuffled } from '../platform/random.ts';

/**
 * Labels of which exactly round(count · share) are wrong: each of those is replaced by one of the other classes, all
 * equally likely (symmetric noise). `flipped` are the indices of the wrong ones, rising.
 */
export type NoisyLabels = { readonly labels: Int32Array; readonly flipped: readonly number[] };

export type FlipSpec = { readonly classes: number; readonly share: number; readonly random: Random };

export function flipLabels(labels: ArrayLike<number>, { classes, share, random }: FlipSpec): NoisyLabels {
  const count = labels.length;
  const indices = shuffled([...Array(count).keys()], random).slice(0, Math.round(count * share));
  const flipped = indices.sort((a, b) => a - b);
  const result = Int32Array.from(labels);
  for (const index of flipped) {
    const other = 1 + Math.floor(random() * (classes - 1));
    result[index] = ((result[index] as number) + other) % classes;
  }
  return { labels: result, flipped };
}

/** One row a label, [count, classes] row-major: 1 at the label, 0 elsewhere. Throws a RangeError for a label outside. */
export function oneHot(labels: ArrayLike<number>, classes: number): Float32Array {
  const rows = new Float32Array(labels.length * classes);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] as number;
    if (!(Number.isInteger(label) && label >= 0 && label < classes)) {
      throw new RangeError(`label ${label} is not one of ${classes} classes`);
    }
    rows[i * classes + label] = 1;
  }
  return rows;
}
