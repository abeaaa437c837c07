import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { open, type Session } from '../scripts/pty.mjs';
import type { Event } from '../src/progress/types.ts';

const program = fileURLToPath(new URL('../bin/dl-tutor.js', import.meta.url));
const ENTER = '\r';
const ESC = '\x1b';
const CTRL_C = '\x03';

const sessions: Session[] = [];

afterEach(() => {
  for (const session of sessions.splice(0)) {
    try {
      session.kill('SIGKILL');
    } catch {
      // It has ended already.
    }
  }
});

const newHome = (): string => mkdtempSync(join(tmpdir(), 'dl-tutor-program-'));

function start(
  home: string,
  args: readonly string[] = [],
  options: { lang?: string; columns?: number; rows?: number } = {},
): Session {
  const { lang = 'en_US.UTF-8', ...size } = options;
  const session = open(process.execPath, [program, ...args], { env: { DL_TUTOR_HOME: home, LANG: lang }, ...size });
  sessions.push(session);
  return session;
}

const eventsIn = (home: string): Event[] =>
  readdirSync(join(home, 'events')).flatMap(file =>
    readFileSync(join(home, 'events', file), 'utf8')
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line) as Event),
  );

function expectRestored(session: Session): void {
  expect(session.isAlternate()).toBe(false);
  expect(session.isCursorHidden()).toBe(false);
}

/** The screen of a lesson that the title line tells: 3 of `3/12`. */
const screenNumber = (text: string): number => Number(/(\d+)\/\d+/.exec(text.split('\n')[0] ?? '')?.[1] ?? 0);

test('a learner reads, predicts, runs, compares, leaves, and comes back to the same place', {
  timeout: 180_000,
}, async () => {
  const home = newHome();
  const tutor = start(home);
  await tutor.until('Start: Neural networks');
  tutor.type(ENTER);
  await tutor.until(text => screenNumber(text) === 1);
  for (let presses = 0; presses < 60 && !tutor.text().includes('XOR and the activation'); presses++) {
    const before = tutor.text();
    tutor.type(ENTER);
    await tutor.until(text => text !== before);
  }
  tutor.type('e');
  await tutor.until('How sure');
  tutor.type(ENTER);
  await tutor.until('running');
  const early = tutor.text();
  await tutor.until(text => text !== early && /Measured/.test(text));
  await tutor.until('finished');
  await tutor.until(text => /✓ right|✗ not so/.test(text));
  tutor.type(ESC);
  const reading = await tutor.until(text => screenNumber(text) > 1 && !text.includes('finished'));
  tutor.type(CTRL_C);
  expect((await tutor.exited).exitCode).toBe(0);
  expectRestored(tutor);

  const types = eventsIn(home).map(({ type }) => type);
  expect(types).toContain('prediction.made');
  expect(types).toContain('prediction.settled');
  expect(types).toContain('run.finished');

  const again = start(home);
  const shown = await again.until(text => screenNumber(text) > 0);
  expect(screenNumber(shown)).toBe(screenNumber(reading));
  again.type('L');
  await again.until(text => /神经网络/.test(text) && screenNumber(text) === screenNumber(reading));
});

test('an answer that was graded survives kill -9, and the next start goes on', { timeout: 180_000 }, async () => {
  const home = newHome();
  const tutor = start(home, ['quiz', 'neural-network']);
  await tutor.until('What is its output?');
  tutor.type('1.5');
  await tutor.until('1.5');
  const answered = (): boolean =>
    readdirSync(home).includes('events') && eventsIn(home).some(({ type }) => type === 'question.answered');
  for (let presses = 0; presses < 4 && !answered(); presses++) {
    const before = tutor.text();
    tutor.type(ENTER);
    await tutor.until(text => text !== before);
  }
  expect(answered()).toBe(true);
  const before = eventsIn(home);
  tutor.kill('SIGKILL');
  await tutor.exited;
  expect(eventsIn(home)).toEqual(before);

  const again = start(home, ['quiz', 'neural-network']);
  await again.until('2/16');
  again.type(CTRL_C);
  expect((await again.exited).exitCode).toBe(0);
  expectRestored(again);
});

test('two windows at once lose nothing', { timeout: 180_000 }, async () => {
  const home = newHome();
  const first = start(home, ['learn', 'neural-network']);
  const second = start(home, ['learn', 'backpropagation']);
  await Promise.all([first, second].map(session => session.until(text => screenNumber(text) === 1)));
  for (const session of [first, second]) session.type(CTRL_C);
  await Promise.all([first.exited, second.exited]);
  const opened = eventsIn(home).flatMap(event => (event.type === 'lesson.opened' ? [event.lesson] : []));
  expect(opened.sort()).toEqual(['backpropagation', 'neural-network']);
});

test.each(['SIGTERM', 'SIGHUP'] as const)(
  '%s while a network trains leaves the terminal as it was',
  { timeout: 180_000 },
  async signal => {
    const tutor = start(newHome(), ['lab', 'xor-mlp']);
    await tutor.until('How sure');
    tutor.type(ENTER);
    await tutor.until('running');
    tutor.kill(signal);
    await tutor.exited;
    expectRestored(tutor);
  },
);

test('the same run card gives the same numbers twice', { timeout: 180_000 }, () => {
  const run = (): string => {
    const args = [program, 'lab', 'run', 'xor-mlp', '--set', 'steps=200', '--seed', '7', '--json'];
    const env = { ...process.env, DL_TUTOR_HOME: newHome() };
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
    expect(status).toBe(0);
    return stdout.replace(/"seconds": [\d.e-]+/, '');
  };
  expect(run()).toBe(run());
});

test('a learner runs, changes one knob, compares, looks back, and takes the card along', {
  timeout: 180_000,
}, async () => {
  const home = newHome();
  const tutor = start(home, ['lab', 'gradient-check']);
  await tutor.until('How sure');
  tutor.type('x');
  await tutor.until('finished');
  tutor.type('c');
  await tutor.until('This run is kept');
  tutor.type('\x1b[B\x1b[C');
  await tutor.until(text => /Only step h of the difference changed: 0\.00001 → 0\.0001\. Largest/.test(text));
  tutor.type('[');
  await tutor.until('looking back');
  tutor.type('y');
  await tutor.until('Run card');
  const [, sent = ''] = /\x1b\]52;c;([A-Za-z0-9+/=]+)\x07/.exec(tutor.raw()) ?? [];
  const card = Buffer.from(sent, 'base64').toString('utf8');
  tutor.type(CTRL_C);
  expect((await tutor.exited).exitCode).toBe(0);
  expectRestored(tutor);
  const cards = eventsIn(home).flatMap(event => (event.type === 'run.finished' ? [event.card] : []));
  expect(cards.at(-1)).toBe(card);
  const args = [program, 'lab', 'run', '--card', card, '--json'];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ card, params: { h: 0.0001 }, seed: 1 });
});

test('a progress file that is no progress file is told and left alone', { timeout: 180_000 }, async () => {
  const home = newHome();
  const first = start(home, ['learn', 'neural-network']);
  await first.until(text => screenNumber(text) === 1);
  first.type(CTRL_C);
  await first.exited;
  const file = join(home, 'events', readdirSync(join(home, 'events'))[0] as string);
  const damaged = Buffer.concat([
    readFileSync(file),
    Buffer.from([0xff, 0x00, 0x1b, 0x5b, 0x0a]),
    Buffer.from('{"v":1,"id'),
  ]);
  writeFileSync(file, damaged);
  const again = start(home);
  await again.until(text => screenNumber(text) > 0);
  again.type(CTRL_C);
  expect((await again.exited).exitCode).toBe(0);
  expect(readFileSync(file).subarray(0, damaged.length).equals(damaged)).toBe(true);
});

test('in Chinese at 40×12 the way from the map to a chart is the same', { timeout: 180_000 }, async () => {
  const tutor = start(newHome(), [], { lang: 'zh_CN.UTF-8', columns: 40, rows: 12 });
  await tutor.until('开始');
  tutor.type('l');
  await tutor.until('实验室');
  tutor.type(ENTER);
  await tutor.until('把握');
  tutor.type(ENTER);
  await tutor.until('实测');
  tutor.type(CTRL_C);
  await tutor.exited;
  expectRestored(tutor);
});
