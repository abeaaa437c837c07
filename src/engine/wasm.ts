import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import factory from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.js';
import * as tf from '@tensorflow/tfjs-core';
import { registerKernels } from './kernels/index.ts';
import { startSimd } from './simd/index.ts';
import { type CWrap, createCWrap, type WasmLoaded, watchedSimd } from './wasm-calls.ts';

/** A module of one function that uses a SIMD instruction: valid only where SIMD is. */
const SIMD_PROBE = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11],
);

type WasmModule = ConstructorParameters<typeof BackendWasm>[0] & WasmLoaded & { cwrap: CWrap };

type Factory = (options: {
  instantiateWasm: (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => object;
  print: () => void;
  printErr: () => void;
}) => Promise<WasmModule>;

/** The folder from which this thread's WASM backend was started. */
let startedFrom: string | null = null;

/**
 * Starts the single-threaded WASM backend from `folder` and makes it current; does not load it a second time. The library's own start-up ends the process
 * when the file is missing or damaged (its loader installs a listener for unhandled rejections that throws); this one
 * compiles the file itself, so that a failure is an ordinary exception.
 */
export async function startWasm(folder: string): Promise<void> {
  if (startedFrom === folder && (await tf.setBackend('wasm'))) return;
  startedFrom = null;
  const module = await instantiate(await WebAssembly.compile(await readFile(join(folder, wasmFile()))));
  bindFunctions(module);
  if (hasSimd()) module.simd = watchedSimd(await startSimd(module.asm.memory as unknown as WebAssembly.Memory));
  tf.removeBackend('wasm');
  tf.registerBackend('wasm', () => new BackendWasm(module), 2);
  registerKernels('wasm');
  if (!(await tf.setBackend('wasm'))) throw new Error('TensorFlow.js refused the WASM backend');
  startedFrom = folder;
}

const hasSimd = (): boolean => WebAssembly.validate(SIMD_PROBE);

function wasmFile(): string {
  return hasSimd() ? 'tfjs-backend-wasm-simd.wasm' : 'tfjs-backend-wasm.wasm';
}

async function instantiate(compiled: WebAssembly.Module): Promise<WasmModule> {
  // The loader asks for the folder of its script, which an ES module does not have; it is never used here.
  const scope = globalThis as { __dirname?: string };
  scope.__dirname ??= '';
  const events = ['uncaughtException', 'unhandledRejection'] as const;
  const before = events.map(event => new Set(process.listeners(event as 'uncaughtException')));
  try {
    return await (factory as unknown as Factory)({
      instantiateWasm: (imports, done) => {
        const instance = new WebAssembly.Instance(compiled, imports);
        done(instance);
        return instance.exports;
      },
      print: () => {},
      printErr: () => {},
    });
  } finally {
    // Emscripten leaves listeners that turn any later failure into the end of the process.
    events.forEach((event, i) => {
      for (const listener of process.listeners(event as 'uncaughtException')) {
        if (!before[i]?.has(listener)) process.removeListener(event, listener);
      }
    });
  }
}

/** What the library's own start-up does after loading (tfjs-backend-wasm, `backend_wasm.ts`, `init`). */
function bindFunctions(module: WasmModule): void {
  module.cwrap = createCWrap(module);
  const bind = module.cwrap;
  module.tfjs = {
    init: bind('init', null, []),
    initWithThreadsCount: bind('init_with_threads_count', null, ['number']),
    getThreadsCount: bind('get_threads_count', 'number', []),
    registerTensor: bind('register_tensor', null, ['number', 'number', 'number']),
    disposeData: bind('dispose_data', null, ['number']),
    dispose: bind('dispose', null, []),
  };
}
