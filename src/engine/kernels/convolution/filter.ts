import type { Geometry } from './geometry.ts';

/**
 * Turns a filter by 180° and swaps its channels: [filterHeight, filterWidth, inChannels, outChannels] → `out`
 * [filterHeight, filterWidth, outChannels, inChannels], with which a convolution of dy is the input gradient.
 */
export function rotate(g: Geometry, filter: Float32Array, out: Float32Array): void {
  const { inChannels, outChannels } = g;
  const [places, size] = [g.filterHeight * g.filterWidth, inChannels * outChannels];
  for (let place = 0; place < places; place++) {
    const to = (places - 1 - place) * size;
    for (let c = 0, from = place * size; c < inChannels; c++) {
      for (let k = 0; k < outChannels; k++) out[to + k * inChannels + c] = filter[from++] as number;
    }
  }
}

/** The same for a depthwise filter, whose channels stay where they are: [filterHeight, filterWidth, channels]. */
export function rotateDepthwise(g: Geometry, filter: Float32Array, out: Float32Array): void {
  const [places, size] = [g.filterHeight * g.filterWidth, g.outChannels];
  for (let place = 0; place < places; place++) {
    out.set(filter.subarray(place * size, (place + 1) * size), (places - 1 - place) * size);
  }
}

/** [rows, columns] → `out` [columns, rows]. */
export function transpose(from: Float32Array, rows: number, columns: number, out: Float32Array): void {
  for (let row = 0, at = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) out[column * rows + row] = from[at++] as number;
  }
}
