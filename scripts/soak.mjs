// soak [--minutes 10]: trains for so long and fails when tensors or memory grow; half the time on wasm, half on cpu.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const at = process.argv.indexOf('--minutes');
const minutes = at > 0 ? Number(process.argv[at + 1]) : 10;
const root = fileURLToPath(new URL('..', import.meta.url));
const { status } = spawnSync('npx', ['vitest', 'run', '--execArgv=--expose-gc', 'tests/lab/soak.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, DL_TUTOR_SOAK_SECONDS: String(60 * minutes) },
});
process.exitCode = status ?? 1;
