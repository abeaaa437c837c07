import type { Geometry } from './geometry.ts';

/** Output channels per input channel. */
export const multiplierOf = (g: Geometry): number => g.outChannels / g.inChannels;

/** The part [from, to) of `outSize` output places whose input place i·stride + shift lies inside [0, inSize). */
function insideOf(shift: number, stride: number, inSize: number, outSize: number): readonly [number, number] {
  const from = Math.max(0, Math.ceil(-shift / stride));
  return [from, Math.max(from, Math.min(outSize, Math.floor((inSize - 1 - shift) / stride) + 1))];
}

/** A row of the output under one place of the filter: where its inputs, outputs and weights begin. */
type Span = (input: number, output: number, weight: number, length: number) => void;

/** Calls `visit` for every row of outputs and every place of the filter that lies inside the input. */
function eachSpan(g: Geometry, visit: Span): void {
  for (let ky = 0; ky < g.filterHeight; ky++) {
    const shiftY = ky * g.dilationHeight - g.top;
    const [firstRow, lastRow] = insideOf(shiftY, g.strideHeight, g.inHeight, g.outHeight);
    for (let kx = 0; kx < g.filterWidth; kx++) {
      const shiftX = kx * g.dilationWidth - g.left;
      const [first, last] = insideOf(shiftX, g.strideWidth, g.inWidth, g.outWidth);
      const weight = (ky * g.filterWidth + kx) * g.outChannels;
      for (let image = 0; image < g.batch; image++) {
        for (let row = firstRow; row < lastRow; row++) {
          const line = (image * g.inHeight + row * g.strideHeight + shiftY) * g.inWidth;
          const input = (line + first * g.strideWidth + shiftX) * g.inChannels;
          const output = ((image * g.outHeight + row) * g.outWidth + first) * g.outChannels;
          visit(input, output, weight, last - first);
        }
      }
    }
  }
}

/** How many channels one pass along a row takes: their weights or sums stay in registers. */
const LANES = 4;

/** y[n, i, j, c·m + r] += Σ over a, b of x[n, i·s + a·d − top, j·s + b·d − left, c]·w[a, b, c, r]. */
export function addDepthwise(g: Geometry, x: Float32Array, filter: Float32Array, out: Float32Array): void {
  const { outChannels, inChannels } = g;
  const [step, multiplier] = [g.strideWidth * inChannels, multiplierOf(g)];
  eachSpan(g, (input, output, weight, length) => {
    for (let k = 0; k < outChannels; k += LANES) {
      const lanes = Math.min(LANES, outChannels - k);
      if (lanes < LANES || multiplier > 1) {
        for (let lane = k; lane < k + lanes; lane++) {
          const w = filter[weight + lane] as number;
          let from = input + Math.floor(lane / multiplier);
          for (let i = 0, to = output + lane; i < length; i++, to += outChannels, from += step) {
            (out[to] as number) += (x[from] as number) * w;
          }
        }
        continue;
      }
      const w0 = filter[weight + k] as number;
      const w1 = filter[weight + k + 1] as number;
      const w2 = filter[weight + k + 2] as number;
      const w3 = filter[weight + k + 3] as number;
      for (let i = 0, from = input + k, to = output + k; i < length; i++, from += step, to += outChannels) {
        (out[to] as number) += (x[from] as number) * w0;
        (out[to + 1] as number) += (x[from + 1] as number) * w1;
        (out[to + 2] as number) += (x[from + 2] as number) * w2;
        (out[to + 3] as number) += (x[from + 3] as number) * w3;
      }
    }
  });
}

/** dw[a, b, c, r] = Σ over n, i, j of x[n, i·s + a·d − top, j·s + b·d − left, c]·dy[n, i, j, c·m + r]. */
export function depthwiseFilterGradient(g: Geometry, x: Float32Array, dy: Float32Array, out: Float32Array): void {
  const { outChannels, inChannels } = g;
  const [step, multiplier] = [g.strideWidth * inChannels, multiplierOf(g)];
  const sums = new Float64Array(out.length);
  eachSpan(g, (input, output, weight, length) => {
    for (let k = 0; k < outChannels; k += LANES) {
      const lanes = Math.min(LANES, outChannels - k);
      if (lanes < LANES || multiplier > 1) {
        for (let lane = k; lane < k + lanes; lane++) {
          let sum = 0;
          let from = input + Math.floor(lane / multiplier);
          for (let i = 0, at = output + lane; i < length; i++, at += outChannels, from += step) {
            sum += (x[from] as number) * (dy[at] as number);
          }
          (sums[weight + lane] as number) += sum;
        }
        continue;
      }
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let i = 0, from = input + k, at = output + k; i < length; i++, from += step, at += outChannels) {
        s0 += (x[from] as number) * (dy[at] as number);
        s1 += (x[from + 1] as number) * (dy[at + 1] as number);
        s2 += (x[from + 2] as number) * (dy[at + 2] as number);
        s3 += (x[from + 3] as number) * (dy[at + 3] as number);
      }
      (sums[weight + k] as number) += s0;
      (sums[weight + k + 1] as number) += s1;
      (sums[weight + k + 2] as number) += s2;
      (sums[weight + k + 3] as number) += s3;
    }
  });
  out.set(sums);
}

/** dx[n, y, x, c] += Σ over r and the i, j, a, b that meet y, x of dy[n, i, j, c·m + r]·w[a, b, c, r]. */
export function addDepthwiseInputGradient(
  g: Geometry,
  dy: Float32Array,
  filter: Float32Array,
  out: Float32Array,
): void {
  const { outChannels, inChannels } = g;
  const [step, multiplier] = [g.strideWidth * inChannels, multiplierOf(g)];
  eachSpan(g, (input, output, weight, length) => {
    for (let k = 0; k < outChannels; k++) {
      const w = filter[weight + k] as number;
      let to = input + Math.floor(k / multiplier);
      for (let i = 0, at = output + k; i < length; i++, at += outChannels, to += step) {
        (out[to] as number) += (dy[at] as number) * w;
      }
    }
  });
}
