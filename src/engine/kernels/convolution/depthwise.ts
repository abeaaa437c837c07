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

/**
 * The channels go along a row four at a time, with their weights or sums in registers, then one by one. Input channel of
 * output channel k: ⌊k / multiplier⌋.
 */
const LANES = 4;

/** y[n, i, j, c·m + r] += Σ over a, b of x[n, i·s + a·d − top, j·s + b·d − left, c]·w[a, b, c, r]. */
export function addDepthwise(g: Geometry, x: Float32Array, filter: Float32Array, out: Float32Array): void {
  const { outChannels } = g;
  const [step, multiplier] = [g.strideWidth * g.inChannels, multiplierOf(g)];
  eachSpan(g, (input, output, weight, length) => {
    let k = 0;
    for (; k + LANES <= outChannels; k += LANES) {
      const w0 = filter[weight + k] as number;
      const w1 = filter[weight + k + 1] as number;
      const w2 = filter[weight + k + 2] as number;
      const w3 = filter[weight + k + 3] as number;
      let from0 = input + Math.floor(k / multiplier);
      let from1 = input + Math.floor((k + 1) / multiplier);
      let from2 = input + Math.floor((k + 2) / multiplier);
      let from3 = input + Math.floor((k + 3) / multiplier);
      for (let i = 0, to = output + k; i < length; i++, to += outChannels) {
        (out[to] as number) += (x[from0] as number) * w0;
        (out[to + 1] as number) += (x[from1] as number) * w1;
        (out[to + 2] as number) += (x[from2] as number) * w2;
        (out[to + 3] as number) += (x[from3] as number) * w3;
        from0 += step;
        from1 += step;
        from2 += step;
        from3 += step;
      }
    }
    for (; k < outChannels; k++) {
      const w = filter[weight + k] as number;
      let from = input + Math.floor(k / multiplier);
      for (let i = 0, to = output + k; i < length; i++, to += outChannels, from += step) {
        (out[to] as number) += (x[from] as number) * w;
      }
    }
  });
}

/** dw[a, b, c, r] = Σ over n, i, j of x[n, i·s + a·d − top, j·s + b·d − left, c]·dy[n, i, j, c·m + r]. */
export function depthwiseFilterGradient(g: Geometry, x: Float32Array, dy: Float32Array, out: Float32Array): void {
  const { outChannels } = g;
  const [step, multiplier] = [g.strideWidth * g.inChannels, multiplierOf(g)];
  const sums = new Float64Array(out.length);
  eachSpan(g, (input, output, weight, length) => {
    let k = 0;
    for (; k + LANES <= outChannels; k += LANES) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let from0 = input + Math.floor(k / multiplier);
      let from1 = input + Math.floor((k + 1) / multiplier);
      let from2 = input + Math.floor((k + 2) / multiplier);
      let from3 = input + Math.floor((k + 3) / multiplier);
      for (let i = 0, at = output + k; i < length; i++, at += outChannels) {
        s0 += (x[from0] as number) * (dy[at] as number);
        s1 += (x[from1] as number) * (dy[at + 1] as number);
        s2 += (x[from2] as number) * (dy[at + 2] as number);
        s3 += (x[from3] as number) * (dy[at + 3] as number);
        from0 += step;
        from1 += step;
        from2 += step;
        from3 += step;
      }
      (sums[weight + k] as number) += s0;
      (sums[weight + k + 1] as number) += s1;
      (sums[weight + k + 2] as number) += s2;
      (sums[weight + k + 3] as number) += s3;
    }
    for (; k < outChannels; k++) {
      let sum = 0;
      let from = input + Math.floor(k / multiplier);
      for (let i = 0, at = output + k; i < length; i++, at += outChannels, from += step) {
        sum += (x[from] as number) * (dy[at] as number);
      }
      (sums[weight + k] as number) += sum;
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
  const { outChannels } = g;
  const [step, multiplier] = [g.strideWidth * g.inChannels, multiplierOf(g)];
  eachSpan(g, (input, output, weight, length) => {
    let k = 0;
    for (; k + LANES <= outChannels; k += LANES) {
      const w0 = filter[weight + k] as number;
      const w1 = filter[weight + k + 1] as number;
      const w2 = filter[weight + k + 2] as number;
      const w3 = filter[weight + k + 3] as number;
      let to0 = input + Math.floor(k / multiplier);
      let to1 = input + Math.floor((k + 1) / multiplier);
      let to2 = input + Math.floor((k + 2) / multiplier);
      let to3 = input + Math.floor((k + 3) / multiplier);
      for (let i = 0, at = output + k; i < length; i++, at += outChannels) {
        (out[to0] as number) += (dy[at] as number) * w0;
        (out[to1] as number) += (dy[at + 1] as number) * w1;
        (out[to2] as number) += (dy[at + 2] as number) * w2;
        (out[to3] as number) += (dy[at + 3] as number) * w3;
        to0 += step;
        to1 += step;
        to2 += step;
        to3 += step;
      }
    }
    for (; k < outChannels; k++) {
      const w = filter[weight + k] as number;
      let to = input + Math.floor(k / multiplier);
      for (let i = 0, at = output + k; i < length; i++, at += outChannels, to += step) {
        (out[to] as number) += (dy[at] as number) * w;
      }
    }
  });
}
