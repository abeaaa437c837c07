import * as tf from '@tensorflow/tfjs-core';

/** Opens a scope for one run; the function that it returns frees every tensor and variable made since. Not nestable. */
export function openScope(): () => void {
  tf.engine().startScope();
  return () => {
    tf.engine().endScope();
    tf.disposeVariables();
  };
}

/** Number of tensors that live now. */
export function tensorCount(): number {
  return tf.memory().numTensors;
}

/** Bytes of all tensors that live now; cheap enough to be asked after every step. */
export function tensorBytes(): number {
  return tf.engine().state.numBytes;
}
