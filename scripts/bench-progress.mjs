// Measures what a long history costs: folding it, starting with it, writing down one more answer. Medians of one run on one
// machine; nothing here passes or fails.   node scripts/bench-progress.mjs [events] [rounds]
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { history, loadProgress } from './progress-tools.mjs';
import { open } from './pty.mjs';

const COUNT = Number(process.argv[2] ?? 100_000);
const ROUNDS = Number(process.argv[3] ?? 15);
const program = fileURLToPath(new URL('../bin/dl-tutor.js', import.meta.url));
const place = mkdtempSync(join(tmpdir(), 'bench-progress-'));
const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const timed = run => {
  const started = performance.now();
  run();
  return performance.now() - started;
};

const { foldEvents, EMPTY_FOLD, openStore } = await loadProgress();
const events = history(COUNT);
const cpu = [];
const fold = median(
  Array.from({ length: 7 }, () => {
    const before = process.cpuUsage();
    const ms = timed(() => foldEvents(EMPTY_FOLD, events));
    cpu.push(process.cpuUsage(before).user / 1000);
    return ms;
  }),
);
console.log(
  `fold of ${COUNT} events: median ${fold.toFixed(0)} ms, of which ${median(cpu).toFixed(0)} ms on the processor`,
);

const long = join(place, 'long');
const none = join(place, 'none');
mkdirSync(join(long, 'events'), { recursive: true });
appendFileSync(join(long, 'events', 'aaaaaaaa.jsonl'), `${events.map(event => JSON.stringify(event)).join('\n')}\n`);
console.log(`log: ${(statSync(join(long, 'events', 'aaaaaaaa.jsonl')).size / 2 ** 20).toFixed(1)} MiB`);
console.log(`first start, without a snapshot: ${timed(() => openStore(long)).toFixed(0)} ms`);
spawnSync(process.execPath, [program, 'list'], { env: { ...process.env, DL_TUTOR_HOME: long } });
console.log(`snapshot: ${(readFileSync(join(long, 'snapshot.json')).length / 1024).toFixed(0)} KiB`);
console.log(
  `opening with a snapshot: median ${median(Array.from({ length: 9 }, () => timed(() => openStore(long)))).toFixed(1)} ms`,
);

async function firstFrame(home) {
  const started = performance.now();
  const tutor = open(process.execPath, [program], { env: { DL_TUTOR_HOME: home } });
  await tutor.until(text => /Start|Continue|Core techniques/.test(text));
  const ms = performance.now() - started;
  tutor.kill('SIGKILL');
  await tutor.exited;
  return ms;
}
const starts = { none: [], long: [] };
for (let round = 0; round < ROUNDS; round++) {
  starts.none.push(await firstFrame(none));
  starts.long.push(await firstFrame(long));
}
const [without, withAll] = [median(starts.none), median(starts.long)];
console.log(
  `first frame: median ${without.toFixed(0)} ms without history, ${withAll.toFixed(0)} ms with it: ${(withAll / without).toFixed(2)} times (n = ${ROUNDS})`,
);

const store = openStore(long);
const answer = {
  type: 'question.answered',
  quiz: 'z0',
  question: 'q0',
  rev: 1,
  answer: { kind: 'single', key: 'a' },
  score: 1,
  hints: 0,
};
const appends = Array.from({ length: 200 }, () => timed(() => store.append(answer)));
console.log(`answer to durable: median ${median(appends).toFixed(2)} ms, ${store.progress().events} events`);
rmSync(place, { recursive: true });
