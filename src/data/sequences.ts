import type { Random } from '../platform/random.ts';

/** Sequences: `xs` is [count, length, width], `ys` [count, outputs], both row-major. */
export type Sequences = {
  readonly count: number;
  readonly length: number;
  readonly width: number;
  readonly outputs: number;
  readonly xs: Float32Array;
  readonly ys: Float32Array;
};

export type SequencesSpec = { readonly count: number; readonly length: number; readonly random: Random };

/**
 * The adding problem (Hochreiter and Schmidhuber 1997, §5.4): each step has a number of [0, 1) and a mark; one mark is
 * set in each half, the answer is the sum of the two marked numbers. Always to say 1 leaves a mean squared error of 1/6.
 */
export function addingProblem({ count, length, random }: SequencesSpec): Sequences {
  const xs = new Float32Array(count * length * 2);
  const ys = new Float32Array(count);
  const half = Math.floor(length / 2);
  for (let i = 0; i < count; i++) {
    const row = xs.subarray(2 * i * length, 2 * (i + 1) * length);
    for (let step = 0; step < length; step++) row[2 * step] = random();
    const marked = [Math.floor(random() * half), half + Math.floor(random() * (length - half))];
    for (const step of marked) {
      row[2 * step + 1] = 1;
      ys[i] = (ys[i] as number) + (row[2 * step] as number);
    }
  }
  return { count, length, width: 2, outputs: 1, xs, ys };
}

/** Coin tosses (0 or 1) and the same tosses `delay` steps later; the first `delay` answers are 0. */
export function echo({ count, length, delay, random }: SequencesSpec & { readonly delay: number }): Sequences {
  const xs = Float32Array.from({ length: count * length }, () => (random() < 0.5 ? 0 : 1));
  const ys = xs.map((_, index) => (index % length < delay ? 0 : (xs[index - delay] as number)));
  return { count, length, width: 1, outputs: length, xs, ys };
}
