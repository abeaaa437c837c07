// Packs, installs the package into an empty folder as `npx` does, without the registry, and runs it there.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'dl-tutor-package-'));
const LIMIT = 2.5e6;

function run(command, args, cwd, env = {}) {
  const { stdout, stderr, status } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${stdout}${stderr}`);
  return stdout;
}

const [{ filename, files }] = JSON.parse(
  run('npm', ['pack', '--json', '--silent', '--pack-destination', folder], root),
);
const { size } = statSync(join(folder, filename));
console.log(`${filename}: ${size} bytes packed, ${files.length} files`);
if (size > LIMIT) throw new Error(`the package is larger than ${LIMIT} bytes`);

const npx = (...args) =>
  run('npx', ['--yes', '--offline', '--loglevel=error', `./${filename}`, ...args], folder, { DL_TUTOR_HOME: folder });
const version = npx('--version').trim();
const { chapters } = JSON.parse(npx('list', '--json'));
const result = JSON.parse(npx('lab', 'run', 'xor-mlp', '--set', 'steps=100', '--json'));
if (!/^\d+\.\d+\.\d+/.test(version) || chapters.length === 0 || result.status !== 'finished') {
  throw new Error(`the package does not work: ${version}, ${chapters.length} chapters, ${result.status}`);
}
console.log(`npx ./${filename} runs: ${version}, backend ${result.backend}`);
