import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { startBackend } from '../../src/engine/backend.ts';
import type { Backend } from '../../src/engine/choice.ts';
import { openScope } from '../../src/engine/memory.ts';
import { seedMathRandom } from '../../src/engine/random.ts';
import { experimentById } from '../../src/lab/experiments/index.ts';
import { runs } from '../../src/lab/experiments/runs.ts';
import { resolveParams } from '../../src/lab/params.ts';
import { runToEnd } from '../../src/lab/runner.ts';
import type { Frame, ParamValues, RunResult } from '../../src/lab/types.ts';

/** Where the WASM files lie before the build has copied them. */
export const wasmFolder = join(
  dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json')),
  'dist',
);

export type RunHere = {
  readonly params?: ParamValues;
  readonly seed?: number;
  readonly backend?: Backend;
  readonly onFrame?: (frame: Frame) => void;
  readonly wantsPictures?: () => boolean;
};

/** Runs an experiment to its end in the thread of the test. */
export async function runHere(id: string, options: RunHere = {}): Promise<RunResult> {
  const experiment = experimentById(id);
  const load = runs[id];
  if (!experiment || !load) throw new Error(`no experiment ${id}`);
  const backend = options.backend ?? 'wasm';
  await startBackend(backend, wasmFolder);
  const seed = options.seed ?? 1;
  const restore = seedMathRandom(seed);
  const close = openScope();
  try {
    const params = resolveParams(experiment, options.params ?? {});
    const wantsPictures = options.wantsPictures ?? (() => false);
    return await runToEnd({ experiment, run: await load(), params, seed, backend, wantsPictures }, options.onFrame);
  } finally {
    close();
    restore();
  }
}
