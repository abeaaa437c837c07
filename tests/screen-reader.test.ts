import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { open } from '../scripts/pty.mjs';

const program = fileURLToPath(new URL('../bin/dl-tutor.js', import.meta.url));

test.each([
  { args: ['--screen-reader'], env: {} },
  { args: [], env: { INK_SCREEN_READER: 'true' } },
  { args: [], env: { ACCESSIBLE: '1' } },
])(
  '$args $env opens a transcript: nothing drawn, erased or said twice',
  { timeout: 120_000 },
  async ({ args, env }) => {
    const home = mkdtempSync(join(tmpdir(), 'dl-tutor-spoken-'));
    const tutor = open(process.execPath, [program, ...args], {
      env: { DL_TUTOR_HOME: home, ...env },
      columns: 200,
      rows: 100,
    });
    await tutor.until('Keys: ');
    expect(tutor.text()).toMatch(/^dl-tutor$/m);
    tutor.type('\x1b[B');
    await tutor.until(text => (text.match(/selected: /g) ?? []).length === 2);
    tutor.type('\x1b[A');
    await tutor.until(text => (text.match(/selected: /g) ?? []).length === 3);
    tutor.type('\r');
    const lesson = await tutor.until(text => (text.match(/Keys: /g) ?? []).length === 2);
    expect(lesson.match(/^dl-tutor$/gm)).toHaveLength(1);
    tutor.type('\x0c');
    await tutor.until(text => (text.match(/Keys: /g) ?? []).length === 3);
    tutor.type('\x03');
    expect((await tutor.exited).exitCode).toBe(0);
    // Modes may be set; nothing is erased, nothing is written over, no other screen is taken.
    expect(tutor.raw().match(/\x1b\[[\d;]*[A-HJKf]|\x1b\[\?1049h|[─│━▸]/g) ?? []).toEqual([]);
  },
);
