import { type Array64, at, build } from './array.ts';

export type Resize = {
  readonly size: readonly [number, number];
  readonly alignCorners?: boolean;
  readonly halfPixelCenters?: boolean;
};

/** The place in the source of a pixel of the result, along one axis. */
function sourceOf(i: number, from: number, to: number, { alignCorners, halfPixelCenters }: Resize): number {
  const ratio = alignCorners && to > 1 ? (from - 1) / (to - 1) : from / to;
  return halfPixelCenters ? (i + 0.5) * ratio - 0.5 : i * ratio;
}

export function resizeBilinear(x: Array64, resize: Resize): Array64 {
  const [n, height, width, c] = x.shape as [number, number, number, number];
  const [toHeight, toWidth] = resize.size;
  return build([n, toHeight, toWidth, c], ([one, row, column, k]) => {
    const y = Math.max(0, sourceOf(row!, height, toHeight, resize));
    const z = Math.max(0, sourceOf(column!, width, toWidth, resize));
    const [top, left] = [Math.floor(y), Math.floor(z)];
    const [bottom, right] = [Math.min(top + 1, height - 1), Math.min(left + 1, width - 1)];
    const [low, across] = [y - top, z - left];
    const mix = (line: number) =>
      (1 - across) * at(x, [one!, line, left, k!]) + across * at(x, [one!, line, right, k!]);
    return (1 - low) * mix(top) + low * mix(bottom);
  });
}

/** TensorFlow rounds down, but to the nearest with `alignCorners`; half pixel centres start half a pixel later. */
export function resizeNearest(x: Array64, resize: Resize): Array64 {
  const [n, height, width, c] = x.shape as [number, number, number, number];
  const [toHeight, toWidth] = resize.size;
  const pick = (i: number, from: number, to: number): number => {
    const place = sourceOf(i, from, to, resize) + (resize.halfPixelCenters ? 0.5 : 0);
    return Math.min(from - 1, resize.alignCorners ? Math.round(place) : Math.floor(place + 1e-9));
  };
  return build([n, toHeight, toWidth, c], ([one, row, column, k]) =>
    at(x, [one!, pick(row!, height, toHeight), pick(column!, width, toWidth), k!]),
  );
}
