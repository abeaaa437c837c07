// Compiles the SIMD kernels (src/engine/simd/assembly, AssemblyScript) and hands them to bundlers as the module
// `dl-tutor:simd`, whose default export is the binary in base64.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'src/engine/simd/assembly');
const cache = join(root, 'node_modules/.cache/dl-tutor');
const NAME = 'dl-tutor:simd';
const FLAGS = [
  ...['--optimizeLevel', '3', '--shrinkLevel', '0', '--noAssert', '--runtime', 'stub'],
  ...['--importMemory', '--initialMemory', '1', '--enable', 'simd', '--enable', 'bulk-memory'],
];

let compiled;

/** The binary: imports `env.memory`, holds no data segment. The compiler takes seconds, so its work is kept. */
export function compileSimd() {
  compiled ??= compileOnce();
  return compiled;
}

async function compileOnce() {
  const hash = createHash('sha256').update(FLAGS.join());
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  const kept = join(cache, `simd-${hash.digest('hex').slice(0, 16)}.wasm`);
  try {
    return readFileSync(kept);
  } catch {
    const binary = await compile();
    mkdirSync(cache, { recursive: true });
    writeFileSync(`${kept}.${process.pid}`, binary);
    renameSync(`${kept}.${process.pid}`, kept);
    return binary;
  }
}

async function compile() {
  const { default: asc } = await import('assemblyscript/asc');
  const { error, stderr, stdout, binary } = await run(asc, [join(folder, 'index.ts'), ...FLAGS]);
  if (error) throw new Error(`the SIMD kernels do not compile:\n${stderr}${stdout}`);
  return binary;
}

/** The compiler as a function of its arguments, without files written. */
async function run(asc, args) {
  let binary;
  const options = {
    writeFile(_name, contents) {
      binary = contents;
    },
  };
  const { error, stderr, stdout } = await asc.main([...args, '--outFile', 'simd.wasm'], options);
  return { error, stderr: String(stderr), stdout: String(stdout), binary };
}

const source = async () => `export default '${Buffer.from(await compileSimd()).toString('base64')}';`;

/** For esbuild. */
export const simdForEsbuild = {
  name: NAME,
  setup(build) {
    build.onResolve({ filter: new RegExp(`^${NAME}$`) }, () => ({ path: NAME, namespace: NAME }));
    build.onLoad({ filter: /.*/, namespace: NAME }, async () => ({ contents: await source(), loader: 'js' }));
  },
};

/** For Vite and Vitest. */
export const simdForVite = {
  name: NAME,
  enforce: 'pre',
  resolveId: id => (id === NAME ? `\0${NAME}` : undefined),
  load: id => (id === `\0${NAME}` ? source() : undefined),
};
