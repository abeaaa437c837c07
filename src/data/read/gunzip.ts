import { gunzipSync } from 'node:zlib';
import { problem } from './problem.ts';

/** More than the largest file of any set that is read here, so that a small file cannot fill the memory. */
const LIMIT = 256 * 2 ** 20;

/** The content of a gzip file, checked by its own checksum; other bytes are handed back as they are. */
export function gunzip(bytes: Uint8Array, path: string): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  let content: Uint8Array;
  try {
    content = gunzipSync(bytes, { maxOutputLength: LIMIT });
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw tooLarge ? problem('data-too-large', { path, limit: LIMIT / 2 ** 20 }) : problem('data-gzip', { path });
  }
  // zlib passes over what follows the last member; the trailer tells how long the content must be.
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4).getUint32(0, true);
  if (trailer !== content.length) throw problem('data-gzip', { path });
  if (content.length === 0) throw problem('data-empty', { path });
  return content;
}
