import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { open } from '../scripts/pty.mjs';

const program = fileURLToPath(new URL('../bin/dl-tutor.js', import.meta.url));
const home = (): string => mkdtempSync(join(tmpdir(), 'dl-tutor-terminal-'));

/** What of colours there is in a stream: none, one of sixteen, one of 256 on a dark or a light ground. */
const ACCENTS = { sixteen: '\x1b[36m', dark: '\x1b[38;5;80m', light: '\x1b[38;5;30m' } as const;
type Colours = keyof typeof ACCENTS | 'none';

function coloursOf(raw: string): Colours {
  // Links, titles and modes are no colours; sequences that end in `m` are.
  const styled = /\x1b\[[\d;]*m/.test(raw);
  const found = (Object.keys(ACCENTS) as (keyof typeof ACCENTS)[]).find(name => raw.includes(ACCENTS[name]));
  return found ?? (styled ? 'sixteen' : 'none');
}

type Case = {
  readonly name: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly colours: Colours;
  readonly rule?: string;
};

const CASES: readonly Case[] = [
  { name: 'a terminal of true colours', colours: 'dark' },
  { name: 'NO_COLOR', env: { NO_COLOR: '1' }, colours: 'none' },
  { name: 'NO_COLOR that is empty', env: { NO_COLOR: '' }, colours: 'dark' },
  { name: 'NO_COLOR over FORCE_COLOR', env: { NO_COLOR: '1', FORCE_COLOR: '3' }, colours: 'none' },
  { name: 'FORCE_COLOR=0', env: { FORCE_COLOR: '0' }, colours: 'none' },
  { name: 'FORCE_COLOR=1', env: { FORCE_COLOR: '1' }, colours: 'sixteen' },
  { name: 'FORCE_COLOR=2', env: { FORCE_COLOR: '2' }, colours: 'dark' },
  { name: 'FORCE_COLOR=3', env: { FORCE_COLOR: '3' }, colours: 'dark' },
  { name: '--color never', args: ['--color', 'never'], colours: 'none' },
  { name: '--color over NO_COLOR', args: ['--color', '1'], env: { NO_COLOR: '1' }, colours: 'sixteen' },
  { name: 'a bare console', env: { TERM: 'linux', COLORTERM: '' }, colours: 'sixteen', rule: '-' },
  { name: 'a locale without UTF-8', env: { LANG: 'C', LC_ALL: 'C' }, colours: 'dark', rule: '-' },
  { name: 'a light ground', env: { COLORFGBG: '0;15' }, colours: 'light' },
  { name: 'a dark ground', env: { COLORFGBG: '15;0' }, colours: 'dark' },
];

/** Terminals on which the map is printed instead: nothing there can follow a screen. */
const PRINTED: readonly { readonly name: string; readonly env: Readonly<Record<string, string>> }[] = [
  { name: 'CI', env: { CI: '1' } },
  { name: 'TERM=dumb', env: { TERM: 'dumb' } },
];

describe('the map is printed on a terminal with', () => {
  it.each(PRINTED)('$name', { timeout: 120_000 }, async ({ env }) => {
    const tutor = open(process.execPath, [program, '--lang', 'en'], { env: { DL_TUTOR_HOME: home(), ...env } });
    expect((await tutor.exited).exitCode).toBe(0);
    expect(tutor.text()).toContain('Neural networks');
    expect(tutor.raw()).not.toContain('\x1b');
  });
});

describe('the screen with', () => {
  it.each(CASES)('$name', { timeout: 120_000 }, async ({ env = {}, args = [], colours, rule = '─' }) => {
    const tutor = open(process.execPath, [program, '--lang', 'en', ...args], {
      env: { DL_TUTOR_HOME: home(), ...env },
    });
    const text = await tutor.until(shown => shown.includes('Start: ') && shown.includes('quit'));
    tutor.type('p');
    await tutor.until('Progress');
    tutor.type('\x03');
    expect((await tutor.exited).exitCode).toBe(0);
    expect(coloursOf(tutor.raw())).toBe(colours);
    expect(text.split('\n')[1]).toBe(rule.repeat(80));
    expect([tutor.isAlternate(), tutor.isCursorHidden()]).toEqual([false, false]);
  });
});

/** Without a terminal the map is printed; other screens say which command prints what they show. */
const PIPED: readonly {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
}[] = [
  { name: 'nothing set', env: {} },
  { name: 'FORCE_COLOR=0', env: { FORCE_COLOR: '0' } },
  { name: 'FORCE_COLOR=3', env: { FORCE_COLOR: '3' } },
  { name: 'NO_COLOR and CI', env: { NO_COLOR: '1', CI: '1' } },
  { name: 'TERM=dumb', env: { TERM: 'dumb' } },
];

describe('piped, with', () => {
  it.each(PIPED)('$name: text, no screen', { timeout: 120_000 }, ({ env }) => {
    const base = { PATH: process.env.PATH, DL_TUTOR_HOME: home(), LANG: 'en_US.UTF-8', TERM: 'xterm-256color' };
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [program, ...args], { env: { ...base, ...env }, encoding: 'utf8', input: '' });
    const map = run();
    expect([map.status, map.stderr]).toEqual([0, '']);
    expect(map.stdout).toContain('Neural networks');
    expect(map.stdout).not.toMatch(/\x1b\[[\d;?]*[A-HJKhl]/);
    const lesson = run('learn', 'neural-network');
    expect(lesson.status).toBe(0);
    expect(coloursOf(lesson.stdout)).toBe('none');
    expect(run('lab', 'xor-mlp').status).not.toBe(0);
  });
});
