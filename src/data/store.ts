import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '../i18n/reason.ts';
import { lookAt, readBytes } from './read/files.ts';
import { problem } from './read/problem.ts';
import { parseTable } from './read/table.ts';
import { checkIdentity, type Found, findFiles, type ImageSetName, isImageSet, readPart } from './real.ts';
import { type ImagesSummary, parseSummary, type Summary, type TableSummary } from './summary.ts';

const SUMMARY = 'set.json';

/** Where the sets lie, one folder each, within the folder that holds all that a learner did. */
export const setsFolder = (home: string): string => join(home, 'data');

/** Where the files of a set lie. */
export const setFolder = (home: string, name: string): string => join(setsFolder(home), name);

/** A set as it is kept; `summary` is null when it cannot be read. */
export type Kept = { readonly name: string; readonly folder: string; readonly summary: Summary | null };

/** All sets that were added, by name. */
export function listSets(home: string): Kept[] {
  return namesIn(setsFolder(home))
    .filter(name => !name.startsWith('.'))
    .map(name => ({ name, folder: setFolder(home, name), summary: readSummary(setFolder(home, name)) }));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function readSummary(folder: string): Summary | null {
  try {
    return parseSummary(readFileSync(join(folder, SUMMARY), 'utf8'));
  } catch {
    return null;
  }
}

export type AddSpec = {
  /** Already checked: the name becomes a folder. */
  readonly name: string;
  /** The folder of an image set, the file of a table. */
  readonly source: string;
  readonly replace: boolean;
};

export type Added = { readonly summary: Summary; readonly replaced: boolean };

/**
 * Checks the files of a set and copies them into the data folder, all or nothing. Throws a TutorError when something is
 * wrong with a file, when the set is there already and is not to be replaced, or when it cannot be kept.
 */
export function addSet(home: string, { name, source, replace }: AddSpec): Added {
  const replaced = namesIn(setsFolder(home)).includes(name);
  if (replaced && !replace) throw problem('data-exists', { name });
  const { files, summary } = isImageSet(name) ? inspectImages(name, source) : inspectTable(name, source);
  try {
    keep(home, name, files, summary);
  } catch (error) {
    throw problem('data-unwritable', { folder: setsFolder(home), reason: reasonOf(error) });
  }
  return { summary, replaced };
}

type Inspected = { readonly files: readonly Found[]; readonly summary: Summary };

function inspectImages(name: ImageSetName, source: string): Inspected {
  const files = findFiles(name, source);
  const [train, test] = (['train', 'test'] as const).map(part => {
    const { count, height, width, channels, labels } = readPart(files, { name, part });
    checkIdentity(name, labels, source);
    return { count, shape: [height, width, channels] as const };
  }) as [{ count: number; shape: ImagesSummary['shape'] }, { count: number }];
  const named = files.map(file => (file.path.endsWith('.gz') ? { ...file, name: `${file.name}.gz` } : file));
  const counts = { train: train.count, test: test.count, shape: train.shape };
  return { files: named, summary: { format: 1, kind: 'images', name, ...counts, bytes: sizeOf(files) } };
}

export const TABLE_FILE = 'table.csv';

function inspectTable(name: string, source: string): Inspected {
  const { rows, columns } = parseTable(readBytes(source));
  const files = [{ name: TABLE_FILE, path: source }];
  const about = columns.map(({ name, kind, missing }) => ({ name, kind, missing }));
  const summary: TableSummary = { format: 1, kind: 'table', name, rows, columns: about, bytes: sizeOf(files) };
  return { files, summary };
}

const sizeOf = (files: readonly Found[]): number => files.reduce((sum, { path }) => sum + lookAt(path).size, 0);

/** Copies into a folder beside, then moves that into place: what is seen under the name of a set is whole. */
function keep(home: string, name: string, files: readonly Found[], summary: Summary): void {
  const folder = setsFolder(home);
  mkdirSync(folder, { recursive: true });
  clearLeftovers(folder);
  const beside = mkdtempSync(join(folder, `.new-${process.pid}-`));
  try {
    const content = join(beside, 'set');
    mkdirSync(content);
    for (const file of files) copyFileSync(file.path, join(content, file.name));
    writeFileSync(join(content, SUMMARY), `${JSON.stringify(summary, null, 2)}\n`);
    putInPlace(content, join(folder, name), join(beside, 'before'));
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

/** Moves a folder to its place; what lay there is moved away first, and back again when that fails. */
function putInPlace(content: string, place: string, before: string): void {
  const occupied = existsSync(place);
  if (occupied) renameSync(place, before);
  try {
    renameSync(content, place);
  } catch (error) {
    if (occupied) renameSync(before, place);
    throw error;
  }
}

/** What a process that was killed left behind. */
function clearLeftovers(folder: string): void {
  for (const name of namesIn(folder)) {
    const pid = /^\.new-(\d+)-/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes a set. Throws a TutorError when there is none or when it cannot be removed. */
export function removeSet(home: string, name: string): void {
  const kept = listSets(home).find(set => set.name === name);
  if (!kept) throw problem('data-absent', { name });
  try {
    rmSync(kept.folder, { recursive: true });
  } catch (error) {
    throw problem('data-unremovable', { folder: kept.folder, reason: reasonOf(error) });
  }
}
