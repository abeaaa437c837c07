import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { startBackend } from '../../src/engine/backend.ts';
import { seedMathRandom } from '../../src/engine/random.ts';
import { wasmFolder } from '../lab/engine.ts';

const EVENTS = ['uncaughtException', 'unhandledRejection'] as const;
const listeners = () => EVENTS.map(event => process.listenerCount(event));

describe('startBackend', () => {
  it('prefers WASM and leaves no listener behind', async () => {
    const before = listeners();
    expect(await startBackend('auto', wasmFolder)).toEqual({ backend: 'wasm', reason: '' });
    expect(tf.getBackend()).toBe('wasm');
    expect(listeners()).toEqual(before);
  });

  it('falls back to cpu when the file is missing, and says why', async () => {
    const started = await startBackend('auto', join(tmpdir(), 'no-such-folder'));
    expect(started.backend).toBe('cpu');
    expect(started.reason).toMatch(/ENOENT/);
    expect(tf.getBackend()).toBe('cpu');
  });

  it('throws on a damaged file when WASM was asked for by name, and works again afterwards', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dl-tutor-wasm-'));
    for (const name of ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm']) {
      await writeFile(join(folder, name), 'not wasm');
    }
    await expect(startBackend('wasm', folder)).rejects.toThrow();
    expect((await startBackend('wasm', wasmFolder)).backend).toBe('wasm');
    await rm(folder, { recursive: true });
  });
});

describe('seedMathRandom', () => {
  it('repeats itself for a seed and gives the old generator back', () => {
    const original = Math.random;
    const draw = (seed: number) => {
      const restore = seedMathRandom(seed);
      const values = [Math.random(), Math.random(), Math.random()];
      restore();
      return values;
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(Math.random).toBe(original);
  });
});
