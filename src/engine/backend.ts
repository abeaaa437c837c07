import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import type { Backend, BackendChoice } from './choice.ts';
import { registerGradients } from './gradients/index.ts';
import { registerKernels } from './kernels/index.ts';
import { startWasm } from './wasm.ts';

export type StartedBackend = {
  readonly backend: Backend;
  /** Why a better backend was passed over; empty when nothing went wrong. */
  readonly reason: string;
};

/**
 * Makes a backend of TensorFlow.js the current one. `folder` holds the WASM files. Throws only when `wasm` was asked for
 * by name and cannot start; `auto` then falls back to `cpu`.
 */
export async function startBackend(choice: BackendChoice, folder: string): Promise<StartedBackend> {
  // Without this the cpu backend greets the terminal with a banner, in the middle of the screen.
  tf.enableProdMode();
  registerGradients();
  if (choice === 'cpu') return useCpu('');
  try {
    await startWasm(folder);
    return { backend: 'wasm', reason: '' };
  } catch (error) {
    if (choice === 'wasm') throw error;
    return useCpu(error instanceof Error ? error.message : String(error));
  }
}

async function useCpu(reason: string): Promise<StartedBackend> {
  registerKernels('cpu');
  if (!(await tf.setBackend('cpu'))) throw new Error('the cpu backend of TensorFlow.js did not start');
  return { backend: 'cpu', reason };
}
