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
  it('starts WASM and leaves no listener behind', async () => {
    const before = listeners();
    await startBackend('wasm', wasmFolder);
    expect(tf.getBackend()).toBe('wasm');
    expect(listeners()).toEqual(before);
  });

  it('says why when the file is missing, and leaves the backend before it', async () => {
    await startBackend('cpu', wasmFolder);
    await expect(startBackend('wasm', join(tmpdir(), 'no-such-folder'))).rejects.toThrow('ENOENT');
    expect(tf.getBackend()).toBe('cpu');
  });

  it('does not load WASM a second time when backends take turns', async () => {
    await startBackend('wasm', wasmFolder);
    const first = tf.backend();
    await startBackend('cpu', wasmFolder);
    await startBackend('wasm', wasmFolder);
    expect(tf.backend()).toBe(first);
  });

  it('refuses the native backend in this process', async () => {
    await expect(startBackend('native', wasmFolder)).rejects.toThrow('a process of its own');
  });

  it('throws on a damaged file, and works again afterwards', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dl-tutor-wasm-'));
    for (const name of ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm']) {
      await writeFile(join(folder, name), 'not wasm');
    }
    await expect(startBackend('wasm', folder)).rejects.toThrow();
    await startBackend('wasm', wasmFolder);
    expect(tf.getBackend()).toBe('wasm');
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
