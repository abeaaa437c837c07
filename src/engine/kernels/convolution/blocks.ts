import type { Geometry } from './geometry.ts';
import { col2im, im2col, positionsOf, tapsOf } from './im2col.ts';
import { addProduct, createPanels, pack, roundedUp, strideFor } from './product.ts';

/** Output positions that are worked on at a time: their taps fit the caches of a core. */
const BLOCK = 32;

/** y = im2col(x)·W. x [batch, inHeight, inWidth, inChannels], filter [taps, outChannels] → out, in plain JavaScript. */
export function convolve(g: Geometry, x: Float32Array, filter: Float32Array, out: Float32Array): void {
  const [positions, taps, channels] = [positionsOf(g), tapsOf(g), g.outChannels];
  const weights = createPanels(taps, channels);
  pack(weights, filter, 0, taps, channels, 1);
  const [stride, width] = [strideFor(taps), roundedUp(channels)];
  const [block, result] = [new Float64Array(BLOCK * stride), new Float64Array(BLOCK * width)];
  for (let first = 0; first < positions; first += BLOCK) {
    const count = Math.min(BLOCK, positions - first);
    im2col(g, x, first, count, block, stride);
    result.fill(0);
    addProduct(block, stride, 1, count, weights, taps, result, width);
    unpad(result, width, out, first * channels, count, channels);
  }
}

/** dW = im2col(x)ᵀ·dy. dy [batch, outHeight, outWidth, outChannels] → out [taps, outChannels]. */
export function filterGradient(g: Geometry, x: Float32Array, dy: Float32Array, out: Float32Array): void {
  const [positions, taps, channels] = [positionsOf(g), tapsOf(g), g.outChannels];
  const [stride, width] = [strideFor(taps), roundedUp(channels)];
  const [block, result] = [new Float64Array(BLOCK * stride), new Float64Array(roundedUp(taps) * width)];
  const gradients = createPanels(BLOCK, channels);
  for (let first = 0; first < positions; first += BLOCK) {
    const count = Math.min(BLOCK, positions - first);
    im2col(g, x, first, count, block, stride);
    pack(gradients, dy, first * channels, count, channels, 1);
    addProduct(block, 1, stride, taps, gradients, count, result, width);
  }
  unpad(result, width, out, 0, taps, channels);
}

/** dx = col2im(dy·Wᵀ). dy [batch, outHeight, outWidth, outChannels] → out [batch, inHeight, inWidth, inChannels]. */
export function inputGradient(g: Geometry, dy: Float32Array, filter: Float32Array, out: Float32Array): void {
  const [positions, taps, channels] = [positionsOf(g), tapsOf(g), g.outChannels];
  const weights = createPanels(channels, taps);
  pack(weights, filter, 0, channels, 1, channels);
  const width = roundedUp(taps);
  const [block, result] = [new Float64Array(BLOCK * channels), new Float64Array(BLOCK * width)];
  for (let first = 0; first < positions; first += BLOCK) {
    const count = Math.min(BLOCK, positions - first);
    block.set(dy.subarray(first * channels, (first + count) * channels));
    result.fill(0);
    addProduct(block, channels, 1, count, weights, channels, result, width);
    col2im(g, result, width, first, count, out);
  }
}

function unpad(
  from: Float64Array,
  width: number,
  to: Float32Array,
  start: number,
  rows: number,
  columns: number,
): void {
  for (let row = 0, at = start; row < rows; row++) {
    for (let column = 0; column < columns; column++) to[at++] = from[row * width + column] as number;
  }
}
