import * as tf from '@tensorflow/tfjs-core';

/** What is added before and after an axis; negative where it is taken away. */
export type Margins = readonly [number, number];

export const negated = ([before, after]: Margins): Margins => [-before, -after];

/** Margins with which `count` windows of `span` at steps of `stride` cover an axis of `size` exactly. */
export function marginsOf(size: number, before: number, count: number, stride: number, span: number): Margins {
  return [before, (count - 1) * stride + span - size - before];
}

/** x [batch, height, width, channels] with margins around its images, filled with `value`. */
export function framed(x: tf.Tensor, rows: Margins, columns: Margins, value = 0): tf.Tensor {
  const margins = [[0, 0], rows, columns, [0, 0]] as const;
  const added = margins.map(([before, after]): [number, number] => [Math.max(0, before), Math.max(0, after)]);
  // First, for more may be taken away on one side than there is without the other.
  const wide = added.flat().some(count => count > 0) ? tf.pad(x, added, value) : x;
  if (margins.flat().every(count => count >= 0)) return wide;
  const begin = margins.map(([before]) => Math.max(0, -before));
  const size = margins.map(([before, after], axis) => (x.shape[axis] as number) + before + after);
  return tf.slice(wide, begin, size);
}
