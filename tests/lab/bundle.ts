import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { simdForEsbuild } from '../../scripts/simd.mjs';
import { wasmFolder } from './engine.ts';

/**
 * Bundles the worker as the build does, into a folder of its own. Returns the folder. `runs` takes the place of the table
 * of all runs: the source of a module.
 */
export async function bundleWorker(runs?: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dl-tutor-worker-'));
  await build({
    entryPoints: ['src/lab/worker.ts'],
    outfile: join(folder, 'worker.js'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    plugins: [simdForEsbuild, ...(runs === undefined ? [] : [runsAre(runs)])],
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire as createRequireOfBundle } from 'node:module';const require = createRequireOfBundle(import.meta.url);",
    },
    logLevel: 'error',
  });
  for (const name of ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm']) {
    await copyFile(join(wasmFolder, name), join(folder, name));
  }
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  return folder;
}

export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}

const runsAre = (contents: string): Plugin => ({
  name: 'runs',
  setup: ({ onLoad }) => {
    const load = { contents, resolveDir: process.cwd(), loader: 'ts' } as const;
    onLoad({ filter: /lab[/\\]experiments[/\\]runs\.ts$/ }, () => load);
  },
});
