import { type Array64, array, at, axesOf, build, sizeOf, zeros } from './array.ts';

export const reshape = (x: Array64, shape: readonly number[]): Array64 => array(shape, x.values);

export function transpose(x: Array64, order: readonly number[]): Array64 {
  const source = new Array<number>(order.length);
  return build(
    order.map(axis => x.shape[axis]!),
    index => {
      order.forEach((axis, i) => {
        source[axis] = index[i]!;
      });
      return at(x, source);
    },
  );
}

export const slice = (x: Array64, begin: readonly number[], size: readonly number[]): Array64 =>
  build(size, index =>
    at(
      x,
      index.map((i, axis) => i + begin[axis]!),
    ),
  );

export function stridedSlice(
  x: Array64,
  begin: readonly number[],
  end: readonly number[],
  strides: readonly number[],
): Array64 {
  const shape = begin.map((from, axis) => Math.max(0, Math.ceil((end[axis]! - from) / strides[axis]!)));
  return build(shape, index =>
    at(
      x,
      index.map((i, axis) => begin[axis]! + i * strides[axis]!),
    ),
  );
}

export const pad = (x: Array64, paddings: readonly (readonly [number, number])[], value = 0): Array64 =>
  build(
    x.shape.map((size, axis) => size + paddings[axis]![0] + paddings[axis]![1]),
    index => {
      const source = index.map((i, axis) => i - paddings[axis]![0]);
      return source.every((i, axis) => i >= 0 && i < x.shape[axis]!) ? at(x, source) : value;
    },
  );

/** `reflect` leaves the border out of the mirror image, `symmetric` repeats it. */
export const mirrorPad = (
  x: Array64,
  paddings: readonly (readonly [number, number])[],
  mode: 'reflect' | 'symmetric',
): Array64 => {
  const skip = mode === 'reflect' ? 0 : 1;
  return build(
    x.shape.map((size, axis) => size + paddings[axis]![0] + paddings[axis]![1]),
    index =>
      at(
        x,
        index.map((i, axis) => {
          const source = i - paddings[axis]![0];
          const last = x.shape[axis]! - 1;
          return source < 0 ? -source - skip : source > last ? 2 * last - source + skip : source;
        }),
      ),
  );
};

export function concat(parts: readonly Array64[], axis: number): Array64 {
  const along = axesOf(parts[0]!.shape.length, axis)[0]!;
  const size = parts.reduce((sum, part) => sum + part.shape[along]!, 0);
  return build(parts[0]!.shape.with(along, size), index => {
    let offset = index[along]!;
    for (const part of parts) {
      if (offset < part.shape[along]!) return at(part, index.with(along, offset));
      offset -= part.shape[along]!;
    }
    throw new Error('out of range');
  });
}

export const expandDims = (x: Array64, axis: number): Array64 =>
  reshape(x, x.shape.toSpliced(axis < 0 ? axis + x.shape.length + 1 : axis, 0, 1));

export const stack = (parts: readonly Array64[], axis: number): Array64 =>
  concat(
    parts.map(part => expandDims(part, axis)),
    axis < 0 ? axis + parts[0]!.shape.length + 1 : axis,
  );

export function split(x: Array64, sizes: readonly number[], axis: number): Array64[] {
  const along = axesOf(x.shape.length, axis)[0]!;
  let begin = 0;
  return sizes.map(size => {
    const from = x.shape.map((_, i) => (i === along ? begin : 0));
    begin += size;
    return slice(x, from, x.shape.with(along, size));
  });
}

export const unstack = (x: Array64, axis: number): Array64[] => {
  const along = axesOf(x.shape.length, axis)[0]!;
  return split(x, new Array<number>(x.shape[along]!).fill(1), along).map(part =>
    reshape(part, part.shape.toSpliced(along, 1)),
  );
};

export const tile = (x: Array64, repetitions: readonly number[]): Array64 =>
  build(
    x.shape.map((size, axis) => size * repetitions[axis]!),
    index =>
      at(
        x,
        index.map((i, axis) => i % x.shape[axis]!),
      ),
  );

export function reverse(x: Array64, axes: number | readonly number[]): Array64 {
  const turned = axesOf(x.shape.length, axes);
  return build(x.shape, index =>
    at(
      x,
      index.map((i, axis) => (turned.includes(axis) ? x.shape[axis]! - 1 - i : i)),
    ),
  );
}

/** x[..., ids, ...]: the axis is replaced by the axes of `ids`. */
export function gather(x: Array64, ids: Array64, axis = 0): Array64 {
  const rank = ids.shape.length;
  return build(x.shape.toSpliced(axis, 1, ...ids.shape), index =>
    at(x, index.toSpliced(axis, rank, at(ids, index.slice(axis, axis + rank)))),
  );
}

/** The last axis of `ids` is an index into the first axes of x. */
export const gatherND = (x: Array64, ids: Array64): Array64 => {
  const depth = ids.shape.at(-1)!;
  const outer = ids.shape.slice(0, -1);
  return build([...outer, ...x.shape.slice(depth)], index => {
    const place = Array.from({ length: depth }, (_, i) => at(ids, [...index.slice(0, outer.length), i]));
    return at(x, [...place, ...index.slice(outer.length)]);
  });
};

export const oneHot = (ids: Array64, depth: number, on = 1, off = 0): Array64 =>
  build([...ids.shape, depth], index => (at(ids, index.slice(0, -1)) === index.at(-1) ? on : off));

/** y[s] = Σ over rows with that id. */
export function segmentSum(x: Array64, ids: readonly number[], segments: number): Array64 {
  const width = sizeOf(x.shape.slice(1));
  const out = zeros([segments, ...x.shape.slice(1)]);
  ids.forEach((id, row) => {
    for (let i = 0; i < width; i++) out.values[id * width + i]! += x.values[row * width + i]!;
  });
  return out;
}

/** NHWC: blocks of b² channels become b×b pixels. */
export const depthToSpace = (x: Array64, block: number): Array64 => {
  const [n, h, w, c] = x.shape as [number, number, number, number];
  const depth = c / (block * block);
  return build([n, h * block, w * block, depth], ([one, row, column, k]) =>
    at(x, [
      one!,
      Math.floor(row! / block),
      Math.floor(column! / block),
      ((row! % block) * block + (column! % block)) * depth + k!,
    ]),
  );
};
