import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hash32 } from '../platform/random.ts';
import { FOLD_RULES, type Fold, foldEvents } from './fold.ts';
import type { Known } from './known.ts';
import { markOf, sizeOf } from './log.ts';
import type { Event } from './types.ts';

/** How far a log file is read, and how many events of newer versions that part holds. */
export type ReadFile = { readonly end: number; readonly newer: number };

/** What is known of all log files up to the named bytes. */
type Kept = {
  readonly base: Fold;
  readonly tail: readonly Event[];
  readonly held: readonly Event[];
  readonly files: Readonly<Record<string, ReadFile>>;
};

type Stored = {
  readonly v: 1;
  readonly rules: number;
  readonly known: Kept;
  readonly marks: Readonly<Record<string, number>>;
  readonly sum: number;
};

const sumOf = (known: Kept, marks: Stored['marks']): number => hash32(JSON.stringify([known, marks]));

/** The snapshot, or null when there is none or it does not fit the log; the log is then read from its beginning. */
export function readSnapshot(folder: string): Known | null {
  try {
    const stored = JSON.parse(readFileSync(join(folder, 'snapshot.json'), 'utf8')) as Stored;
    if (stored.v !== 1 || stored.rules !== FOLD_RULES) return null;
    if (stored.sum !== sumOf(stored.known, stored.marks)) return null;
    const fits = Object.entries(stored.known.files).every(([name, { end }]) => {
      const path = join(folder, 'events', name);
      return sizeOf(path) >= end && markOf(path, end) === stored.marks[name];
    });
    return fits ? { ...stored.known, fold: foldEvents(stored.known.base, stored.known.tail) } : null;
  } catch {
    // Missing, cut, or of another form: it is only a copy of what the log says.
    return null;
  }
}

/** Writes the snapshot in one atomic step. Throws what the file system throws. */
export async function writeSnapshot(folder: string, { base, tail, held, files }: Known): Promise<void> {
  const known: Kept = { base, tail, held, files };
  const marks = Object.fromEntries(
    Object.entries(files).map(([name, { end }]) => [name, markOf(join(folder, 'events', name), end)]),
  );
  const stored: Stored = { v: 1, rules: FOLD_RULES, known, marks, sum: sumOf(known, marks) };
  const { default: Conf } = await import('conf');
  const conf = new Conf<Stored>({
    cwd: folder,
    configName: 'snapshot',
    clearInvalidConfig: true,
    serialize: value => JSON.stringify(value),
  });
  conf.store = stored;
}
