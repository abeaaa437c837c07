import type { TutorError } from '../../platform/errors.ts';
import { problem } from './problem.ts';

const HEAD = 512;

/** What a file is that should be data and is not, where its beginning tells; else null. `path` is for the sentence. */
export function recognise(bytes: Uint8Array, path: string): TutorError | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  const text = head.replace(/^ï»¿/, '').trimStart().toLowerCase();
  if (/^(<!doctype html|<html|<head|<\?xml|<!--)/.test(text)) return problem('data-html', { path });
  if (text.startsWith('version https://git-lfs')) return problem('data-lfs', { path });
  if (head.startsWith('PK\x03\x04')) return problem('data-archive', { path, kind: 'ZIP' });
  if (head.startsWith('7z\xbc\xaf')) return problem('data-archive', { path, kind: '7z' });
  if (head.slice(257, 262) === 'ustar') return problem('data-archive', { path, kind: 'tar' });
  if (/^\x80[\x02-\x05]/.test(head)) return problem('data-pickle', { path });
  return null;
}
