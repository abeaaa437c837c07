// Builds dist/: the program, the worker with TensorFlow.js, the WASM files, the compiled course, the licences.
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inkCaches } from './ink-caches.mjs';
import { simdForEsbuild } from './simd.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
/** Everything is made here and takes the place of `dist` at the end: what runs from it never sees half of it. */
const next = join(root, `node_modules/.cache/dl-tutor/dist-${process.pid}`);

/** CommonJS dependencies call `require` for Node's own modules; ES modules have none. */
const banner = {
  js: "import { createRequire as createRequireOfBundle } from 'node:module';\nconst require = createRequireOfBundle(import.meta.url);",
};

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  outdir: next,
  bundle: true,
  minify: true,
  keepNames: false,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
  jsx: 'automatic',
  banner,
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"', DL_TUTOR_BUNDLED: 'true' },
  alias: { 'react-devtools-core': join(root, 'scripts/empty.mjs') },
};

const WASM = ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm'];

/** Everything that the learner's process runs. */
async function bundle() {
  const program = build({
    ...common,
    entryPoints: { main: 'src/cli/main.ts' },
    splitting: true,
    chunkNames: '[name]-[hash]',
    plugins: [inkCaches],
  });
  // The CommonJS builds of TensorFlow.js refuse to be split and are half as big again.
  const worker = build({
    ...common,
    entryPoints: { worker: 'src/lab/worker.ts' },
    mainFields: ['module', 'main'],
    plugins: [simdForEsbuild],
  });
  const results = await Promise.all([program, worker]);
  return results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
}

/** The licences of all packages of which a file went into a bundle. */
function licences(inputs) {
  const folders = new Set(inputs.flatMap(input => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []));
  const texts = [...folders].sort().map(folder => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const file = ['LICENSE', 'LICENSE.md', 'license', 'license.md', 'LICENSE.txt', 'LICENCE']
      .map(candidate => join(root, folder, candidate))
      .find(path => existsSync(path));
    return `${name} ${version} (${license})\n\n${file ? readFileSync(file, 'utf8').trim() : ''}\n`;
  });
  writeFileSync(join(next, 'THIRD-PARTY-LICENSES'), texts.join(`\n${'-'.repeat(80)}\n\n`));
}

/** The compiler is a tool of the build: bundled to run on every Node version, with its packages left outside. */
async function course() {
  const outfile = join(root, `node_modules/.cache/dl-tutor/build-course-${process.pid}.mjs`);
  mkdirSync(dirname(outfile), { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['src/course/build.ts'],
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'warning',
  });
  const { buildCourse } = await import(pathToFileURL(outfile).href);
  rmSync(outfile);
  const diagnostics = await buildCourse({ root, out: join(next, 'course') });
  for (const { file, line, severity, code, message } of diagnostics) {
    console.error(`${file}:${line} ${severity} ${code}: ${message}`);
  }
  if (diagnostics.some(({ severity }) => severity === 'error')) {
    rmSync(next, { recursive: true, force: true });
    process.exit(1);
  }
}

mkdirSync(next, { recursive: true });
licences(await bundle());
for (const file of WASM) {
  copyFileSync(join(root, 'node_modules/@tensorflow/tfjs-backend-wasm/dist', file), join(next, file));
}
await course();
rmSync(dist, { recursive: true, force: true });
renameSync(next, dist);
