/** A dense array in double precision, row-major. The reference never shares code with the engine that it judges. */
export type Array64 = { readonly shape: readonly number[]; readonly values: Float64Array };

export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);

export const array = (shape: readonly number[], values: ArrayLike<number>): Array64 => {
  if (values.length !== sizeOf(shape)) throw new Error(`${values.length} values do not fill [${shape}]`);
  return { shape: [...shape], values: Float64Array.from(values) };
};

export const scalar = (value: number): Array64 => array([], [value]);
export const zeros = (shape: readonly number[]): Array64 => array(shape, new Float64Array(sizeOf(shape)));

/** Moves an index to the next place in row-major order. */
function advance(index: number[], shape: readonly number[]): void {
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index[axis]!++;
    if (index[axis]! < shape[axis]!) return;
    index[axis] = 0;
  }
}

/** Every index of a shape in row-major order; the array that it hands out is reused. */
export function* indicesOf(shape: readonly number[]): Generator<readonly number[]> {
  const index = new Array<number>(shape.length).fill(0);
  for (let left = sizeOf(shape); left > 0; left--, advance(index, shape)) yield index;
}

/** An array from a function of the index. */
export function build(shape: readonly number[], valueAt: (index: readonly number[]) => number): Array64 {
  const out = zeros(shape);
  const index = new Array<number>(shape.length).fill(0);
  for (let flat = 0; flat < out.values.length; flat++, advance(index, shape)) out.values[flat] = valueAt(index);
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
