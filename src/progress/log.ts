import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { hash32 } from '../platform/random.ts';
import { parseLine } from './event.ts';
import type { Event } from './types.ts';

const NEWLINE = 10;

/** Bytes at each end of a prefix that its mark is made of. */
const MARK_BYTES = 1024;

export type DamagedLine = { readonly offset: number; readonly bytes: Uint8Array };

/** What stands in a log file from an offset on. */
export type Tail = {
  readonly events: readonly Event[];
  readonly damaged: readonly DamagedLine[];
  /** Lines that a newer version wrote, as they stand. */
  readonly newer: readonly string[];
  /** Everything before this byte is read for good; a last line that is torn may still be completed, so it is not. */
  readonly end: number;
};

/** Names of the log files, sorted; none when the folder does not exist. Throws what the file system throws. */
export function logFiles(folder: string): string[] {
  try {
    return readdirSync(join(folder, 'events'))
      .filter(name => name.endsWith('.jsonl'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

export const sizeOf = (path: string): number => statSync(path).size;

function readRange(path: string, from: number, to?: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const length = Math.max(0, (to ?? fstatSync(file).size) - from);
    const buffer = Buffer.allocUnsafe(length);
    let filled = 0;
    while (filled < length) {
      const got = readSync(file, buffer, filled, length - filled, from + filled);
      if (got === 0) break;
      filled += got;
    }
    return buffer.subarray(0, filled);
  } finally {
    closeSync(file);
  }
}

/** Reads a log file from byte `offset` to its end. Lines that are no events are handed back, never dropped in silence. */
export function readTail(path: string, offset: number): Tail {
  return parseTail(readRange(path, offset), offset);
}

/** As `readTail`, for bytes that stand at `offset` of their file. Never throws. */
export function parseTail(bytes: Buffer, offset: number): Tail {
  const events: Event[] = [];
  const damaged: DamagedLine[] = [];
  const newer: string[] = [];
  let start = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf(NEWLINE, start);
    const stop = newline === -1 ? bytes.length : newline;
    const text = bytes.toString('utf8', start, stop);
    const line = parseLine(text);
    if (line.kind === 'event') events.push(line.event);
    else if (line.kind === 'newer') newer.push(text);
    else if (line.kind === 'damaged') {
      damaged.push({ offset: offset + start, bytes: bytes.subarray(start, stop) });
      if (newline === -1) break;
    }
    start = newline === -1 ? stop : newline + 1;
  }
  return { events, damaged, newer, end: offset + start };
}

/**
 * A number that changes when the first `end` bytes of a file do, in the ways that happen: cut, replaced, begun anew.
 * It looks at both ends only, for a long log must not be read at every start.
 */
export function markOf(path: string, end: number): number {
  const head = readRange(path, 0, Math.min(end, MARK_BYTES));
  const foot = readRange(path, Math.max(0, end - MARK_BYTES), end);
  return hash32(`${end}:${head.toString('latin1')}:${foot.toString('latin1')}`);
}

/**
 * Appends one line with one write and returns when it is on the disk. When the last line of the file is torn, a newline
 * goes first, so that the torn line harms itself only. Throws what the file system throws; the line is then not kept
 * or stands there torn.
 */
export function appendLine(path: string, line: string): void {
  const file = openSync(path, 'a+');
  try {
    const bytes = Buffer.from(`${endsTorn(file) ? '\n' : ''}${line}\n`, 'utf8');
    const written = writeSync(file, bytes);
    if (written < bytes.length) throw Object.assign(new Error('the disk took a part of the line'), { code: 'ENOSPC' });
    syncFile(file);
  } finally {
    closeSync(file);
  }
}

function endsTorn(file: number): boolean {
  const { size } = fstatSync(file);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last[0] !== NEWLINE;
}

/** Some file systems have no fsync; then their word must do. */
function syncFile(file: number): void {
  try {
    fsyncSync(file);
  } catch (error) {
    if (!['EINVAL', 'ENOSYS', 'ENOTSUP'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** Makes a folder with those above it. Throws what the file system throws. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    // On a read-only file system the recursive form says ENOENT; the plain one says why.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') mkdirSync(path);
    else throw error;
  }
}

/** Copies a damaged line to `set-aside/`, named by its place so that it is copied once. True when the copy is new. */
export function setAside(folder: string, file: string, line: DamagedLine): boolean {
  const copies = join(folder, 'set-aside');
  try {
    makeFolder(copies);
    writeFileSync(join(copies, `${file}-${line.offset}.txt`), line.bytes, { flag: 'wx' });
    return true;
  } catch (error) {
    // The line itself stays in the log whatever happens here; a copy that cannot be made is no loss.
    return (error as NodeJS.ErrnoException).code !== 'EEXIST';
  }
}
