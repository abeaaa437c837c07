// determinism [--backends wasm,cpu] [20 22 24 26]: every experiment on these versions of Node; the numbers must be equal to
// the last bit. The native backend is taken from DL_TUTOR_NATIVE, a folder with node_modules.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { nodeOf } from './node-of.mjs';

const { values, positionals } = parseArgs({
  options: { backends: { type: 'string', default: 'wasm,cpu' } },
  allowPositionals: true,
});
const versions = positionals.length > 0 ? positionals : ['20', '22', '24', '26'];
const program = fileURLToPath(new URL('../bin/dl-tutor.js', import.meta.url));
const digests = fileURLToPath(new URL('digests.mjs', import.meta.url));
const nativePackage = join(process.env.DL_TUTOR_NATIVE ?? '', 'node_modules/@tensorflow/tfjs-node');

function run(node, args, input) {
  const { stdout, stderr, status } = spawnSync(node, args, { encoding: 'utf8', maxBuffer: 1e9, input });
  if (status !== 0 || stderr) throw new Error(`${node} ${args.join(' ')} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

const { experiments } = run(process.execPath, [program, 'lab', 'list', '--json']);
const nodes = versions.map(version => [version, nodeOf(version)]);
let different = 0;
for (const backend of values.backends.split(',')) {
  const all = nodes.map(([version, node]) => [
    version,
    run(node, [digests, backend, nativePackage], JSON.stringify(experiments)),
  ]);
  for (const { id } of experiments) {
    const hashes = all.map(([version, one]) => [version, one[id]]);
    const equal = new Set(hashes.map(([, hash]) => hash)).size === 1;
    if (!equal) different++;
    const shown = equal ? hashes[0][1] : hashes.map(([version, hash]) => `Node ${version}: ${hash}`).join(', ');
    console.log(`${equal ? 'equal' : 'DIFFERENT'} ${id} on ${backend}: ${shown}`);
  }
}
process.exitCode = different > 0 ? 1 : 0;
