import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSnapshot } from '../../src/progress/snapshot.ts';
import { openStore } from '../../src/progress/store.ts';

let folder = '';
const log = (): string => join(folder, 'events', 'aaaaaaaa.jsonl');
const snapshot = (): string => join(folder, 'snapshot.json');

const lineOf = (n: number, lesson = `l${n % 50}`): string =>
  `${JSON.stringify({ v: 1, id: `e${String(n).padStart(7, '0')}`, at: new Date(1e12 + n).toISOString(), type: 'lesson.opened', lesson })}\n`;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'snapshot-'));
  mkdirSync(join(folder, 'events'));
  writeFileSync(log(), Array.from({ length: 300 }, (_, n) => lineOf(n)).join(''));
  await openStore(folder).flush();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the snapshot', () => {
  it('stands for the log and is completed by what came later', () => {
    expect(readSnapshot(folder)?.fold.progress.events).toBe(300);
    appendFileSync(log(), lineOf(300, 'new'));
    writeFileSync(join(folder, 'events', 'bbbbbbbb.jsonl'), lineOf(400, 'other'));
    expect(openStore(folder).progress()).toMatchObject({ events: 302, current: 'other' });
  });

  it('is read in place of the log: what it says is believed', () => {
    // The middle of a long log is not read at start; this is what makes starting fast.
    const text = readFileSync(log(), 'utf8');
    writeFileSync(log(), text.replace(lineOf(150).trim(), 'x'.repeat(lineOf(150).length - 1)));
    expect(openStore(folder).progress().events).toBe(300);
    expect(openStore(folder).notices()).toEqual([]);
  });

  it('gives way to the log when older events arrive', () => {
    writeFileSync(join(folder, 'events', 'bbbbbbbb.jsonl'), lineOf(-5, 'older') + lineOf(7));
    expect(openStore(folder).progress()).toMatchObject({ events: 301, current: 'l49' });
  });

  it.each([
    ['is cut', () => writeFileSync(snapshot(), readFileSync(snapshot()).subarray(0, 100))],
    ['is gone', () => rmSync(snapshot())],
    [
      'holds other numbers',
      () => writeFileSync(snapshot(), readFileSync(snapshot(), 'utf8').replace('"events":2', '"events":3')),
    ],
    [
      'was made by other rules',
      () => writeFileSync(snapshot(), readFileSync(snapshot(), 'utf8').replace('"rules":2', '"rules":1')),
    ],
    ['is no object', () => writeFileSync(snapshot(), 'null')],
  ])('is rebuilt from the log when it %s', async (_, damage) => {
    damage();
    expect(readSnapshot(folder)).toBeNull();
    const store = openStore(folder);
    expect(store.progress().events).toBe(300);
    await store.flush();
    expect(readSnapshot(folder)?.fold.progress.events).toBe(300);
  });

  it.each([
    ['is shorter', () => writeFileSync(log(), lineOf(1)), 1],
    ['was replaced', () => writeFileSync(log(), Array.from({ length: 400 }, (_, n) => lineOf(n + 9)).join('')), 400],
    ['is gone', () => rmSync(log()), 0],
  ])('is thrown away when the log %s', (_, change, events) => {
    change();
    expect(openStore(folder).progress().events).toBe(events);
  });

  it('notices a log that is replaced by a shorter one while it is open', () => {
    const store = openStore(folder);
    writeFileSync(join(folder, 'device'), 'aaaaaaaa\n');
    writeFileSync(log(), lineOf(1));
    store.append({ type: 'lesson.opened', lesson: 'bn' });
    expect(store.progress().events).toBe(2);
  });

  it('is not written for a handful of events', async () => {
    const small = mkdtempSync(join(tmpdir(), 'small-'));
    const store = openStore(small);
    store.append({ type: 'lesson.opened', lesson: 'bn' });
    await store.flush();
    expect(readdirSync(small).sort()).toEqual(['device', 'events']);
    rmSync(small, { recursive: true });
  });
});
