import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { archiveText, mergeArchive, parseArchive, readLogs } from '../../src/progress/archive.ts';
import { parseLine, SCHEMA } from '../../src/progress/event.ts';
import { openStore } from '../../src/progress/store.ts';

const FIXTURES = fileURLToPath(new URL('fixtures/', import.meta.url));
const files = readdirSync(FIXTURES).sort();

it('there is a log of every version so far', () => {
  expect(files).toEqual(Array.from({ length: SCHEMA }, (_, i) => `v${i + 1}.jsonl`));
});

it.each(files)('%s is read whole, and is the same when exported and imported elsewhere', file => {
  const text = readFileSync(join(FIXTURES, file), 'utf8');
  const lines = text.trimEnd().split('\n');
  expect(lines.map(line => parseLine(line).kind)).toEqual(lines.map(() => 'event'));
  const homes = ['a', 'b'].map(() => mkdtempSync(join(tmpdir(), 'migrate-')));
  const [from = '', to = ''] = homes;
  mkdirSync(join(from, 'events'));
  copyFileSync(join(FIXTURES, file), join(from, 'events', 'aaaaaaaa.jsonl'));
  const { progress, notices } = openStore(from);
  expect(notices()).toEqual([]);
  expect(progress()).toMatchObject({
    lessons: { 'neural-network': { status: 'finished', anchor: 'rule', screen: 3 } },
    quizzes: { 'nn-quiz': { last: 0.5, best: 0.5, times: 1 } },
    predictions: { made: 1, settled: 1, right: 1 },
    runs: { 'xor-mlp': 1 },
    events: lines.length,
  });
  expect(Object.values(progress().questions).map(({ card }) => card?.rev)).toEqual([1, 1]);
  mergeArchive(to, parseArchive(Buffer.from(archiveText(readLogs(from))), 'x'));
  expect(openStore(to).progress()).toEqual(progress());
  // What an older version wrote stays as it is.
  expect(readFileSync(join(from, 'events', 'aaaaaaaa.jsonl'), 'utf8')).toBe(text);
  for (const home of homes) rmSync(home, { recursive: true });
});

it('the days of version 1 are those of UTC, later ones those of the place', () => {
  const day = (file: string): string[] => {
    const home = mkdtempSync(join(tmpdir(), 'days-'));
    mkdirSync(join(home, 'events'));
    copyFileSync(join(FIXTURES, file), join(home, 'events', 'aaaaaaaa.jsonl'));
    const days = Object.keys(openStore(home).progress().days);
    rmSync(home, { recursive: true });
    return days;
  };
  // The last answer of version 2 came at 16:30 UTC, half an hour after midnight in Shanghai.
  expect(day('v1.jsonl')).toEqual(['20456']);
  expect(day('v2.jsonl')).toEqual(['20456', '20457', '20458']);
});
