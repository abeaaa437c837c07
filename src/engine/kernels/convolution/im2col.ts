import type { Geometry } from './geometry.ts';

/** Number of output positions: batch · outHeight · outWidth. */
export const positionsOf = (g: Geometry): number => g.batch * g.outHeight * g.outWidth;

/** Number of weights behind one output: filterHeight · filterWidth · inChannels. */
export const tapsOf = (g: Geometry): number => g.filterHeight * g.filterWidth * g.inChannels;

/**
 * im2col (Chellapilla, Puri and Simard 2006): the inputs under the filter at the output positions `first` …
 * `first + count − 1`, one row of taps in the order [filterHeight, filterWidth, inChannels] each, zeros where the filter
 * lies outside. Rows begin `stride` apart in `out`; convolution is then a product with the filter as a matrix.
 */
export function im2col(
  g: Geometry,
  x: Float32Array,
  first: number,
  count: number,
  out: Float64Array,
  stride: number,
): void {
  const { inHeight, inWidth, inChannels, outHeight, outWidth, filterHeight, filterWidth, dilationWidth } = g;
  const run = filterWidth * inChannels;
  let column = first % outWidth;
  let line = ((first - column) / outWidth) % outHeight;
  let image = Math.floor(first / (outWidth * outHeight));
  for (let row = 0; row < count; row++) {
    const startY = line * g.strideHeight - g.top;
    const startX = column * g.strideWidth - g.left;
    const inside = dilationWidth === 1 && startX >= 0 && startX + filterWidth <= inWidth;
    const top = image * inHeight;
    if (++column === outWidth) {
      column = 0;
      if (++line === outHeight) {
        line = 0;
        image++;
      }
    }
    let to = row * stride;
    for (let ky = 0; ky < filterHeight; ky++) {
      const y = startY + ky * g.dilationHeight;
      if (y < 0 || y >= inHeight) {
        for (let q = 0; q < run; q++) out[to++] = 0;
        continue;
      }
      const base = (top + y) * inWidth;
      if (inside) {
        let from = (base + startX) * inChannels;
        for (let q = 0; q < run; q++) out[to++] = x[from++] as number;
        continue;
      }
      for (let kx = 0, at = startX; kx < filterWidth; kx++, at += dilationWidth) {
        const outside = at < 0 || at >= inWidth;
        let from = (base + at) * inChannels;
        for (let q = 0; q < inChannels; q++) out[to++] = outside ? 0 : (x[from++] as number);
      }
    }
  }
}

/**
 * The transpose of `im2col`: adds rows of taps to the inputs that they came from. `out`
 * [batch, inHeight, inWidth, inChannels] is added to, not cleared.
 */
export function col2im(g: Geometry, columns: Float32Array, first: number, count: number, out: Float32Array): void {
  const { inHeight, inWidth, inChannels, outHeight, outWidth, filterHeight, filterWidth, dilationWidth } = g;
  const run = filterWidth * inChannels;
  let column = first % outWidth;
  let line = ((first - column) / outWidth) % outHeight;
  let image = Math.floor(first / (outWidth * outHeight));
  for (let row = 0; row < count; row++) {
    const startY = line * g.strideHeight - g.top;
    const startX = column * g.strideWidth - g.left;
    const inside = dilationWidth === 1 && startX >= 0 && startX + filterWidth <= inWidth;
    const top = image * inHeight;
    if (++column === outWidth) {
      column = 0;
      if (++line === outHeight) {
        line = 0;
        image++;
      }
    }
    for (let ky = 0; ky < filterHeight; ky++) {
      const y = startY + ky * g.dilationHeight;
      if (y < 0 || y >= inHeight) continue;
      let from = (row * filterHeight + ky) * run;
      const base = (top + y) * inWidth;
      if (inside) {
        let to = (base + startX) * inChannels;
        for (let q = 0; q < run; q++) (out[to++] as number) += columns[from++] as number;
        continue;
      }
      for (let kx = 0, at = startX; kx < filterWidth; kx++, at += dilationWidth) {
        if (at < 0 || at >= inWidth) {
          from += inChannels;
          continue;
        }
        let to = (base + at) * inChannels;
        for (let q = 0; q < inChannels; q++) (out[to++] as number) += columns[from++] as number;
      }
    }
  }
}
