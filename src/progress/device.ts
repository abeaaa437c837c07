import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDevice, newDevice } from './id.ts';
import { makeFolder } from './log.ts';

/** The name of this machine's log, or null when the folder holds none that is valid. */
export function readDevice(folder: string): string | null {
  try {
    const text = readFileSync(join(folder, 'device'), 'utf8').trim();
    return isDevice(text) ? text : null;
  } catch {
    return null;
  }
}

/**
 * The device, made when there is none yet. Two windows that start together agree on one: the file appears with its
 * content in one step, and the first one wins. Throws what the file system throws.
 */
export function ensureDevice(folder: string): string {
  const known = readDevice(folder);
  if (known) return known;
  makeFolder(join(folder, 'events'));
  const path = join(folder, 'device');
  const device = newDevice();
  const draft = `${path}.${device}`;
  writeFileSync(draft, `${device}\n`, { flag: 'wx' });
  try {
    linkSync(draft, path);
    rmSync(draft);
    return device;
  } catch {
    const winner = readDevice(folder);
    if (winner) {
      rmSync(draft);
      return winner;
    }
    // No hard links on this file system, or the file there is damaged: a device is only a name, so a new one will do.
    renameSync(draft, path);
    return device;
  }
}
