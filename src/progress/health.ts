import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomLetters } from './id.ts';
import { logFiles, readTail } from './log.ts';
import { readSnapshot } from './snapshot.ts';

export type Health = {
  readonly files: number;
  readonly events: number;
  readonly damaged: number;
  /** Events that a newer version wrote. */
  readonly newer: number;
  readonly snapshot: 'none' | 'fits';
};

/** Reads every log from its beginning. Throws what the file system throws when one cannot be read. */
export function inspectLog(folder: string): Health {
  const names = logFiles(folder);
  const tails = names.map(name => readTail(join(folder, 'events', name), 0));
  const sum = (count: (tail: (typeof tails)[number]) => number) => tails.reduce((all, tail) => all + count(tail), 0);
  return {
    files: names.length,
    events: new Set(tails.flatMap(tail => tail.events.map(event => event.id))).size,
    damaged: sum(tail => tail.damaged.length),
    newer: sum(tail => tail.newer.length),
    snapshot: readSnapshot(folder) ? 'fits' : 'none',
  };
}

/** Writes a file to the folder and removes it again. Throws what the file system throws. */
export function tryWriting(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `.try-${randomLetters(8)}`);
  try {
    writeFileSync(path, 'x'.repeat(4096));
  } finally {
    rmSync(path, { force: true });
  }
}
