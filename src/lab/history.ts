import type { Frame } from './types.ts';

/** What the frames of one run may take. */
export const HISTORY_BYTES = 20 * 2 ** 20;

/** The frames of a run, to go back through. All have their pictures: those of the step, or the last before it. */
export type History = {
  readonly add: (frame: Frame) => void;
  /** In the order of steps; the first and the last frame of the run so far are always among them. */
  readonly frames: () => readonly Frame[];
  readonly bytes: () => number;
};

type Entry = { readonly frame: Frame; readonly bytes: number };

/**
 * Keeps the frames that have pictures (all frames of a run that has none) within `budget` bytes, if these hold the first
 * frame and the last one: when they take more, every second one goes, and from then on only every second one is kept.
 */
export function createHistory(budget = HISTORY_BYTES): History {
  let kept: Entry[] = [];
  /** The newest frame, which stands behind the kept ones until it is one of them. */
  let last: Entry | null = null;
  let bytes = 0;
  let stride = 1;
  let count = 0;
  let pictured = false;
  let pictures: NonNullable<Frame['pictures']> = {};

  const thin = (): void => {
    while (bytes + (last?.bytes ?? 0) > budget && kept.length > 1) {
      if (!last && kept.length % 2 === 0) last = kept.at(-1) ?? null;
      kept = kept.filter((_, index) => index % 2 === 0);
      stride *= 2;
      bytes = kept.reduce((sum, entry) => sum + entry.bytes, 0);
    }
  };

  return {
    add(frame) {
      if (frame.pictures) pictures = { ...pictures, ...frame.pictures };
      const whole = Object.keys(pictures).length > 0 ? { ...frame, pictures } : frame;
      const entry = { frame: whole, bytes: bytesOf(frame) };
      const worth = frame.pictures !== undefined || !pictured;
      pictured ||= frame.pictures !== undefined;
      const chosen = worth && count++ % stride === 0;
      last = chosen ? null : entry;
      if (chosen) {
        kept.push(entry);
        bytes += entry.bytes;
      }
      thin();
    },
    frames: () => [...kept, ...(last ? [last] : [])].map(({ frame }) => frame),
    bytes: () => bytes + (last?.bytes ?? 0),
  };
}

/** About what a value takes in memory. */
export function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return 64 + value.byteLength;
  if (typeof value === 'string') return 16 + 2 * value.length;
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + bytesOf(item), 32);
  if (typeof value !== 'object' || value === null) return 8;
  return Object.values(value).reduce((sum: number, item) => sum + 8 + bytesOf(item), 32);
}
