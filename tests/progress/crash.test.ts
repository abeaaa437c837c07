import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { parseLine } from '../../src/progress/event.ts';
import { openStore } from '../../src/progress/store.ts';

let place = '';
let folder = '';

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'crash-'));
  await build({
    entryPoints: [fileURLToPath(new URL('writer.ts', import.meta.url))],
    outfile: join(place, 'writer.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['conf'],
    logLevel: 'error',
  });
});
afterAll(() => rmSync(place, { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(join(place, 'home-'));
});

/** Starts a writer; `onId` hears each id that it has acknowledged. Resolves to all of them when it is gone. */
function write(count: number, onId: (ids: number, child: ChildProcess) => void = () => undefined): Promise<string[]> {
  const child = spawn(process.execPath, [join(place, 'writer.mjs'), folder, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ids: string[] = [];
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: child.stdout });
    lines.on('line', line => {
      ids.push(line);
      onId(ids.length, child);
    });
    lines.once('close', () => resolve(ids));
    child.once('error', reject);
  });
}

/** Ids of all events in the folder, read without the store. */
function idsOnDisk(): Set<string> {
  const texts = readdirSync(join(folder, 'events')).map(name => readFileSync(join(folder, 'events', name), 'utf8'));
  const lines = texts.flatMap(text => text.split('\n')).map(parseLine);
  return new Set(lines.flatMap(line => (line.kind === 'event' ? [line.event.id] : [])));
}

it('loses no acknowledged event when the process is killed at any moment', async () => {
  const acknowledged: string[] = [];
  for (let round = 0; round < 8; round++) {
    const victimAt = 1 + Math.floor(Math.random() * 40);
    const ids = await write(1_000_000, (seen, child) => {
      if (seen === victimAt) child.kill('SIGKILL');
    });
    expect(ids.length).toBeGreaterThanOrEqual(victimAt);
    acknowledged.push(...ids);
  }
  const onDisk = idsOnDisk();
  expect(acknowledged.filter(id => !onDisk.has(id))).toEqual([]);
  expect(openStore(folder).progress().events).toBe(onDisk.size);
}, 60_000);

it('loses nothing when two processes begin and append at once', async () => {
  const written = (await Promise.all([write(150), write(150)])).flat();
  expect(new Set(written).size).toBe(300);
  expect(idsOnDisk()).toEqual(new Set(written));
  expect(readdirSync(folder).sort()).toEqual(['device', 'events']);
  expect(readdirSync(join(folder, 'events'))).toHaveLength(1);
  expect(openStore(folder).progress().events).toBe(300);
}, 60_000);
