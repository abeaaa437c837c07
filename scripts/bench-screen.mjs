// What the screen costs while a learner looks at it: key to frame while a network trains, frames and bytes a second in steady
// training, CPU a frame when a long lesson is scrolled, the first frame. Prints a table; nothing here passes or fails.
// `nice -n -20 node scripts/bench-screen.mjs [rounds]`; the Node that runs it is the Node that is measured.
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keyTimes, quantile } from './bench/keys.mjs';
import { open } from './pty.mjs';

const program = fileURLToPath(new URL('../bin/dl-tutor.js', import.meta.url));
const ROUNDS = Number(process.argv[2] ?? 3);
const SIZE = { columns: 100, rows: 30 };

const start = (...args) =>
  open(process.execPath, [program, ...args], {
    env: { DL_TUTOR_HOME: mkdtempSync(join(tmpdir(), 'dl-tutor-bench-')) },
    ...SIZE,
  });

const wait = ms => new Promise(resolve => setTimeout(resolve, ms));

async function leave(tutor) {
  tutor.type('\x03');
  await tutor.exited;
}

/** The laboratory with xor-mlp in training, as long as it can be asked to. */
async function training() {
  const tutor = start('lab', 'xor-mlp');
  await tutor.until('Predict first');
  tutor.type('\r');
  await tutor.until('▶');
  return tutor;
}

/** Moves the cursor over the knobs; milliseconds from each key to the frame that shows it. */
async function keys() {
  const tutor = await training();
  const times = await keyTimes(tutor, 60);
  await leave(tutor);
  return times;
}

const FRAME = '\x1b[?2026h';

/** Nobody touches a key: frames and bytes a second, and the longest second. */
async function steady() {
  const tutor = await training();
  await wait(300);
  const from = { at: performance.now(), length: tutor.raw().length };
  while (tutor.text().includes('▶') && performance.now() - from.at < 3000) await wait(50);
  const seconds = (performance.now() - from.at) / 1000;
  const written = tutor.raw().slice(from.length);
  await leave(tutor);
  return { frames: (written.split(FRAME).length - 1) / seconds, bytes: Buffer.byteLength(written) / seconds };
}

/** Ticks of 10 ms that a process has used, user and system; null where /proc does not say. */
function ticksOf(pid) {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  const fields = readFileSync(file, 'utf8').split(') ')[1].split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

/** Scrolls a text of several hundred lines line by line: CPU ms a frame. */
async function scrolling() {
  const tutor = start();
  await tutor.until('Start');
  // All keys, on the smallest window: the longest text that every course has.
  tutor.type('?');
  await tutor.until('Keys');
  await wait(200);
  const [ticks, length] = [ticksOf(tutor.pid), tutor.raw().length];
  for (let n = 0; n < 200; n++) {
    tutor.type(n % 100 < 50 ? '\x1b[B' : '\x1b[A');
    await wait(20);
  }
  const used = ticks === null ? Number.NaN : (ticksOf(tutor.pid) - ticks) * 10;
  const frames = tutor.raw().slice(length).split(FRAME).length - 1;
  await leave(tutor);
  return used / frames;
}

async function firstFrame() {
  const started = performance.now();
  const tutor = start();
  await tutor.until('Start');
  const ms = performance.now() - started;
  await leave(tutor);
  return ms;
}

const gather = async (times, measure) => {
  const all = [];
  for (let n = 0; n < times; n++) all.push(await measure());
  return all;
};

const waits = (await gather(ROUNDS, keys)).flat();
const steadies = await gather(ROUNDS, steady);
const scrolls = await gather(Math.max(1, ROUNDS - 1), scrolling);
const firsts = await gather(2 * ROUNDS, firstFrame);
const rows = [
  ['key to frame while it trains, median', quantile(waits, 0.5), 'ms'],
  ['key to frame while it trains, 99 %', quantile(waits, 0.99), 'ms'],
  ['frames in steady training, fewest', Math.min(...steadies.map(({ frames }) => frames)), '/s'],
  ['bytes in steady training, most', Math.max(...steadies.map(({ bytes }) => bytes)) / 1000, 'kB/s'],
  ['CPU a frame of scrolling, median', quantile(scrolls, 0.5), 'ms'],
  ['first frame, median', quantile(firsts, 0.5), 'ms'],
];
console.log(`Node ${process.version}, ${SIZE.columns}×${SIZE.rows}, ${waits.length} keys`);
for (const [name, value, unit] of rows) console.log(`${name.padEnd(40)} ${value.toFixed(1).padStart(8)} ${unit}`);
