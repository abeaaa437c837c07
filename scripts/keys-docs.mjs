// Writes docs/keys.md and docs/keys.zh.md from the declarations of the keys; with --check says whether they are stale.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const PAGES = { 'docs/keys.md': 'en', 'docs/keys.zh.md': 'zh' };

/** The module that knows the keys, bundled to run on every Node version. */
async function loadPages() {
  const outfile = join(root, `node_modules/.cache/dl-tutor/keys-${process.pid}.mjs`);
  mkdirSync(dirname(outfile), { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['src/tui/key-table.ts'],
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'warning',
  });
  try {
    return (await import(pathToFileURL(outfile).href)).keysPage;
  } finally {
    rmSync(outfile);
  }
}

const read = file => {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return '';
  }
};

const keysPage = await loadPages();
const stale = Object.entries(PAGES).filter(([file, lang]) => read(file) !== keysPage(lang));
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} is stale: run "node scripts/keys-docs.mjs"`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  mkdirSync(join(root, 'docs'), { recursive: true });
  for (const [file, lang] of stale) writeFileSync(join(root, file), keysPage(lang));
}
