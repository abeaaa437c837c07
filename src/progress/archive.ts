import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hash32 } from '../platform/random.ts';
import { sanitise } from '../text/sanitise.ts';
import { archiveBroken, archiveForeign, archiveNewer, importFailed } from './archive-errors.ts';
import { bare, parseLine, SCHEMA } from './event.ts';
import { inOrder } from './fold.ts';
import { randomLetters } from './id.ts';
import { logFiles, makeFolder, readTail } from './log.ts';
import type { Event } from './types.ts';

/** The first line of an exported file. */
type Header = { readonly 'dl-tutor': 'progress'; readonly schema: number; readonly events: number };

/** Events of any device; `newer` are lines that this version keeps without understanding them. */
export type Archive = { readonly events: readonly Event[]; readonly newer: readonly string[] };

/** Everything in the logs of a folder, each event once. Throws what the file system throws. */
export function readLogs(folder: string): Archive {
  const tails = logFiles(folder).map(name => readTail(join(folder, 'events', name), 0));
  return {
    events: inOrder(tails.flatMap(({ events }) => events)),
    newer: [...new Set(tails.flatMap(({ newer }) => newer))].sort(),
  };
}

/** A header line, then one event a line, in order. */
export function archiveText({ events, newer }: Archive): string {
  const schema = newer.length > 0 ? SCHEMA + 1 : SCHEMA;
  const header: Header = { 'dl-tutor': 'progress', schema, events: events.length + newer.length };
  return [JSON.stringify(header), ...events.map(event => JSON.stringify(bare(event))), ...newer, ''].join('\n');
}

/**
 * Reads an exported file. `name` is said in errors. Throws a `TutorError`: `import-foreign` when it is something else,
 * `import-newer` when a newer version wrote it, `import-broken` when a line is damaged or the end is missing.
 */
export function parseArchive(bytes: Uint8Array, name: string): Archive {
  const text = Buffer.from(bytes).toString('utf8');
  const [first = '', ...lines] = text.split('\n');
  const header = headerOf(first);
  if (!header) throw archiveForeign(name);
  if (header.schema > SCHEMA) throw archiveNewer(name);
  const events = lines.flatMap((line, i) => {
    const parsed = parseLine(line);
    if (parsed.kind === 'empty') return [];
    if (parsed.kind !== 'event') throw archiveBroken(name, i + 2);
    return [cleaned(parsed.event) ?? broken(name, i + 2)];
  });
  if (events.length !== header.events) throw archiveBroken(name, lines.length + 1);
  return { events, newer: [] };
}

const broken = (name: string, line: number): never => {
  throw archiveBroken(name, line);
};

function headerOf(line: string): Header | null {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('dl-tutor' in value)) return null;
    const { schema, events } = value as Partial<Header>;
    const whole = Number.isInteger(schema) && Number.isInteger(events) && value['dl-tutor'] === 'progress';
    return whole ? (value as Header) : null;
  } catch {
    return null;
  }
}

/** Only known fields, and no text that could steer a terminal; null when an id holds such text. */
function cleaned(event: Event): Event | null {
  const clean = cleanedValue(bare(event), 0) as Event;
  return clean.id === event.id ? clean : null;
}

const DEEPEST = 6;

function cleanedValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return sanitise(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return null;
  if (Array.isArray(value)) return value.map(one => cleanedValue(one, depth + 1));
  const entries = Object.entries(value).filter(([key]) => key !== '__proto__');
  return Object.fromEntries(entries.map(([key, one]) => [key, cleanedValue(one, depth + 1)]));
}

/** The events of `theirs` whose ids `ours` does not hold. */
export function additions(ours: readonly Event[], theirs: readonly Event[]): Event[] {
  const known = new Set(ours.map(({ id }) => id));
  return inOrder(theirs.filter(({ id }) => !known.has(id)));
}

/**
 * Adds the events of an archive that a folder's logs do not hold: a set union by id, in one step that happens wholly or
 * not at all. Returns what was added. Throws a `TutorError` `import-failed` when it cannot be written.
 */
export function mergeArchive(folder: string, archive: Archive): readonly Event[] {
  try {
    const added = additions(readLogs(folder).events, archive.events);
    if (added.length > 0) writeLog(folder, added);
    return added;
  } catch (error) {
    throw importFailed(folder, error);
  }
}

function writeLog(folder: string, events: readonly Event[]): void {
  const text = events.map(event => `${JSON.stringify(event)}\n`).join('');
  const place = join(folder, 'events');
  makeFolder(place);
  const name = `import-${hash32(text).toString(36)}-${randomLetters(6)}`;
  writeDurably(join(place, `${name}.draft`), join(place, `${name}.jsonl`), text);
}

/** Writes a file under another name, syncs it and renames it: it is there whole or not at all. */
export function writeDurably(draft: string, path: string, text: string): void {
  try {
    writeFileSync(draft, text, { flag: 'wx' });
    const file = openSync(draft, 'r+');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Copies the whole log to `backups/`, named by the moment, and returns the path. Throws what the file system throws. */
export function backUp(folder: string, time: number): string {
  const place = join(folder, 'backups');
  makeFolder(place);
  const stamp = new Date(time).toISOString().slice(0, 19).replaceAll(':', '-');
  const path = join(place, `${stamp}-${randomLetters(4)}.jsonl`);
  writeDurably(`${path}.draft`, path, archiveText(readLogs(folder)));
  return path;
}
