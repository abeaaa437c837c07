import { problem } from './problem.ts';
import { recognise } from './recognise.ts';

/** An array of unsigned bytes, row-major. */
export type Idx = { readonly dimensions: readonly number[]; readonly data: Uint8Array };

const UNSIGNED_BYTE = 0x08;

/**
 * Reads the IDX format (LeCun, Cortes and Burges): two zero bytes, the type, the rank, the sizes as big-endian 32-bit
 * numbers, the values. Throws a TutorError that names `path` for anything else, for missing and for surplus bytes.
 */
export function parseIdx(bytes: Uint8Array, path: string): Idx {
  if (bytes.length === 0) throw problem('data-empty', { path });
  const [zero, one, type = -1, rank = -1] = bytes;
  if (zero !== 0 || (one ?? 0) !== 0 || (rank !== -1 && (rank < 1 || rank > 4))) {
    throw recognise(bytes, path) ?? problem('data-not-idx', { path, bytes: hex(bytes.subarray(0, 4)) });
  }
  const header = 4 + 4 * Math.max(0, rank);
  if (rank === -1 || bytes.length < header) throw problem('data-truncated', { path, want: header, have: bytes.length });
  if (type !== UNSIGNED_BYTE) throw problem('data-idx-type', { path, type: hex(Uint8Array.of(type)) });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const dimensions = Array.from({ length: rank }, (_, i) => view.getUint32(4 + 4 * i));
  const want = header + dimensions.reduce((product, size) => product * size, 1);
  if (bytes.length < want) throw problem('data-truncated', { path, want, have: bytes.length });
  if (bytes.length > want) throw problem('data-trailing', { path, extra: bytes.length - want });
  return { dimensions, data: bytes.subarray(header) };
}

const hex = (bytes: Uint8Array): string => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join(' ');
