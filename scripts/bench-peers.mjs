// Steps per second on the nine reference nets, side by side in one run: our WASM and cpu backends, the library's own cpu
// backend, tfjs-node where DL_TUTOR_NATIVE names a folder that has it, PyTorch (eager) and Keras (train_on_batch) where the
// Python that PYTHON names (default: python3) has them. One thread each, interleaved, medians.
//   node scripts/bench-peers.mjs [--rounds 7] [--ms 300] [--nets a,b,c] [--peers wasm,torch]
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { simdForEsbuild } from './simd.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    ms: { type: 'string', default: '300' },
    nets: { type: 'string', default: 'a,b,c,d,e,f,g,h,i' },
    peers: { type: 'string', default: 'wasm,cpu,stock-cpu,native,torch,keras' },
  },
});
const nets = values.nets.split(',');
const median = list => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

async function bundle() {
  const outfile = join(root, 'node_modules/.cache/dl-tutor/peer.mjs');
  mkdirSync(join(outfile, '..'), { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['scripts/bench/peer.mjs'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    mainFields: ['module', 'main'],
    plugins: [simdForEsbuild],
    banner: { js: "import { createRequire as r } from 'node:module';\nconst require = r(import.meta.url);" },
    logLevel: 'error',
  });
  return outfile;
}

/** A process that answers questions one at a time; null when it cannot start. */
async function startPeer(name, script) {
  if (name === 'native' && !process.env.DL_TUTOR_NATIVE) return null;
  const python = name === 'torch' || name === 'keras';
  const wasm = join(root, 'node_modules/@tensorflow/tfjs-backend-wasm/dist');
  const [file, args] = python
    ? [process.env.PYTHON ?? 'python3', [join(root, 'scripts/bench/peer.py'), name]]
    : [process.execPath, [script, name, wasm]];
  const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: '3', TF_ENABLE_ONEDNN_OPTS: '0', OMP_NUM_THREADS: '1' };
  // Python's TensorFlow is at its best as it comes.
  if (python) delete env.TF_ENABLE_ONEDNN_OPTS;
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'ignore'], env });
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async question => {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    const { value, done } = await lines.next();
    return done ? { error: 'it ended' } : JSON.parse(value);
  };
  if ((await ask({ net: nets[0], ms: 1 })).error === 'it ended') return null;
  return { name, ask, stop: () => child.kill() };
}

const script = await bundle();
const peers = [];
for (const name of values.peers.split(',')) {
  const peer = await startPeer(name, script);
  if (peer) peers.push(peer);
  else console.log(`!! ${name} is not here: left out`);
}
const table = new Map();
for (const net of nets) {
  const speeds = new Map(peers.map(({ name }) => [name, []]));
  const failed = new Set();
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const { name, ask } of peers) {
      if (failed.has(name)) continue;
      const { stepsPerSecond, error } = await ask({ net, ms: Number(values.ms) });
      if (error) failed.add(name);
      else speeds.get(name).push(stepsPerSecond);
    }
  }
  table.set(net, new Map([...speeds].map(([name, list]) => [name, median(list)])));
}
for (const { stop } of peers) stop();

const cell = text => String(text).padStart(11);
const short = value => (value === undefined ? '–' : value >= 100 ? value.toFixed(0) : value.toPrecision(3));
console.log(`steps per second, medians of ${values.rounds} rounds of ${values.ms} ms`);
console.log(`net${peers.map(({ name }) => cell(name)).join('')}`);
for (const [net, row] of table) console.log(`${net}  ${peers.map(({ name }) => cell(short(row.get(name)))).join('')}`);
console.log('wasm as a multiple of');
for (const [net, row] of table) {
  const ratio = name => (row.get(name) ? (row.get('wasm') / row.get(name)).toFixed(2) : '–');
  console.log(`${net}  ${peers.map(({ name }) => cell(ratio(name))).join('')}`);
}
