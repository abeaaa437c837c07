// Evaluates the findings of every experiment over seeds 1 to 5, as far as the given time goes (default: to the end).
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../bin/dl-tutor.js', import.meta.url));
const at = process.argv.indexOf('--minutes');
const limit = at > 0 ? Number(process.argv[at + 1]) * 60_000 : Number.POSITIVE_INFINITY;
const started = performance.now();

const run = (...args) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
};

let bad = 0;
let left = 0;
for (const { id } of run('lab', 'list', '--json').experiments) {
  if (performance.now() - started > limit) {
    left++;
    continue;
  }
  for (const { id: finding, verdict, held, of } of run('lab', 'run', id, '--seeds', '5', '--json').findings) {
    console.log(`${id} ${finding}: ${verdict}, held on ${held} of ${of}`);
    if (verdict === 'not supported') bad++;
  }
}
if (left > 0) console.log(`${left} experiments were left out: the time was over`);
process.exitCode = bad > 0 ? 1 : 0;
