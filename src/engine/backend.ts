import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import type { Backend } from './choice.ts';
import { registerGradients } from './gradients/index.ts';
import { registerKernels } from './kernels/index.ts';
import { startNative } from './native/start.ts';
import { startWasm } from './wasm.ts';

/**
 * Makes a backend of TensorFlow.js the current one; harmless when it stands already. `wasmFolder` holds the WASM files,
 * `nativePackage` is the folder of tfjs-node, in a process of its own only. Throws when the backend cannot start; the one
 * before it is then still there.
 */
export async function startBackend(backend: Backend, wasmFolder: string, nativePackage?: string): Promise<void> {
  // Without this the cpu backend greets the terminal with a banner, in the middle of the screen.
  tf.enableProdMode();
  await start(backend, wasmFolder, nativePackage);
  // After the start: tfjs-node registers the library's own once more.
  registerGradients();
}

async function start(backend: Backend, wasmFolder: string, nativePackage: string | undefined): Promise<void> {
  switch (backend) {
    case 'wasm':
      return startWasm(wasmFolder);
    case 'native':
      if (nativePackage === undefined) throw new Error('the native backend runs only in a process of its own');
      return startNative(nativePackage);
    case 'cpu':
      registerKernels('cpu');
      if (!(await tf.setBackend('cpu'))) throw new Error('the cpu backend of TensorFlow.js did not start');
  }
}
