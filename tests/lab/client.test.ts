import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { forgetFailures } from '../../src/lab/choose.ts';
import { shutDown } from '../../src/lab/client.ts';
import { evaluate, runOnce } from '../../src/lab/evaluate.ts';
import { xorMlp } from '../../src/lab/experiments/core/xor-mlp.ts';
import { bundleWorker, removeFolder } from './bundle.ts';
import { watch } from './watch.ts';

/** Where the client looks for the worker; tests move it. */
const place = vi.hoisted(() => ({ dist: '' }));
vi.mock('../../src/platform/paths.ts', () => ({ distFolder: () => place.dist }));

let dist = '';

beforeAll(async () => {
  dist = await bundleWorker();
  place.dist = dist;
});

afterEach(async () => {
  await shutDown();
  forgetFailures();
  place.dist = dist;
});

afterAll(() => removeFolder(dist));

describe('a run in a worker', () => {
  it('reports ready, every step in order, pictures on the last, then done', async () => {
    const { next, messages, frames } = watch({ backend: 'wasm' });
    const { result } = await next('done');
    expect(messages[0]).toEqual({ kind: 'ready', backend: 'wasm' });
    expect(frames().map(frame => frame.step)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
    expect(frames()[0]?.pictures).toBeDefined();
    expect(frames().at(-1)?.pictures?.field?.kind).toBe('field');
    expect(result).toMatchObject({ status: 'finished', steps: 200, backend: 'wasm' });
    expect(result.series.loss).toHaveLength(200);
    expect(messages.at(-1)?.kind).toBe('done');
  });

  it('makes pictures only at the end when nobody looks', async () => {
    const { next, frames } = watch({ pictures: false });
    await next('done');
    expect(frames().filter(frame => frame.pictures)).toHaveLength(1);
  });

  it('starts paused with one frame, steps one by one, goes on when told', async () => {
    const { handle, next, frames } = watch({ paused: true });
    await next('paused');
    expect(frames().map(frame => frame.step)).toEqual([1]);
    handle.step();
    await next('paused');
    expect(frames().map(frame => frame.step)).toEqual([1, 2]);
    expect(frames()[1]?.pictures).toBeDefined();
    const done = next('done');
    handle.resume();
    expect((await done).result.status).toBe('finished');
  });

  it('pauses a run that trains, with current pictures on the last frame shown', async () => {
    const { handle, next, frames } = watch({ params: { steps: 10000 } });
    await next('frames');
    handle.pause();
    await next('paused');
    const reached = frames().length;
    expect(reached).toBeLessThan(10000);
    expect(frames().at(-1)?.pictures).toBeDefined();
    await handle.stop();
    expect(frames()).toHaveLength(reached);
  });

  it('stops within 100 ms and keeps the thread for the next run', async () => {
    const first = watch({ params: { steps: 10000 } });
    await first.next('frames');
    const started = performance.now();
    const done = first.next('done');
    await first.handle.stop();
    expect(performance.now() - started).toBeLessThan(150);
    expect((await done).result.status).toBe('stopped');
    const second = watch();
    expect((await second.next('done')).result.status).toBe('finished');
  });

  it('applies live parameters at the next step', async () => {
    const { handle, next, frames } = watch({ paused: true, params: { steps: 120, optimiser: 'sgd', rate: 0.1 } });
    await next('paused');
    handle.set({ rate: 100 });
    const done = next('done');
    handle.resume();
    await done;
    const untouched = await runOnce(xorMlp, { params: { steps: 120, optimiser: 'sgd', rate: 0.1 } });
    expect(frames()[0]?.metrics.loss).toBe(untouched.series.loss?.[0]);
    expect(frames()[5]?.metrics.loss).not.toBe(untouched.series.loss?.[5]);
  });

  it('gives bit-identical numbers for the same card, in a cold and in a warm thread, watched or not', async () => {
    const options = { params: { steps: 150 }, seed: 7 };
    const cold = await runOnce(xorMlp, options);
    const warm = await runOnce(xorMlp, { ...options, onFrame: () => {} });
    await shutDown();
    const again = await runOnce(xorMlp, options);
    expect(warm.series).toEqual(cold.series);
    expect(again.series).toEqual(cold.series);
    expect(warm.card).toBe(cold.card);
    const otherSeed = await runOnce(xorMlp, { ...options, seed: 8 });
    expect(otherSeed.series).not.toEqual(cold.series);
  });

  it('rejects a bad parameter with its code', async () => {
    const { next } = watch({ params: { hidden: 99 } });
    expect((await next('failed')).code).toBe('param-range');
  });

  it('trains on cpu when asked to', async () => {
    const result = await runOnce(xorMlp, { params: { steps: 100 }, backend: 'cpu' });
    expect(result.backend).toBe('cpu');
  });

  it('judges findings over seeds', async () => {
    const { runs, findings } = await evaluate(xorMlp, { seeds: [1, 2], params: { steps: 600, rate: 0.01 } });
    expect(runs.map(run => run.seed)).toEqual([1, 2]);
    expect(findings).toMatchObject([{ id: 'activation-needed', verdict: 'supported', held: 2, of: 2 }]);
  });
});

describe('the process', () => {
  it('ends by itself although a thread was warmed up, used and kept warm', async () => {
    const script = join(dist, 'once.mjs');
    await build({
      stdin: {
        contents: `
          import { startRun, warmUp } from './src/lab/client.ts';
          import { runOnce } from './src/lab/evaluate.ts';
          import { xorMlp } from './src/lab/experiments/core/xor-mlp.ts';
          warmUp(xorMlp);
          // Let the thread settle in first: what it opens while warming up must not keep the process alive.
          await runOnce(xorMlp, { params: { steps: 100 } });
          startRun({
            experiment: 'xor-mlp', params: { steps: 100 }, seed: 1, keepAlive: true,
            onMessage: message => message.kind === 'done' && console.log(message.result.status),
          });`,
        resolveDir: process.cwd(),
        loader: 'ts',
      },
      define: { DL_TUTOR_BUNDLED: 'true' },
      outfile: script,
      bundle: true,
      format: 'esm',
      platform: 'node',
    });
    const { stdout } = await promisify(execFile)(process.execPath, [script], { timeout: 120_000 });
    expect(stdout).toBe('finished\n');
  });
});

describe('a worker that breaks', () => {
  async function brokenWorker(source: string): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'dl-tutor-broken-'));
    await writeFile(join(folder, 'worker.js'), source);
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    place.dist = folder;
  }

  const onMessage = "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => {";

  it.each([
    ['throws', 'worker-lost', `${onMessage} throw new Error('broken'); });`],
    ['exits', 'worker-lost', `${onMessage} process.exit(5); });`],
    [
      'runs out of memory',
      'worker-memory',
      `${onMessage} const hold = []; for (;;) hold.push(new Array(1e6).fill(0.5)); });`,
    ],
    ['cannot be loaded', 'worker-lost', "import 'no-such-package';"],
  ])('that %s is reported as failed, and the next run works', async (_, code, source) => {
    await brokenWorker(source);
    const { next } = watch();
    expect((await next('failed')).code).toBe(code);
    place.dist = dist;
    expect((await runOnce(xorMlp, { params: { steps: 100 } })).status).toBe('finished');
  });

  it('that is missing is reported as failed', async () => {
    place.dist = join(tmpdir(), 'no-such-folder');
    expect((await watch().next('failed')).code).toBe('worker-lost');
  });

  it('that hangs is ended by force within 150 ms of stop', async () => {
    await brokenWorker(`${onMessage} parentPort.postMessage({ kind: 'ready' }); for (;;); });`);
    const { handle, next } = watch();
    await next('ready');
    const failed = next('failed');
    const started = performance.now();
    await handle.stop();
    expect(performance.now() - started).toBeLessThan(200);
    expect((await failed).code).toBe('worker-killed');
  });
});
