import * as tf from '@tensorflow/tfjs-core';
import { type StridedSliceAttributes, stridedBox } from '../kernels/strided-slice.ts';

/** ∂x for y[i] = x[places[i]] over flattened tensors: the sum of ∂y at the places, zero elsewhere. */
function scatter(dy: tf.Tensor, places: tf.Tensor1D, shape: number[]): tf.Tensor {
  return tf.reshape(tf.unsortedSegmentSum(tf.reshape(dy, [-1]), places, tf.util.sizeFromShape(shape)), shape);
}

/** The k largest elements of the last axis: ∂values go back where they came from; the indices are constant. */
export const topK: tf.GradConfig = {
  kernelName: 'TopK',
  inputsToSave: ['x'],
  outputsToSave: [false, true],
  gradFunc: (dys, saved) => ({
    x: () => {
      const [x, indices] = saved as [tf.Tensor, tf.Tensor];
      const size = x.shape.at(-1) as number;
      const k = indices.shape.at(-1) as number;
      const starts = tf.mul(tf.range(0, x.size / size, 1, 'int32'), tf.scalar(size, 'int32'));
      const places = tf.add(tf.reshape(indices, [-1, k]), tf.reshape(starts, [-1, 1]));
      return scatter((dys as tf.Tensor[])[0] as tf.Tensor, tf.reshape(tf.cast(places, 'int32'), [-1]), x.shape);
    },
  }),
};

/** Every step-th element of each axis, steps of either sign: ∂y goes back where it came from. */
export const stridedSlice: tf.GradConfig = {
  kernelName: 'StridedSlice',
  inputsToSave: ['x'],
  gradFunc: (dy, saved, attributes) => ({
    x: () => {
      const [x] = saved as [tf.Tensor];
      const along = stridedPlaces(x.shape, attributes as unknown as StridedSliceAttributes);
      const places = flatPlaces(x.shape, along);
      return scatter(dy as tf.Tensor, tf.tensor1d(places, 'int32'), x.shape);
    },
  }),
};

/** The places of an axis that a strided slice takes, for every axis. */
function stridedPlaces(shape: readonly number[], attributes: StridedSliceAttributes): number[][] {
  const { start, step, count } = stridedBox(shape, attributes);
  return count.map((length, d) => Array.from({ length }, (_, i) => (start[d] as number) + i * (step[d] as number)));
}

/** The flat places in x of all combinations of places along its axes, row-major. */
function flatPlaces(shape: readonly number[], along: readonly (readonly number[])[]): number[] {
  return shape.reduce<number[]>(
    (places, size, d) => {
      const own = along[d] as readonly number[];
      return places.flatMap(place => own.map(at => place * size + at));
    },
    [0],
  );
}

/** x mirrored at its edges: ∂y goes back to every element from all its images, which the library's gradient leaves out. */
export const mirrorPad: tf.GradConfig = {
  kernelName: 'MirrorPad',
  inputsToSave: ['x'],
  gradFunc: (dy, saved, attributes) => ({
    x: () => {
      const [x] = saved as [tf.Tensor];
      const { paddings, mode } = attributes as unknown as { paddings: [number, number][]; mode: string };
      const images = x.shape.map((size, d) => mirrored(size, paddings[d] as [number, number], mode === 'symmetric'));
      return scatter(dy as tf.Tensor, tf.tensor1d(flatPlaces(x.shape, images), 'int32'), x.shape);
    },
  }),
};

/** Where each element of a mirrored axis comes from; `symmetric` repeats the element at the edge. */
function mirrored(size: number, [before, after]: readonly [number, number], isSymmetric: boolean): number[] {
  const edge = isSymmetric ? 1 : 0;
  return Array.from({ length: before + size + after }, (_, i) => {
    const at = i - before;
    if (at < 0) return -at - edge;
    return at < size ? at : 2 * size - 2 - at + edge;
  });
}
