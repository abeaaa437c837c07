import type { Random } from '../platform/random.ts';

export type Streams = {
  /** The generator of a purpose, with all that is drawn from it on record. */
  readonly open: (stream: string) => Random;
  /** Per purpose: how many numbers were drawn, and a hash of them in their order. */
  readonly digests: () => Readonly<Record<string, string>>;
};

type Tally = { count: number; hash: number };

/** Keeps a record of what a run draws, so that two runs can be shown to have had the same luck. */
export function createStreams(create: (stream: string) => Random): Streams {
  const tallies = new Map<string, Tally>();
  return {
    open(stream) {
      const tally: Tally = tallies.get(stream) ?? { count: 0, hash: 0x811c9dc5 };
      tallies.set(stream, tally);
      const random = create(stream);
      return () => {
        const value = random();
        tally.count++;
        // FNV-1a over the 32 bits of which the number is made.
        tally.hash = Math.imul(tally.hash ^ (value * 2 ** 32), 0x01000193) >>> 0;
        return value;
      };
    },
    digests: () =>
      Object.fromEntries(
        [...tallies].map(([stream, { count, hash }]) => [stream, `${count}:${hash.toString(16).padStart(8, '0')}`]),
      ),
  };
}
