/** Side of the square of results that a product keeps in registers. */
const TILE = 4;

export const roundedUp = (size: number): number => Math.ceil(size / TILE) * TILE;

/**
 * Distance between the rows of a block with `size` columns: a multiple of the tile, but never of a cache line pair, so
 * that going down a column does not fall on one cache set.
 */
export const strideFor = (size: number): number => Math.ceil((size + TILE) / 16) * 16 - TILE;

/** The right operand of a product: its columns in panels of four, [columns / 4][depth][4], filled up with zeros. */
export type Panels = { readonly values: Float64Array; readonly depth: number; readonly columns: number };

/** Room for a right operand of up to `depth` rows. */
export const createPanels = (depth: number, columns: number): Panels => ({
  values: new Float64Array(depth * roundedUp(columns)),
  depth,
  columns,
});

/** Copies B[k, j] = source[offset + k·rowStep + j·columnStep] into panels, for k < depth. */
export function pack(
  panels: Panels,
  source: Float32Array,
  offset: number,
  depth: number,
  rowStep: number,
  columnStep: number,
): void {
  const { values, columns } = panels;
  for (let j = 0; j < columns; j++) {
    let to = (j - (j % TILE)) * panels.depth + (j % TILE);
    let from = offset + j * columnStep;
    for (let k = 0; k < depth; k++, to += TILE, from += rowStep) values[to] = source[from] as number;
  }
}

/** The left operand: A[i, k] = values[i·rowStep + k·depthStep]. Room for `rows` rounded up to four is needed. */
export type Left = {
  readonly values: Float64Array;
  readonly rowStep: number;
  readonly depthStep: number;
  readonly rows: number;
};

/**
 * out[at + i·columns + j] += Σ over k < depth of A[i, k]·B[k, j]. Sixteen sums stay in registers for the whole depth; the
 * operands are doubles, because V8 would otherwise convert each of them every time it is read.
 */
export function addProduct(a: Left, b: Panels, depth: number, out: Float32Array, at: number): void {
  const { columns } = b;
  for (let i = 0; i < a.rows; i += TILE) {
    for (let j = 0; j < columns; j += TILE) addTile(a, i, b, j, depth, out, at + i * columns + j);
  }
}

function addTile(a: Left, row: number, b: Panels, column: number, depth: number, out: Float32Array, to: number): void {
  const { values: left, rowStep, depthStep } = a;
  const right = b.values;
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s03 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s13 = 0;
  let s20 = 0;
  let s21 = 0;
  let s22 = 0;
  let s23 = 0;
  let s30 = 0;
  let s31 = 0;
  let s32 = 0;
  let s33 = 0;
  for (let k = 0, i0 = row * rowStep, j = column * b.depth; k < depth; k++, i0 += depthStep, j += TILE) {
    const i1 = i0 + rowStep;
    const i2 = i1 + rowStep;
    const b0 = right[j] as number;
    const b1 = right[j + 1] as number;
    const b2 = right[j + 2] as number;
    const b3 = right[j + 3] as number;
    const x0 = left[i0] as number;
    const x1 = left[i1] as number;
    const x2 = left[i2] as number;
    const x3 = left[i2 + rowStep] as number;
    s00 += x0 * b0;
    s01 += x0 * b1;
    s02 += x0 * b2;
    s03 += x0 * b3;
    s10 += x1 * b0;
    s11 += x1 * b1;
    s12 += x1 * b2;
    s13 += x1 * b3;
    s20 += x2 * b0;
    s21 += x2 * b1;
    s22 += x2 * b2;
    s23 += x2 * b3;
    s30 += x3 * b0;
    s31 += x3 * b1;
    s32 += x3 * b2;
    s33 += x3 * b3;
  }
  const rows = a.rows - row;
  const width = b.columns - column;
  addRow(out, to, width, s00, s01, s02, s03);
  if (rows > 1) addRow(out, to + b.columns, width, s10, s11, s12, s13);
  if (rows > 2) addRow(out, to + 2 * b.columns, width, s20, s21, s22, s23);
  if (rows > 3) addRow(out, to + 3 * b.columns, width, s30, s31, s32, s33);
}

function addRow(out: Float32Array, to: number, width: number, s0: number, s1: number, s2: number, s3: number): void {
  (out[to] as number) += s0;
  if (width > 1) (out[to + 1] as number) += s1;
  if (width > 2) (out[to + 2] as number) += s2;
  if (width > 3) (out[to + 3] as number) += s3;
}
