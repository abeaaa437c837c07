import { gunzipSync } from 'node:zlib';
import { problem } from './problem.ts';

/** More than the largest file of any set that is read here, so that a small file cannot fill the memory. */
const LIMIT = 256 * 2 ** 20;

/** The content of a gzip file, checked by its own checksum; other bytes are handed back as they are. */
export function gunzip(bytes: Uint8Array, path: string): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const { content, used } = unpack(bytes, path);
  if (used !== bytes.length) throw problem('data-gzip', { path });
  if (content.length === 0) throw problem('data-empty', { path });
  return content;
}

/** `used` is how many of the bytes belong to the archive: zlib passes over zeros that follow it. */
function unpack(bytes: Uint8Array, path: string): { readonly content: Uint8Array; readonly used: number } {
  try {
    // With `info` Node gives the engine too, which its type does not say.
    const result: unknown = gunzipSync(bytes, { maxOutputLength: LIMIT, info: true });
    const { buffer, engine } = result as { buffer: Uint8Array; engine: { bytesWritten: number } };
    return { content: buffer, used: engine.bytesWritten };
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw tooLarge ? problem('data-too-large', { path, limit: LIMIT / 2 ** 20 }) : problem('data-gzip', { path });
  }
}
