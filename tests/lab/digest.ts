import { createHash } from 'node:crypto';
import type { Frame, RunResult } from '../../src/lab/types.ts';

/** A hash of all numbers that a run gives, to the last bit. The time that it took is not among them. */
export function digestOf({ series, metrics, steps, status, streams }: RunResult, last?: Frame): string {
  const plain = (_: string, value: unknown): unknown => {
    // JSON would write NaN and the infinities alike.
    if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
    return ArrayBuffer.isView(value) ? Array.from(value as Float32Array) : value;
  };
  const text = JSON.stringify([series, metrics, steps, status, streams, last?.pictures], plain);
  return createHash('sha256').update(text).digest('hex');
}
