import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { tensorBytes, tensorCount } from '../../src/engine/memory.ts';
import { experiments } from '../../src/lab/experiments/index.ts';
import { runHere } from './engine.ts';

/** `scripts/soak.mjs` makes it longer. */
const SECONDS = Number(process.env.DL_TUTOR_SOAK_SECONDS ?? 6);
/** Only what grows from one half of the time to the other is a leak. */
const HEAP_GROWTH_MB = 30;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** MB that are in use after what can be freed has been freed. */
function usedMegabytes(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

it.each(['wasm', 'cpu'] as const)(
  'training on %s holds as many tensors, and as much memory, after long as after short',
  async backend => {
    const end = performance.now() + (1000 * SECONDS) / 2;
    const counts = new Map<string, Set<number>>();
    const between: number[] = [];
    const memory: number[] = [];
    for (let round = 0; round < 3 || performance.now() < end; round++) {
      for (const { id } of experiments) {
        const seen = counts.get(id) ?? new Set();
        counts.set(id, seen);
        let frames = 0;
        // The first frames make what the rest of the run keeps: slots of the optimiser, the grid of a picture.
        const onFrame = (): void => {
          if (++frames > 5) seen.add(tensorCount());
        };
        await runHere(id, { backend, onFrame });
      }
      between.push(tensorCount());
      memory.push(usedMegabytes());
    }
    const ranges = [...counts].map(([id, seen]) => [id, Math.max(0, ...seen) - Math.min(...seen)]);
    console.info(
      `${backend}: ${between.length} rounds, tensors during a run vary by ${JSON.stringify(ranges)}, between runs ${[...new Set(between)]}, ` +
        `MB ${memory[0]?.toFixed(0)} → ${memory.at(-1)?.toFixed(0)}`,
    );
    expect(new Set(between).size).toBe(1);
    // A run may have phases; a tensor lost at every step would be hundreds.
    for (const [, range] of ranges) expect(range).toBeLessThanOrEqual(40);
    const [middle, last] = [memory[Math.floor(memory.length / 2)] as number, memory.at(-1) as number];
    expect(last - middle).toBeLessThan(HEAP_GROWTH_MB);
    expect(tensorBytes()).toBeLessThan(2 ** 20);
  },
  1000 * SECONDS + 60_000,
);
