// Runs every experiment on Node 20, 22, 24 and 26 (or on the given versions): the numbers must be equal to the last bit.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeOf } from './node-of.mjs';

const program = fileURLToPath(new URL('../bin/dl-tutor.js', import.meta.url));
const versions = process.argv.length > 2 ? process.argv.slice(2) : ['20', '22', '24', '26'];
const backends = process.env.DL_TUTOR_NATIVE ? ['wasm', 'cpu', 'native'] : ['wasm', 'cpu'];
const home = mkdtempSync(join(tmpdir(), 'dl-tutor-determinism-'));

function run(node, ...args) {
  const env = { ...process.env, DL_TUTOR_HOME: home };
  const { stdout, stderr, status } = spawnSync(node, [program, ...args], { encoding: 'utf8', maxBuffer: 1e9, env });
  if (status !== 0 || stderr) throw new Error(`${node} ${args.join(' ')} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

/** Few steps where there is a number of steps: what differs at all differs soon. */
function settings({ params }) {
  const steps = params.find(({ name }) => name === 'steps');
  return steps ? ['--set', `steps=${Math.max(steps.min, 150)}`] : [];
}

function digest(node, experiment, backend) {
  const args = ['lab', 'run', experiment.id, ...settings(experiment), '--backend', backend, '--json'];
  const { metrics, series, streams, steps, status } = run(node, ...args);
  const text = JSON.stringify([metrics, series, streams, steps, status]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

const nodes = versions.map(version => [version, nodeOf(version)]);
let different = 0;
for (const experiment of run(process.execPath, 'lab', 'list', '--json').experiments) {
  for (const backend of backends) {
    const digests = nodes.map(([version, node]) => [version, digest(node, experiment, backend)]);
    const equal = new Set(digests.map(([, hash]) => hash)).size === 1;
    if (!equal) different++;
    const shown = equal ? digests[0][1] : digests.map(([version, hash]) => `Node ${version}: ${hash}`).join(', ');
    console.log(`${equal ? 'equal' : 'DIFFERENT'} ${experiment.id} on ${backend}: ${shown}`);
  }
}
process.exitCode = different > 0 ? 1 : 0;
