import { gunzip } from './gunzip.ts';
import { checkLabels } from './mnist.ts';
import { problem } from './problem.ts';
import type { NamedBytes, RawImages } from './raw.ts';
import { recognise } from './recognise.ts';

const SIDE = 32;
const PLANE = SIDE * SIDE;
const RECORD = 1 + 3 * PLANE;

/** Images in each file of the set. */
export const BATCH = 10_000;

/**
 * One file of CIFAR-10's binary version (Krizhevsky 2009), gzip or not: `records` times a label and three planes of
 * 32 × 32, red, green, blue. Throws a TutorError.
 */
export function parseCifar({ path, bytes }: NamedBytes, records = BATCH): RawImages {
  const data = gunzip(bytes, path);
  if (data.length === 0) throw problem('data-empty', { path });
  const want = records * RECORD;
  if (data.length !== want) {
    throw recognise(data, path) ?? problem('data-cifar-size', { path, want, have: data.length });
  }
  const labels = new Uint8Array(records);
  const pixels = new Uint8Array(records * 3 * PLANE);
  for (let i = 0; i < records; i++) {
    labels[i] = data[i * RECORD] as number;
    const from = i * RECORD + 1;
    const to = i * 3 * PLANE;
    for (let place = 0; place < PLANE; place++) {
      for (let c = 0; c < 3; c++) pixels[to + 3 * place + c] = data[from + c * PLANE + place] as number;
    }
  }
  checkLabels('cifar-10', path, labels);
  return { count: records, height: SIDE, width: SIDE, channels: 3, pixels, labels };
}

/** Several parts one after the other; all have the same shape. */
export function joinImages(parts: readonly RawImages[]): RawImages {
  const first = parts[0] as RawImages;
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const pixels = new Uint8Array(count * first.height * first.width * first.channels);
  const labels = new Uint8Array(count);
  let at = 0;
  for (const part of parts) {
    pixels.set(part.pixels, at * first.height * first.width * first.channels);
    labels.set(part.labels, at);
    at += part.count;
  }
  return { ...first, count, pixels, labels };
}
