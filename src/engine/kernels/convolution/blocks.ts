import type { Geometry } from './geometry.ts';
import { col2im, im2col, positionsOf, tapsOf } from './im2col.ts';
import { addProduct, createPanels, pack, strideFor } from './product.ts';

/** Output positions that are worked on at a time: their taps fit the caches of a core. */
const BLOCK = 32;

/** y += im2col(x)·W. x [batch, inHeight, inWidth, inChannels], filter [taps, outChannels] → out, in plain JavaScript. */
export function addConvolution(g: Geometry, x: Float32Array, filter: Float32Array, out: Float32Array): void {
  const [positions, taps, channels] = [positionsOf(g), tapsOf(g), g.outChannels];
  const weights = createPanels(taps, channels);
  pack(weights, filter, 0, taps, channels, 1);
  const stride = strideFor(taps);
  const values = new Float64Array(BLOCK * stride);
  for (let first = 0; first < positions; first += BLOCK) {
    const rows = Math.min(BLOCK, positions - first);
    im2col(g, x, first, rows, values, stride);
    addProduct({ values, rowStep: stride, depthStep: 1, rows }, weights, taps, out, first * channels);
  }
}

/** dW += im2col(x)ᵀ·dy. dy [batch, outHeight, outWidth, outChannels] → out [taps, outChannels]. */
export function addFilterGradient(g: Geometry, x: Float32Array, dy: Float32Array, out: Float32Array): void {
  const [positions, taps, channels] = [positionsOf(g), tapsOf(g), g.outChannels];
  const stride = strideFor(taps);
  const values = new Float64Array(BLOCK * stride);
  const gradients = createPanels(BLOCK, channels);
  for (let first = 0; first < positions; first += BLOCK) {
    const count = Math.min(BLOCK, positions - first);
    im2col(g, x, first, count, values, stride);
    pack(gradients, dy, first * channels, count, channels, 1);
    addProduct({ values, rowStep: 1, depthStep: stride, rows: taps }, gradients, count, out, 0);
  }
}

/** dx += col2im(dy·Wᵀ). dy [batch, outHeight, outWidth, outChannels] → out [batch, inHeight, inWidth, inChannels]. */
export function addInputGradient(g: Geometry, dy: Float32Array, filter: Float32Array, out: Float32Array): void {
  const [positions, taps, channels] = [positionsOf(g), tapsOf(g), g.outChannels];
  const weights = createPanels(channels, taps);
  pack(weights, filter, 0, channels, 1, channels);
  const [values, columns] = [new Float64Array(BLOCK * channels), new Float32Array(BLOCK * taps)];
  for (let first = 0; first < positions; first += BLOCK) {
    const rows = Math.min(BLOCK, positions - first);
    values.set(dy.subarray(first * channels, (first + rows) * channels));
    columns.fill(0);
    addProduct({ values, rowStep: channels, depthStep: 1, rows }, weights, channels, columns, 0);
    col2im(g, columns, first, rows, out);
  }
}
