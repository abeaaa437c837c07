// Measures what a learner waits for: the first frame against `node -e 0`, Enter to the first chart, a key to its frame
// while a network trains. All in one run on one machine; medians. Nothing here passes or fails.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keyTimes, quantile } from './bench/keys.mjs';
import { open } from './pty.mjs';

const program = fileURLToPath(new URL('../bin/dl-tutor.js', import.meta.url));
const ROUNDS = Number(process.argv[2] ?? 15);
const home = () => mkdtempSync(join(tmpdir(), 'dl-tutor-bench-'));

const show = (name, values) =>
  console.log(
    `${name}: median ${quantile(values, 0.5).toFixed(1)} ms, 95 % ${quantile(values, 0.95).toFixed(1)} ms (n = ${values.length})`,
  );

async function emptyProcess() {
  const started = performance.now();
  await open(process.execPath, ['-e', '0']).exited;
  return performance.now() - started;
}

async function firstFrame() {
  const started = performance.now();
  const tutor = open(process.execPath, [program], { env: { DL_TUTOR_HOME: home() } });
  await tutor.until('Start');
  const ms = performance.now() - started;
  tutor.type('q');
  await tutor.exited;
  return ms;
}

/** The laboratory with the prediction skipped, trained for long, at 100×30. */
async function laboratory() {
  const env = { DL_TUTOR_HOME: home() };
  const tutor = open(process.execPath, [program, 'lab', 'xor-mlp'], { env, columns: 100, rows: 30 });
  await tutor.until('Predict first');
  return tutor;
}

async function firstChart() {
  const tutor = await laboratory();
  const started = performance.now();
  tutor.type('\r');
  await tutor.until(text => text.includes('┤') && text.includes('●'));
  const ms = performance.now() - started;
  tutor.type('\x03');
  await tutor.exited;
  return ms;
}

/** Moves the cursor over the knobs and waits for the mark on the next one. */
async function keys() {
  const tutor = await laboratory();
  tutor.type('\r');
  await tutor.until('▶');
  const times = await keyTimes(tutor, 40);
  tutor.type('\x03');
  await tutor.exited;
  return times;
}

const empty = [];
const frames = [];
for (let round = 0; round < ROUNDS; round++) {
  empty.push(await emptyProcess());
  frames.push(await firstFrame());
}
show('node -e 0', empty);
show('first frame', frames);
console.log(`ratio of the medians: ${(quantile(frames, 0.5) / quantile(empty, 0.5)).toFixed(2)}`);
const charts = [];
for (let round = 0; round < Math.ceil(ROUNDS / 3); round++) charts.push(await firstChart());
show('Enter to the first chart', charts);
const waits = [];
for (let round = 0; round < 3; round++) waits.push(...(await keys()));
show('key to frame while it trains, 100×30', waits);
