import { describe, expect, it } from 'vitest';
import { xorMlp } from '../../../../src/lab/experiments/core/xor-mlp.ts';
import type { Frame } from '../../../../src/lab/types.ts';
import { runHere } from '../../engine.ts';

const SEEDS = Array.from({ length: 10 }, (_, i) => i + 1);
const preset = (id: string) => xorMlp.presets.find(candidate => candidate.id === id)!.set;

/** Enough for every seed, and a third of the default: the tests stay short. */
const SHORT = { steps: 1000 };

async function accuracies(params: Record<string, string | number | boolean>, seeds: readonly number[]) {
  const results: number[] = [];
  for (const seed of seeds) results.push((await runHere('xor-mlp', { params, seed })).metrics.accuracy!);
  return results;
}

describe('xor-mlp', () => {
  it('with tanh gets every point right, from every one of ten seeds', async () => {
    expect(await accuracies(SHORT, SEEDS)).toEqual(SEEDS.map(() => 1));
  });

  it('without an activation stays at 75 % or below', async () => {
    for (const accuracy of await accuracies({ ...SHORT, activation: 'identity' }, SEEDS)) {
      expect(accuracy).toBeLessThanOrEqual(0.75);
    }
  });

  it.each(xorMlp.presets.map(({ id, good }) => [id, good]))('preset %s: works is %s', async (id, good) => {
    for (const accuracy of await accuracies({ ...preset(id as string) }, [1, 2])) {
      if (good) expect(accuracy).toBe(1);
      else expect(accuracy).toBeLessThan(0.95);
    }
  });

  it('settles its prediction with the run that it names', async () => {
    const result = await runHere('xor-mlp', { params: { ...SHORT, ...xorMlp.prediction.set } });
    expect(xorMlp.prediction.outcome(result)).toBe('line');
    expect(xorMlp.prediction.reconcile(result).en).toContain(`${(100 * result.metrics.accuracy!).toFixed(1)} %`);
    const bent = await runHere('xor-mlp', { params: SHORT });
    expect(xorMlp.prediction.outcome(bent)).toBe('all');
  });

  it('shows a field whose sides agree with the labels, and the network', async () => {
    const frames: Frame[] = [];
    const result = await runHere('xor-mlp', { params: SHORT, onFrame: frame => frames.push(frame) });
    expect(frames).toHaveLength(xorMlp.frames(result.params));
    const { field, network } = frames.at(-1)!.pictures!;
    if (field?.kind !== 'field' || network?.kind !== 'network') throw new Error('pictures missing');
    expect(field.values).toHaveLength(field.cols * field.rows);
    const at = (x: number, y: number) => {
      const [xMin, xMax, yMin, yMax] = field.domain;
      const col = Math.floor(((x - xMin) / (xMax - xMin)) * field.cols);
      const row = Math.floor(((yMax - y) / (yMax - yMin)) * field.rows);
      return field.values[row * field.cols + col]!;
    };
    expect(at(-1, 1)).toBeGreaterThan(0.8);
    expect(at(1, -1)).toBeGreaterThan(0.8);
    expect(at(1, 1)).toBeLessThan(0.2);
    expect(at(-1, -1)).toBeLessThan(0.2);
    expect(field.points).toHaveLength(200);
    expect(network.layers).toEqual([2, 8, 1]);
    expect(network.weights[0]).toHaveLength(2);
    expect(network.weights[0]![0]).toHaveLength(8);
  });

  it('gives the same numbers whether pictures are made or not', async () => {
    const params = { steps: 100 };
    const plain = await runHere('xor-mlp', { params });
    const watched = await runHere('xor-mlp', { params, wantsPictures: () => true });
    expect(watched.series).toEqual(plain.series);
  });

  it('agrees between WASM and cpu up to rounding', async () => {
    const params = { steps: 100 };
    const wasm = await runHere('xor-mlp', { params });
    const cpu = await runHere('xor-mlp', { params, backend: 'cpu' });
    expect(cpu.metrics.loss).toBeCloseTo(wasm.metrics.loss!, 4);
  });
});
