// digests <backend>: a hash of the numbers of every experiment that comes in on stdin, all run in one worker of this Node.
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

const [backend, nativePackage] = process.argv.slice(2);
const dist = fileURLToPath(new URL('../dist', import.meta.url));
const entry = join(dist, 'worker.js');

/** As `src/lab/thread.ts` and `src/lab/process.ts` start it. */
function open() {
  if (backend !== 'native') {
    const sent = new Int32Array(new SharedArrayBuffer(4));
    const worker = new Worker(entry, { workerData: { dist, sent }, stdout: true, stderr: true });
    return { worker, send: command => worker.postMessage(command), close: () => worker.terminate() };
  }
  const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2', NODE_NO_WARNINGS: '1' };
  const worker = fork(entry, [dist, nativePackage], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env,
  });
  return { worker, send: command => worker.send(command), close: () => worker.kill() };
}

/** Few steps where there is a number of them: what differs at all differs soon. */
function brief({ params }) {
  const lengths = params.filter(({ name, kind }) => kind === 'integer' && /^(steps|epochs|iterations)$/.test(name));
  return Object.fromEntries(lengths.map(({ name, min }) => [name, Math.max(min, name === 'steps' ? 150 : 1)]));
}

const { worker, send, close } = open();

const run = (experiment, params) =>
  new Promise((resolve, reject) => {
    const hear = message => {
      if (message.kind === 'failed') reject(new Error(`${experiment} on ${backend}: ${message.message.en}`));
      if (message.kind !== 'done') return;
      worker.off('message', hear);
      resolve(message.result);
    };
    worker.on('message', hear);
    send({ kind: 'start', experiment, params, seed: 1, backend, paused: false, pictures: false });
  });

const digests = {};
for (const experiment of JSON.parse(readFileSync(0, 'utf8'))) {
  const { metrics, series, streams, steps, status } = await run(experiment.id, brief(experiment));
  const text = JSON.stringify([metrics, series, streams, steps, status]);
  digests[experiment.id] = createHash('sha256').update(text).digest('hex').slice(0, 16);
}
await close();
console.log(JSON.stringify(digests));
