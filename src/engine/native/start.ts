import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { registerNativeKernels } from './kernels/index.ts';
import { TENSORFLOW } from './kernels/kernel.ts';

type UtilOfOld = { isNullOrUndefined?: (value: unknown) => boolean; isArray?: (value: unknown) => boolean };

/**
 * Starts tfjs-node from the folder of its package and makes it current. The package brings a copy of tfjs-core of its own;
 * both keep their engine and their kernels on `globalThis`, so what it registers is registered for us, which is checked.
 * TensorFlow writes to the terminal and ends the process when it fails: this is for a process of its own.
 */
export async function startNative(folder: string): Promise<void> {
  if (!tf.findBackendFactory(TENSORFLOW)) {
    const require = createRequire(join(folder, 'package.json'));
    // With oneDNN, products of matrices of rank 4 and convolutions without a result answer with what lay in the memory.
    process.env.TF_ENABLE_ONEDNN_OPTS = '0';
    restoreUtil(require('node:util') as UtilOfOld);
    const { engine } = require(folder) as { readonly engine: () => unknown };
    if (engine() !== tf.engine()) throw new Error('tfjs-node came with an engine of its own');
    registerNativeKernels();
  }
  if (!(await tf.setBackend(TENSORFLOW))) throw new Error('TensorFlow.js refused the native backend');
  const product = tf.tidy(() => tf.matMul([[2, 3]], [[5], [7]]).dataSync()[0]);
  if (product !== 31) throw new Error(`the native backend multiplies wrongly: ${product} instead of 31`);
}

/** tfjs-node 4.22.0 calls two functions that Node 23 removed or warns about (tensorflow/tfjs #8425, never released). */
function restoreUtil(util: UtilOfOld): void {
  util.isNullOrUndefined = value => value === null || value === undefined;
  util.isArray = Array.isArray;
}
