import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { zoneAt } from '../platform/days.ts';
import type { TutorError } from '../platform/errors.ts';
import type { Bilingual } from '../platform/language.ts';
import { dataFolder } from '../platform/paths.ts';
import { ensureDevice, readDevice } from './device.ts';
import { SCHEMA } from './event.ts';
import { createIds } from './id.ts';
import { absorb, isAhead, type Known, NOTHING } from './known.ts';
import { appendLine, logFiles, makeFolder, readTail, setAside, sizeOf, type Tail } from './log.ts';
import {
  damagedLines,
  futureEvents,
  newerEvents,
  notKept,
  settingsLocked,
  settingsNotKept,
  settingsUnwritable,
  storeUnwritable,
  unreadableFile,
} from './notices.ts';
import { loadSettings, writeSettings } from './settings.ts';
import { type ReadFile, readSnapshot, writeSnapshot } from './snapshot.ts';
import type { Event, Fact, Settings, Store } from './types.ts';

/** A snapshot is worth its writing when at least this many events would have to be read without it. */
const SNAPSHOT_AFTER = 200;

/** A file that is damaged throughout is not copied line by line; it stays where it is. */
const COPIES = 50;

export type OpenStore = Store & {
  readonly folder: string;
  /** True while nothing can be written; `append` tries anew each time and throws `store-unwritable` when it fails. */
  readonly readOnly: () => boolean;
  /** As `setSettings`; resolves when the change is on the disk, rejects with a `TutorError` when it cannot be. */
  readonly saveSettings: (patch: Partial<Settings>) => Promise<void>;
  /** Resolves when settings and snapshot are written. Call it before the process ends; it never rejects. */
  readonly flush: () => Promise<void>;
};

/**
 * Opens the progress of a learner. Never throws: where the folder cannot be written (or even read) the store goes on in
 * memory and says so in `notices`; only `append` throws then. Nothing is created before the first `append`.
 */
export function openStore(folder: string = dataFolder(), clock: () => number = Date.now): OpenStore {
  const log = openLog(folder, clock);
  const settings = openSettings(folder);
  let ids: ((time: number) => string) | null = null;
  let ownFile = '';
  let failure: TutorError | null = writeProblem(folder);

  const prepare = (): ((time: number) => string) => {
    const device = ensureDevice(folder);
    makeFolder(join(folder, 'events'));
    ownFile = `${device}.jsonl`;
    return createIds(device);
  };

  const append = (fact: Fact): Event => {
    try {
      ids ??= prepare();
      const time = clock();
      const event: Event = { v: SCHEMA, id: ids(time), at: new Date(time).toISOString(), zone: zoneAt(time), ...fact };
      appendLine(join(folder, 'events', ownFile), JSON.stringify(event));
      failure = null;
      log.catchUp([ownFile]);
      return event;
    } catch (error) {
      failure = storeUnwritable(folder, error);
      throw failure;
    }
  };

  return {
    folder,
    progress: () => log.known().fold.progress,
    settings: settings.current,
    setSettings: settings.set,
    saveSettings: settings.save,
    append,
    notices: () => [...(failure ? [notKept(failure)] : []), ...settings.notices(), ...log.notices()],
    readOnly: () => failure !== null,
    flush: async () => {
      await settings.flush();
      if (!failure) await log.save();
    },
  };
}

/** Looks whether the folder, or the nearest one above it that exists, may be written. */
function writeProblem(folder: string): TutorError | null {
  try {
    const device = readDevice(folder);
    const own = device ? join(folder, 'events', `${device}.jsonl`) : '';
    if (own && existsSync(own)) accessSync(own, constants.W_OK);
    let place = join(folder, 'events');
    while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
    accessSync(`${place}/.`, constants.W_OK);
    return null;
  } catch (error) {
    return storeUnwritable(folder, error);
  }
}

function openSettings(folder: string) {
  const file = join(folder, 'settings.json');
  const loaded = loadSettings(folder);
  const notices: Bilingual[] = loaded.notice ? [loaded.notice] : [];
  let settings = loaded.settings;
  let writing: Promise<void> = Promise.resolve();

  const save = (patch: Partial<Settings>): Promise<void> => {
    settings = { ...settings, ...patch };
    if (!loaded.mayWrite) return Promise.reject(settingsLocked(file));
    const written = writing
      .then(() => writeSettings(folder, patch))
      .catch((error: unknown) => {
        throw settingsUnwritable(file, error);
      });
    writing = written.catch(() => undefined);
    return written;
  };
  const set = (patch: Partial<Settings>): void => {
    save(patch).catch((error: TutorError) => {
      // That the file is locked was said when the store was opened.
      if (loaded.mayWrite) notices.push(settingsNotKept(error));
    });
  };
  return { current: () => settings, save, set, notices: () => notices, flush: () => writing };
}

function openLog(folder: string, clock: () => number) {
  const snapshot = readSnapshot(folder);
  const problems = new Map<string, Bilingual>();
  let saved = snapshot?.fold.progress.events ?? 0;
  let rebuilt = false;
  let known = snapshot ?? NOTHING;

  const read = (name: string, offset: number): Tail | null => {
    try {
      return readTail(join(folder, 'events', name), offset);
    } catch (error) {
      problems.set(name, unreadableFile(join(folder, 'events', name), error));
      return null;
    }
  };

  const reportDamage = (name: string, tail: Tail): void => {
    const fresh = tail.damaged.slice(0, COPIES).filter(line => setAside(folder, name, line));
    if (fresh.length === 0) return;
    problems.set(`damaged ${name}`, damagedLines(name, tail.damaged.length, join(folder, 'set-aside')));
  };

  /** Adds what the files hold beyond `base`; null when it does not come after everything in `base`. */
  const extend = (base: Known, names: readonly string[]): Known | null => {
    const files: Record<string, ReadFile> = { ...base.files };
    let events: readonly Event[] = [];
    for (const name of names) {
      const before = files[name] ?? { end: 0, newer: 0 };
      const tail = read(name, before.end);
      if (!tail) continue;
      reportDamage(name, tail);
      events = events.length === 0 ? tail.events : events.concat(tail.events);
      files[name] = { end: tail.end, newer: before.newer + tail.newer.length };
    }
    return absorb(base, events, files, clock());
  };

  const rebuild = (): Known => {
    rebuilt = true;
    return extend(NOTHING, listFiles()) ?? NOTHING;
  };

  const listFiles = (): string[] => {
    try {
      return logFiles(folder);
    } catch (error) {
      problems.set('', unreadableFile(join(folder, 'events'), error));
      return [];
    }
  };

  /** True when a file is shorter than what was read of it: someone has put another in its place. */
  const shrunk = (name: string): boolean => {
    try {
      return sizeOf(join(folder, 'events', name)) < (known.files[name]?.end ?? 0);
    } catch {
      return false;
    }
  };

  const catchUp = (names: readonly string[]): void => {
    const stale = names.some(shrunk) || isAhead(known, clock());
    known = (stale ? null : extend(known, names)) ?? rebuild();
  };

  catchUp(listFiles());

  const notices = (): Bilingual[] => {
    const newer = Object.values(known.files).reduce((sum, file) => sum + file.newer, 0);
    const held = known.held.length;
    return [
      ...problems.values(),
      ...(newer > 0 ? [newerEvents(newer)] : []),
      ...(held > 0 ? [futureEvents(held)] : []),
    ];
  };

  const save = async (): Promise<void> => {
    const { events } = known.fold.progress;
    if (events - saved < SNAPSHOT_AFTER && !(rebuilt && events >= SNAPSHOT_AFTER)) return;
    try {
      await writeSnapshot(folder, known);
      saved = events;
      rebuilt = false;
    } catch {
      // The next start takes longer; nothing is lost.
    }
  };

  return { known: () => known, catchUp, notices, save };
}
