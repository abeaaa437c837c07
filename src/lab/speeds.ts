import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Backend } from '../engine/choice.ts';
import { programVersion } from '../platform/version.ts';
import { labFolder } from './home.ts';
import type { Experiment, ParamValues } from './types.ts';

/** Ms that one frame takes; Infinity: too long to be measured. */
export type Speeds = Readonly<Partial<Record<Backend, number>>>;

/**
 * Another backend must be so many times as fast before it takes the place of the first: below that the measurement is
 * noise, and a change of backend changes the last digits of every number.
 */
const MARGIN = 1.5;

/** The backends in the order in which to try them: the fastest, then the others as they stand. */
export function rank(candidates: readonly Backend[], speeds: Speeds): Backend[] {
  const ms = (backend: Backend): number => speeds[backend] ?? Number.POSITIVE_INFINITY;
  const [first, ...others] = candidates;
  if (first === undefined) return [];
  const fastest = others.reduce((best, one) => (ms(one) < ms(best) ? one : best), first);
  const best = ms(fastest) * MARGIN < ms(first) ? fastest : first;
  return [best, ...candidates.filter(backend => backend !== best)];
}

/**
 * What decides how long a step takes: the experiment, its sizes to the next power of two, and its choices. Rates and other
 * real numbers do not.
 */
export function sizeClass(experiment: Experiment, params: ParamValues): string {
  const parts = experiment.params.flatMap(({ name, kind, default: usual }) => {
    const value = params[name] ?? usual;
    if (kind === 'number') return [];
    return [`${name}=${kind === 'integer' ? Math.round(Math.log2(1 + Math.abs(Number(value)))) : value}`];
  });
  return [`${experiment.id}@${experiment.version}`, ...parts].join(' ');
}

/** Measurements hold for this program, this Node and this processor. */
function machine(): string {
  const processors = cpus();
  return [safeVersion(), process.version, process.arch, processors[0]?.model ?? '', processors.length].join(' | ');
}

function safeVersion(): string {
  try {
    return programVersion();
  } catch {
    return '';
  }
}

type Stored = Record<string, Speeds>;

const memory = new Map<string, Stored>();

const fileIn = (folder: string): string => join(folder, 'backend-speed.json');

/** What is known about a size class; empty when nothing is. */
export function knownSpeeds(size: string): Speeds {
  return load()[size] ?? {};
}

/** Keeps what was measured, for this process and, as far as the folder can be written, for the next ones. */
export function keepSpeeds(size: string, speeds: Speeds): void {
  const folder = labFolder();
  const all = { ...load(), [size]: speeds };
  memory.set(folder ?? '', all);
  if (folder === null) return;
  try {
    mkdirSync(folder, { recursive: true });
    const file = fileIn(folder);
    const draft = `${file}.${process.pid}`;
    // JSON has no Infinity: it becomes null, and null is read as Infinity.
    writeFileSync(draft, JSON.stringify({ format: 1, machine: machine(), speeds: all }));
    renameSync(draft, file);
  } catch {
    // Measuring again next time is all that is lost.
  }
}

function load(): Stored {
  const folder = labFolder();
  const known = memory.get(folder ?? '');
  if (known) return known;
  const stored = folder === null ? {} : read(fileIn(folder));
  memory.set(folder ?? '', stored);
  return stored;
}

/** Whatever is not as it was written counts as nothing. */
function read(file: string): Stored {
  try {
    const content = JSON.parse(readFileSync(file, 'utf8')) as { machine?: unknown; speeds?: unknown };
    if (content.machine !== machine()) return {};
    const entries = Object.entries(content.speeds as Record<string, Record<string, unknown>>);
    return Object.fromEntries(entries.map(([size, speeds]) => [size, speedsOf(speeds)]));
  } catch {
    return {};
  }
}

function speedsOf(stored: Record<string, unknown>): Speeds {
  const entries = Object.entries(stored).map(([backend, ms]) => [backend, ms === null ? Number.POSITIVE_INFINITY : ms]);
  return Object.fromEntries(entries.filter(([, ms]) => typeof ms === 'number' && ms > 0)) as Speeds;
}
