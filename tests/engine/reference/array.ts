/** A dense array in double precision, row-major. The reference never shares code with the engine that it judges. */
export type Array64 = { readonly shape: readonly number[]; readonly values: Float64Array };

export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);

export const array = (shape: readonly number[], values: ArrayLike<number>): Array64 => {
  if (values.length !== sizeOf(shape)) throw new Error(`${values.length} values do not fill [${shape}]`);
  return { shape: [...shape], values: Float64Array.from(values) };
};

export const scalar = (value: number): Array64 => array([], [value]);
export const zeros = (shape: readonly number[]): Array64 => array(shape, new Float64Array(sizeOf(shape)));

/** How far apart two neighbours along each axis lie in `values`. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis--) strides[axis] = strides[axis + 1]! * shape[axis + 1]!;
  return strides;
}

/** Every index of a shape in row-major order; the array that it hands out is reused. */
export function* indicesOf(shape: readonly number[]): Generator<readonly number[]> {
  const index = new Array<number>(shape.length).fill(0);
  for (let left = sizeOf(shape); left > 0; left--) {
    yield index;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis]!++;
      if (index[axis]! < shape[axis]!) break;
      index[axis] = 0;
    }
  }
}

/** An array from a function of the index. */
export function build(shape: readonly number[], valueAt: (index: readonly number[]) => number): Array64 {
  const out = zeros(shape);
  let flat = 0;
  for (const index of indicesOf(shape)) out.values[flat++] = valueAt(index);
  return out;
}

export function at({ shape, values }: Array64, index: readonly number[]): number {
  let flat = 0;
  for (let axis = 0; axis < shape.length; axis++) flat = flat * shape[axis]! + index[axis]!;
  return values[flat]!;
}

/** Negative axes count from the end; none given means all. */
export function axesOf(rank: number, axes?: number | readonly number[]): number[] {
  const list = axes === undefined ? [...Array(rank).keys()] : typeof axes === 'number' ? [axes] : axes;
  return list.map(axis => (axis < 0 ? axis + rank : axis)).sort((a, b) => a - b);
}
