import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

/**
 * Gradient kernels that the WASM backend lacks. `UnsortedSegmentSum` is the gradient of `gather` (embeddings, picking rows);
 * `ScatterNd`, which WASM has, adds duplicates and so is the same sum.
 */
export function registerWasmKernels(): void {
  if (tf.getKernel('UnsortedSegmentSum', 'wasm')) return;
  tf.registerKernel({ kernelName: 'UnsortedSegmentSum', backendName: 'wasm', kernelFunc: unsortedSegmentSum });
}

/** x [...ids, ...inner], segmentIds [...ids] → [numSegments, ...inner]. */
const unsortedSegmentSum: tf.KernelFunc = ({ inputs, backend, attrs }) => {
  const { x, segmentIds } = inputs as { x: tf.TensorInfo; segmentIds: tf.TensorInfo };
  const { numSegments } = attrs as { numSegments: number };
  const count = tf.util.sizeFromShape(segmentIds.shape);
  const inner = x.shape.slice(segmentIds.shape.length);
  const scatter = tf.getKernel('ScatterNd', 'wasm');
  if (!scatter) throw new Error('the WASM backend has no ScatterNd');
  return scatter.kernelFunc({
    inputs: {
      indices: { ...segmentIds, shape: [count, 1] },
      updates: { ...x, shape: [count, ...inner] },
    },
    backend: backend as BackendWasm,
    attrs: { shape: [numSegments, ...inner] },
  });
};
