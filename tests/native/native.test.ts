import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { simdForEsbuild } from '../../scripts/simd.mjs';
import { openLab, shutDown } from '../../src/lab/client.ts';
import { evaluate, runOnce } from '../../src/lab/evaluate.ts';
import { xorMlp } from '../../src/lab/experiments/core/xor-mlp.ts';
import { experiments } from '../../src/lab/experiments/index.ts';
import { nativePlace } from '../../src/lab/home.ts';
import { resolveParams } from '../../src/lab/params.ts';
import type { Experiment, ParamValues } from '../../src/lab/types.ts';
import { bundleWorker, removeFolder } from '../lab/bundle.ts';
import { digestOf } from '../lab/digest.ts';
import { watch } from '../lab/watch.ts';

const place = vi.hoisted(() => ({ dist: '' }));
vi.mock('../../src/platform/paths.ts', () => ({ distFolder: () => place.dist }));

const native = process.env.DL_TUTOR_TEST_NATIVE ?? '';

beforeAll(async () => {
  place.dist = await bundleWorker();
  openLab(join(place.dist, 'data'), { DL_TUTOR_NATIVE: native });
});
afterAll(async () => {
  await shutDown();
  await removeFolder(place.dist);
});

const brief = (experiment: Experiment): ParamValues => {
  const steps = experiment.params.find(({ name }) => name === 'steps');
  return resolveParams(experiment, steps?.kind === 'integer' ? { steps: Math.max(steps.min, 60) } : {});
};

it('is found, in the version that is wanted', () => {
  expect(nativePlace()).toMatchObject({ source: 'DL_TUTOR_NATIVE', version: '4.22.0', state: 'usable' });
});

it('shares the engine and the kernels of the tfjs-core that the worker was bundled with', async () => {
  const script = `
    import * as tf from '@tensorflow/tfjs-core';
    import { startBackend } from './src/engine/backend.ts';
    await startBackend('native', '', ${JSON.stringify(nativePlace()?.folder)});
    const x = tf.variable(tf.tensor2d([[1, 2], [3, 4]]));
    const { grads } = tf.variableGrads(() => tf.sum(tf.square(tf.matMul(x, x))));
    const kernels = tf.getKernelsForBackend('tensorflow').length;
    process.stdout.write(JSON.stringify([tf.getBackend(), kernels > 100, [...Object.values(grads)[0].dataSync()]]));`;
  const { build } = createRequire(import.meta.url)('esbuild') as typeof import('esbuild');
  const outfile = join(place.dist, 'shares.js');
  await build({
    stdin: { contents: script, resolveDir: process.cwd(), loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    plugins: [simdForEsbuild],
    banner: { js: "import { createRequire as cr } from 'node:module';const require = cr(import.meta.url);" },
    logLevel: 'error',
  });
  const child = spawn(process.execPath, [outfile], { env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2' } });
  let out = '';
  for await (const chunk of child.stdout) out += String(chunk);
  // d/dX ‖X²‖² = 2(X²Xᵀ + XᵀX²), with X² = [[7, 10], [15, 22]].
  expect(JSON.parse(out)).toEqual(['tensorflow', true, [2 * (27 + 52), 2 * (61 + 76), 2 * (59 + 74), 2 * (133 + 108)]]);
});

describe.each(experiments.map(experiment => [experiment.id, experiment] as const))('%s', (_, experiment) => {
  const run = (backend: 'native' | 'wasm', seed = 1) =>
    runOnce(experiment, { params: brief(experiment), seed, backend });

  it('gives nearly the numbers of WASM, and the same ones again', async () => {
    const [first, wasm] = [await run('native'), await run('wasm')];
    expect(first).toMatchObject({ backend: 'native', status: wasm.status, steps: wasm.steps, streams: wasm.streams });
    for (const [name, values] of Object.entries(wasm.series)) {
      const scale = Math.max(1e-6, ...values.filter(Number.isFinite).map(Math.abs));
      const worst = Math.max(...values.map((value, i) => Math.abs(value - (first.series[name]?.[i] ?? Number.NaN))));
      expect(worst / scale, name).toBeLessThan(1e-3);
    }
    expect(digestOf(await run('native'))).toBe(digestOf(first));
  });
});

it('gives the same numbers in another process', async () => {
  const run = async () => digestOf(await runOnce(xorMlp, { params: { steps: 100 }, backend: 'native' }));
  const first = await run();
  await shutDown();
  expect(await run()).toBe(first);
});

it('gives the same numbers in a pool of processes as alone', async () => {
  const options = { params: { steps: 100 }, backend: 'native' as const };
  const { runs } = await evaluate({ ...xorMlp, findings: [] }, { ...options, seeds: [1, 2, 3], jobs: 2 });
  for (const pooled of runs) {
    const alone = await runOnce(xorMlp, { ...options, seed: pooled.seed });
    expect(digestOf(pooled)).toBe(digestOf(alone));
  }
});

it('stops within 100 ms at the median and 300 ms at worst', async () => {
  const times: number[] = [];
  for (let i = 0; i < 15; i++) {
    const { handle, next } = watch({ params: { steps: 10000 }, backend: 'native', pictures: false });
    await next('frames');
    const started = performance.now();
    await handle.stop();
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  console.info(`stop native: median ${times[7]?.toFixed(1)} ms, worst ${times.at(-1)?.toFixed(1)} ms`);
  expect(times[7]).toBeLessThan(100);
  expect(times.at(-1)).toBeLessThan(300);
});

it('writes nothing on the terminal', async () => {
  const [out, err] = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
  await shutDown();
  await runOnce(xorMlp, { params: { steps: 100 }, backend: 'native' });
  const written = [...out.mock.calls, ...err.mock.calls].map(([text]) => String(text)).join('');
  vi.restoreAllMocks();
  expect(written).toBe('');
});

it('is measured beside the others, and the run ends on whatever won', async () => {
  const { next, messages } = watch({ params: { steps: 100 }, pictures: false });
  const { result } = await next('done');
  expect(messages.filter(({ kind }) => kind === 'fallback')).toEqual([]);
  expect(['wasm', 'native', 'cpu']).toContain(result.backend);
});
