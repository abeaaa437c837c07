// Tests the native backend with a tfjs-node that was really built: from DL_TUTOR_NATIVE, or by ../shared/tools/build-native.sh
// where it lies beside the repository. Where it cannot be had, it says so loudly and passes.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(homedir(), '.cache/dl-tutor/native');
const builder = join(root, '../shared/tools/build-native.sh');

function skip(why) {
  const line = '!'.repeat(100);
  console.log(`${line}\n!!  THE NATIVE BACKEND WAS NOT TESTED: ${why}\n${line}`);
  process.exit(0);
}

function built() {
  if (process.env.DL_TUTOR_NATIVE) return process.env.DL_TUTOR_NATIVE;
  if (existsSync(join(cache, 'node_modules/@tensorflow/tfjs-node/lib/napi-v8/tfjs_binding.node'))) return cache;
  if (!existsSync(builder)) return skip(`there is no ${builder}`);
  const { status, stdout, stderr } = spawnSync('bash', [builder, cache], { encoding: 'utf8', timeout: 15 * 60_000 });
  if (status !== 0) return skip(`${builder} ended with ${status}\n${stdout}${stderr}`);
  return cache;
}

const folder = built();
console.log(`native backend: ${folder}`);
const env = { ...process.env, DL_TUTOR_NATIVE: folder, DL_TUTOR_TEST_NATIVE: folder };
const run = (command, args) => spawnSync(command, args, { cwd: root, stdio: 'inherit', env }).status === 0;
const passed =
  run('npx', ['vitest', 'run', 'tests/native']) &&
  run(process.execPath, ['scripts/determinism.mjs', '--backends', 'native']);
process.exitCode = passed ? 0 : 1;
