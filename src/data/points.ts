import { normal, type Random } from '../platform/random.ts';

/** Labelled points of the plane: `xs` is [count, 2] row-major, `labels` [count] of 0 and 1. */
export type Points = { readonly count: number; readonly xs: Float32Array; readonly labels: Float32Array };

export type PointsSpec = {
  readonly count: number;
  /** Standard deviation of the normal noise added to both coordinates. */
  readonly noise: number;
  readonly random: Random;
};

type Place = { readonly x: number; readonly y: number; readonly label: 0 | 1 };

/** Four clouds about (±1, ±1) in equal parts; label 1 where the signs differ. */
export function xorCloud(spec: PointsSpec): Points {
  return scatter(spec, i => {
    const x = i & 1 ? 1 : -1;
    const y = i & 2 ? 1 : -1;
    return { x, y, label: x === y ? 0 : 1 };
  });
}

/** Two interleaved half circles of radius 1, label 0 above, label 1 below and shifted by (1, 0.5), centred. */
export function twoMoons(spec: PointsSpec): Points {
  return scatter(spec, i => {
    const angle = Math.PI * spec.random();
    return i % 2 === 0
      ? { x: Math.cos(angle) - 0.5, y: Math.sin(angle) - 0.25, label: 0 }
      : { x: 0.5 - Math.cos(angle), y: 0.25 - Math.sin(angle), label: 1 };
  });
}

/** Two arms of an Archimedean spiral, each of `turns` turns, radius 0.1 to 1. */
export function spirals(spec: PointsSpec & { readonly turns?: number }): Points {
  const turns = spec.turns ?? 1.25;
  return scatter(spec, i => {
    const along = spec.random();
    const radius = 0.1 + 0.9 * along;
    const angle = 2 * Math.PI * turns * along + (i % 2 === 0 ? 0 : Math.PI);
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle), label: i % 2 === 0 ? 0 : 1 };
  });
}

/** A disc of radius 0.5 (label 1) inside a ring of radius 1 (label 0). */
export function rings(spec: PointsSpec): Points {
  return scatter(spec, i => {
    const angle = 2 * Math.PI * spec.random();
    const radius = i % 2 === 0 ? 1 : 0.5 * Math.sqrt(spec.random());
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle), label: i % 2 === 0 ? 0 : 1 };
  });
}

/** Two round clouds about (−1, −1) and (1, 1): a straight line divides them while the noise is small. */
export function blobs(spec: PointsSpec): Points {
  return scatter(spec, i => (i % 2 === 0 ? { x: -1, y: -1, label: 0 } : { x: 1, y: 1, label: 1 }));
}

function scatter({ count, noise, random }: PointsSpec, place: (index: number) => Place): Points {
  const xs = new Float32Array(2 * count);
  const labels = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const { x, y, label } = place(i);
    xs[2 * i] = x + noise * normal(random);
    xs[2 * i + 1] = y + noise * normal(random);
    labels[i] = label;
  }
  return { count, xs, labels };
}
