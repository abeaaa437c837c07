// Tries to lose what a learner did: kills, cuts, flipped bits, crowds, full and read-only places, clocks and zones. Ends with 1 when
// anything was lost.   node scripts/torture-progress.mjs [--kills 1000] [--seconds 60]
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { bundle, history, loadProgress, SESSION } from './progress-tools.mjs';

const value = (name, otherwise) => Number(process.argv[process.argv.indexOf(name) + 1] ?? otherwise) || otherwise;
const KILLS = process.argv.includes('--kills') ? value('--kills', 1000) : 1000;
/** The kills end when they took so long; the count that was reached is printed. */
const SECONDS = process.argv.includes('--seconds') ? value('--seconds', 60) : Number.POSITIVE_INFINITY;

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'bin/dl-tutor.js');
const place = mkdtempSync(join(tmpdir(), 'torture-'));
const { openStore, foldEvents, EMPTY_FOLD, parseLine, readLogs } = await loadProgress();

let failures = 0;
function verdict(name, good, detail) {
  if (!good) failures += 1;
  console.log(`${good ? 'ok  ' : 'FAIL'} ${name}: ${detail}`);
}
let homes = 0;
function home() {
  homes += 1;
  const folder = join(place, `home-${homes}`);
  mkdirSync(folder);
  return folder;
}
const random = limit => Math.floor(Math.random() * limit);
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

const writer = await bundle(SESSION, 'writer');

function write(folder, count, onId = () => {}) {
  const child = spawn(process.execPath, [writer, folder, String(count)], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ids = [];
  return new Promise(resolve => {
    const lines = createInterface({ input: child.stdout });
    lines.on('line', line => {
      ids.push(line);
      onId(ids.length, child);
    });
    child.once('close', () => resolve(ids));
  });
}

function idsIn(folder) {
  const names = readdirSync(join(folder, 'events')).filter(name => name.endsWith('.jsonl'));
  const lines = names.flatMap(name => readFileSync(join(folder, 'events', name), 'utf8').split('\n')).map(parseLine);
  return new Set(lines.flatMap(line => (line.kind === 'event' ? [line.event.id] : [])));
}

/** The state that the store gives is the fold of all that the logs hold. */
const isFold = folder => same(openStore(folder).progress(), foldEvents(EMPTY_FOLD, readLogs(folder).events).progress);

async function kills() {
  const until = Date.now() + SECONDS * 1000;
  let folder = home();
  let acknowledged = [];
  let done = 0;
  let lost = 0;
  let wrong = 0;
  const check = () => {
    const there = idsIn(folder);
    lost += acknowledged.filter(id => !there.has(id)).length;
    if (!isFold(folder)) wrong += 1;
  };
  let total = 0;
  const one = async () => {
    const after = random(40);
    const delay = random(3000);
    const ids = await write(folder, 1_000_000, (seen, child) => {
      if (seen !== after + 1) return;
      const started = process.hrtime.bigint();
      while (process.hrtime.bigint() - started < BigInt(delay) * 1000n);
      child.kill('SIGKILL');
    });
    acknowledged.push(...ids);
    total += ids.length;
    done += 1;
  };
  while (done < KILLS && Date.now() < until) {
    await Promise.all([one(), one()]);
    if (done % 50 === 0) {
      check();
      folder = home();
      acknowledged = [];
    }
  }
  if (acknowledged.length > 0) check();
  verdict(
    'kill -9',
    lost === 0 && wrong === 0,
    `${done} kills, ${total} acknowledged, ${lost} lost, ${wrong} states wrong`,
  );
}

async function crowd(count) {
  const folder = home();
  const ids = (await Promise.all(Array.from({ length: count }, () => write(folder, 1000)))).flat();
  const there = idsIn(folder);
  const good =
    ids.length === count * 1000 && there.size === ids.length && ids.every(id => there.has(id)) && isFold(folder);
  verdict(`${count} processes at once`, good, `${there.size} of ${count * 1000} events`);
}

function sample(count) {
  const folder = home();
  mkdirSync(join(folder, 'events'));
  const text = `${history(count, 1)
    .map(event => JSON.stringify(event))
    .join('\n')}\n`;
  const path = join(folder, 'events', 'aaaaaaaa.jsonl');
  writeFileSync(path, text);
  return { folder, path, bytes: Buffer.from(text) };
}

function cuts() {
  const { folder, path, bytes } = sample(40);
  let wrong = 0;
  for (let cut = 0; cut <= bytes.length; cut++) {
    writeFileSync(path, bytes.subarray(0, cut));
    rmSync(join(folder, 'set-aside'), { recursive: true, force: true });
    const complete = bytes.subarray(0, cut).toString('latin1').split('\n').length - 1 + (bytes[cut] === 10 ? 1 : 0);
    if (openStore(folder).progress().events !== complete) wrong += 1;
  }
  verdict('cut at every byte', wrong === 0, `${bytes.length + 1} cuts, ${wrong} lost more than the torn line`);
}

function flips() {
  const { folder, path, bytes } = sample(400);
  let worst = 0;
  let thrown = 0;
  for (let i = 0; i < 2000; i++) {
    const copy = Buffer.from(bytes);
    copy[random(copy.length)] ^= 1 << random(8);
    writeFileSync(path, copy);
    rmSync(join(folder, 'set-aside'), { recursive: true, force: true });
    rmSync(join(folder, 'snapshot.json'), { force: true });
    try {
      worst = Math.max(worst, 400 - openStore(folder).progress().events);
    } catch {
      thrown += 1;
    }
  }
  verdict(
    '2,000 flipped bits',
    worst <= 2 && thrown === 0,
    `at most ${worst} of 400 events lost by one, ${thrown} failures`,
  );
}

/** What the program says, and that it ended by itself. */
function run(args, env) {
  const { status, stderr } = spawnSync(process.execPath, [program, ...args, '--lang', 'en'], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  return { status, said: stderr.trim() };
}

function fullDisk() {
  const folder = home();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder]).status === 0;
  const limit = mounted ? '' : 'trap "" XFSZ; ulimit -f 100; ';
  const heard = join(place, 'heard');
  const command = `${limit}exec "$0" "$@" > '${heard}'`;
  const { stderr, status } = spawnSync('bash', ['-c', command, process.execPath, writer, folder, '100000'], {
    encoding: 'utf8',
  });
  const stdout = readFileSync(heard, 'utf8');
  const ids = stdout.split('\n').filter(Boolean);
  const there = idsIn(folder);
  const lost = ids.filter(id => !there.has(id)).length;
  const good = lost === 0 && ids.length > 100 && status === 3 && stderr.includes('store-unwritable') && isFold(folder);
  verdict(
    `full disk (${mounted ? 'tmpfs' : 'limit'})`,
    good,
    `${ids.length} acknowledged, ${lost} lost; ${stderr.trim().slice(0, 120)}`,
  );
  const { said } = run(['stats'], { DL_TUTOR_HOME: folder });
  const store = openStore(folder);
  verdict(
    'full disk, read',
    store.progress().events === there.size,
    `${there.size} events, said: ${said.slice(0, 80) || 'nothing'}`,
  );
  if (mounted) spawnSync('umount', [folder]);
}

function readOnly() {
  const { folder, path } = sample(50);
  const blocked = join(place, 'file');
  writeFileSync(blocked, '');
  const asFile = run(['reset', 'all', '--yes'], { DL_TUTOR_HOME: join(blocked, 'x') });
  verdict('a file in place of the folder', asFile.status === 3 && asFile.said.split('\n').length === 1, asFile.said);
  const before = readFileSync(path);
  const mounted =
    spawnSync('mount', ['--bind', folder, folder]).status === 0 &&
    spawnSync('mount', ['-o', 'remount,ro,bind', folder]).status === 0;
  if (!mounted) return verdict('read-only folder', true, 'not tried: nothing can be mounted here');
  const { status, said } = run(['reset', 'all', '--yes'], { DL_TUTOR_HOME: folder });
  verdict(
    'read-only folder',
    status === 3 && said.includes('cannot be saved') && before.equals(readFileSync(path)),
    said.slice(0, 160),
  );
  verdict('read-only folder, read', openStore(folder).progress().events === 50, '50 events');
  spawnSync('umount', [folder]);
}

function garbage() {
  const { folder, path } = sample(50);
  const bytes = Buffer.from(Array.from({ length: 2 ** 16 }, () => random(256)));
  writeFileSync(join(folder, 'events', 'bbbbbbbb.jsonl'), Buffer.concat(Array(160).fill(bytes)));
  writeFileSync(join(folder, 'snapshot.json'), bytes);
  const started = performance.now();
  const store = openStore(folder);
  const ms = performance.now() - started;
  const kept = readFileSync(join(folder, 'events', 'bbbbbbbb.jsonl')).length === 160 * 2 ** 16;
  const good = store.progress().events === 50 && store.notices().length === 1 && kept;
  verdict('10 MB of garbage', good, `${ms.toFixed(0)} ms; ${store.notices()[0]?.en.slice(0, 90)}`);
  const file = join(place, 'garbage.jsonl');
  writeFileSync(file, Buffer.concat(Array(160).fill(bytes)));
  const { status, said } = run(['import', file], { DL_TUTOR_HOME: folder });
  verdict('10 MB of garbage, imported', status === 3 && said.split('\n').length === 1, said.slice(0, 120));
  writeFileSync(path, '{"v":9,"id":"x","what":1}\n');
  const newer = run(['stats'], { DL_TUTOR_HOME: folder });
  verdict(
    'a newer schema',
    newer.status === 0 && newer.said.includes('newer version') && readFileSync(path, 'utf8').startsWith('{"v":9'),
    newer.said.slice(0, 100),
  );
}

function clocks() {
  const folder = home();
  let time = Date.UTC(2026, 5, 1, 12);
  const store = openStore(folder, () => time);
  const answer = question =>
    store.append({
      type: 'question.answered',
      quiz: 'z',
      question,
      rev: 1,
      answer: { kind: 'single', key: 'a' },
      score: 1,
      hints: 0,
    });
  answer('a');
  time -= 40 * 864e5;
  answer('a');
  answer('b');
  time = Date.UTC(2099, 0, 1);
  answer('c');
  time = Date.UTC(2026, 5, 2, 12);
  answer('d');
  const back = openStore(folder, () => time);
  const good =
    same(back.progress(), store.progress()) &&
    back.progress().events === 4 &&
    back.notices().some(({ en }) => en.includes('future'));
  verdict(
    'a clock that jumps',
    good && Number.isFinite(back.progress().questions.a.card.stability),
    `${back.progress().events} events count, 1 waits for 2099`,
  );
  const zones = ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu'];
  const states = zones.map(zone => {
    const source = `import(${JSON.stringify(fileURLToPath(import.meta.url).replace('torture-progress', 'progress-tools'))}).then(async ({ loadProgress }) => { const { openStore } = await loadProgress(); process.stdout.write(JSON.stringify(openStore(${JSON.stringify(folder)}, () => ${time}).progress())); })`;
    return spawnSync(process.execPath, ['-e', source], { env: { ...process.env, TZ: zone }, encoding: 'utf8' }).stdout;
  });
  verdict(
    'five time zones',
    states.every(state => state !== '' && state === JSON.stringify(back.progress())),
    'the same state in each',
  );
}

cuts();
flips();
garbage();
clocks();
readOnly();
fullDisk();
await crowd(2);
await crowd(4);
await kills();
rmSync(place, { recursive: true, force: true });
console.log(failures === 0 ? 'nothing was lost' : `${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;
