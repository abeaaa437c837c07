import { readFileSync, type Stats, statSync } from 'node:fs';
import { reasonOf } from '../../i18n/reason.ts';
import { problem } from './problem.ts';
import type { NamedBytes } from './raw.ts';

/** The largest file that is read whole. */
const LIMIT = 256 * 2 ** 20;

/** What is at a path; throws a TutorError where nothing is or where it may not be looked at. */
export function lookAt(path: string): Stats {
  try {
    return statSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'ENOENT' || code === 'ENOTDIR'
      ? problem('data-no-file', { path })
      : problem('data-unreadable', { path, reason: reasonOf(error) });
  }
}

/** The bytes of a file that is not empty and not too large. Throws a TutorError. */
export function readBytes(path: string): NamedBytes {
  const stats = lookAt(path);
  if (stats.isDirectory()) throw problem('data-is-folder', { path });
  if (!stats.isFile()) throw problem('data-not-file', { path });
  if (stats.size > LIMIT) throw problem('data-too-large', { path, limit: LIMIT / 2 ** 20 });
  try {
    const bytes = readFileSync(path);
    if (bytes.length > 0) return { path, bytes };
  } catch (error) {
    throw problem('data-unreadable', { path, reason: reasonOf(error) });
  }
  throw problem('data-empty', { path });
}
