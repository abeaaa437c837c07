import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { forgetFailures } from '../../src/lab/choose.ts';
import { openLab, shutDown } from '../../src/lab/client.ts';
import { evaluate, runOnce } from '../../src/lab/evaluate.ts';
import { xorMlp } from '../../src/lab/experiments/core/xor-mlp.ts';
import type { RunMessage } from '../../src/lab/protocol.ts';
import { bundleWorker, removeFolder } from './bundle.ts';
import { type FakeNative, fakeNative } from './fake-native.ts';
import { watch } from './watch.ts';

const place = vi.hoisted(() => ({ dist: '' }));
vi.mock('../../src/platform/paths.ts', () => ({ distFolder: () => place.dist }));

let dist = '';
let damaged = '';
const folders: string[] = [];

beforeAll(async () => {
  dist = await bundleWorker();
  damaged = await bundleWorker();
  for (const name of ['tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm.wasm']) {
    await writeFile(join(damaged, name), 'not wasm');
  }
  place.dist = dist;
});

afterEach(async () => {
  await shutDown();
  forgetFailures();
  openLab(join(dist, 'data'), {});
  place.dist = dist;
});

afterAll(() => Promise.all([dist, damaged, ...folders].map(removeFolder)));

async function install(kind: FakeNative): Promise<void> {
  const folder = await fakeNative(kind);
  folders.push(folder);
  openLab(join(folder, 'data'), { DL_TUTOR_NATIVE: folder });
}

const fallbacks = (messages: readonly RunMessage[]) =>
  messages.flatMap(message => (message.kind === 'fallback' ? message : []));

const short = { params: { steps: 120 } };
/** A run that is watched lasts some seconds. */
const unwatched = { ...short, pictures: false };

describe('when the WASM files are damaged', () => {
  it('auto says so in one line, trains on cpu, and does not try WASM again', async () => {
    place.dist = damaged;
    const first = watch(unwatched);
    const { result } = await first.next('done');
    expect(result).toMatchObject({ status: 'finished', backend: 'cpu', seed: 1, params: { steps: 120 } });
    expect(result.card).toContain('backend=cpu');
    const [line, ...more] = fallbacks(first.messages);
    expect(more).toEqual([]);
    expect(line).toMatchObject({ from: 'wasm', to: 'cpu' });
    expect(line?.message.en).toMatch(/^The wasm backend did not start \(.+\); cpu takes over\.$/);
    expect(line?.message.zh).toMatch(/^后端 wasm 没能启动（.+），改用 cpu。$/);
    const second = watch(unwatched);
    expect((await second.next('done')).result.series).toEqual(result.series);
    expect(fallbacks(second.messages)).toEqual([]);
  });

  it('WASM by name fails and names the way out', async () => {
    place.dist = damaged;
    const failed = await watch({ ...unwatched, backend: 'wasm' }).next('failed');
    expect(failed.code).toBe('backend-start');
    expect(failed.message.en).toContain('--backend auto');
  });
});

describe('the native backend in a process', () => {
  it('trains, and its output stays off the terminal', async () => {
    await install('works');
    const onCpu = await runOnce(xorMlp, { ...short, backend: 'cpu' });
    const [out, err] = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
    const { next, kinds, frames } = watch({ ...unwatched, backend: 'native' });
    const { result } = await next('done');
    expect([...out.mock.calls, ...err.mock.calls].filter(([text]) => String(text).includes('torn'))).toEqual([]);
    vi.restoreAllMocks();
    expect(kinds()[0]).toBe('ready');
    expect(result).toMatchObject({ backend: 'native', status: 'finished' });
    expect(result.card).toContain('backend=native');
    // The kernels of the library, not ours: they round otherwise.
    result.series.loss?.forEach((loss, i) => void expect(loss).toBeCloseTo(onCpu.series.loss?.[i] ?? Number.NaN, 5));
    expect(result.series.loss).toHaveLength(120);
    expect(frames().at(-1)?.pictures?.field).toMatchObject({ values: expect.any(Float32Array) });
  });

  it('pauses, steps, goes on and stops like a thread', async () => {
    await install('works');
    const { handle, next, frames } = watch({
      params: { steps: 10000 },
      backend: 'native',
      paused: true,
      pictures: false,
    });
    await next('paused');
    expect(frames().map(frame => frame.step)).toEqual([1]);
    handle.step();
    await next('paused');
    expect(frames()).toHaveLength(2);
    const done = next('done');
    handle.resume();
    await handle.stop();
    expect((await done).result.status).toBe('stopped');
  });

  it('is killed when it hangs, and reported', async () => {
    await install('hangs');
    const { handle, next } = watch({ ...unwatched, backend: 'native' });
    await next('ready');
    const failed = next('failed');
    const started = performance.now();
    await handle.stop();
    expect(performance.now() - started).toBeLessThan(300);
    expect((await failed).code).toBe('worker-killed');
  });

  it('that is not installed is refused by name, with what to do', async () => {
    openLab(tmpdir(), { DL_TUTOR_NATIVE: join(tmpdir(), 'no-such-folder') });
    const failed = await watch({ ...unwatched, backend: 'native' }).next('failed');
    expect(failed.code).toBe('native-missing');
    expect(failed.message.en).toContain('dl-tutor native install');
  });

  it.each([
    ['cannot be loaded', /did not start \(libtensorflow.*cannot open shared object file\)/],
    ['has an engine of its own', /did not start \(tfjs-node came with an engine of its own\)/],
    ['aborts when it is loaded', /ended unexpectedly \(SIGABRT/],
    ['aborts in the middle', /ended unexpectedly \(SIGABRT/],
    ['exhausts its heap', /ran out of memory/],
  ] as const)('that %s is followed by the next backend, in one line, from the same card', async (kind, line) => {
    await install(kind);
    const { next, messages, frames } = watch({ ...unwatched, backend: ['native', 'cpu'] });
    const { result } = await next('done');
    expect(fallbacks(messages).map(({ message }) => message.en)).toEqual([expect.stringMatching(line)]);
    expect(result).toMatchObject({ backend: 'cpu', status: 'finished', steps: 120 });
    const untouched = await runOnce(xorMlp, { ...short, backend: 'cpu' });
    expect(result.series).toEqual(untouched.series);
    const again = messages.findIndex(({ kind: one }) => one === 'fallback');
    const before = messages.slice(0, again).flatMap(one => (one.kind === 'frames' ? one.frames : []));
    expect(
      frames()
        .slice(before.length)
        .map(frame => frame.step),
    ).toEqual(untouched.series.loss?.map((_, i) => i + 1));
  });

  it('keeps what the learner changed and whether the run stood still when another backend takes over', async () => {
    await install('aborts in the middle');
    const { handle, next, messages } = watch({ ...unwatched, backend: ['native', 'cpu'], paused: true });
    await next('paused');
    handle.set({ rate: 0.1 });
    handle.resume();
    await next('fallback');
    handle.pause();
    await next('paused');
    handle.resume();
    const { result } = await next('done');
    expect(messages.at(-1)?.kind).toBe('done');
    const untouched = await runOnce(xorMlp, { ...short, backend: 'cpu' });
    expect(result.series.loss?.at(-1)).not.toBe(untouched.series.loss?.at(-1));
  });

  it('that aborts in one of many runs is given up for all, in one line', async () => {
    await install('aborts in the middle');
    const lines: string[] = [];
    const { runs } = await evaluate(xorMlp, {
      ...short,
      seeds: [1, 2, 3],
      jobs: 1,
      onNotice: ({ en }) => void lines.push(en),
    });
    expect(new Set(runs.map(({ backend }) => backend)).has('native')).toBe(false);
    expect(lines.length).toBeLessThanOrEqual(1);
  });
});

describe('a thread that exhausts its heap', () => {
  async function exhaustedOn(backends: readonly string[]): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'dl-tutor-heap-'));
    folders.push(folder);
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    await writeFile(
      join(folder, 'worker.js'),
      `import { parentPort, workerData } from 'node:worker_threads';
      const exhausted = ${JSON.stringify(backends)};
      parentPort.on('message', command => {
        const hold = [];
        if (exhausted.includes(command.backend)) for (;;) hold.push(new Array(1e5).fill(0.5));
        parentPort.postMessage({ kind: 'done', result: { backend: command.backend } });
      });`,
    );
    place.dist = folder;
  }

  it('is reported in one line, and the next backend takes over', async () => {
    await exhaustedOn(['wasm']);
    const { next, messages } = watch({ ...unwatched, backend: ['wasm', 'cpu'] });
    await next('done');
    expect(fallbacks(messages).map(({ message }) => message)).toEqual([
      {
        zh: '后端 wasm 的内存用完了，改用 cpu 从头运行。',
        en: 'The wasm backend ran out of memory; cpu runs it from the start.',
      },
    ]);
  });

  it('says in both languages what its limit is when no backend is left', async () => {
    await exhaustedOn(['wasm', 'cpu']);
    const failed = await watch({ ...unwatched, backend: ['wasm', 'cpu'] }).next('failed');
    expect(failed.code).toBe('worker-memory');
    expect(failed.message.en).toContain('limit of 512 MB');
    expect(failed.message.zh).toContain('512 MB');
  });
});

describe('a run that never gives its tensors back', () => {
  it('is ended at the limit, although tensors lie outside the heap', async () => {
    const leaking = await bundleWorker(`
      import * as tf from '@tensorflow/tfjs-core';
      export const runs = { 'xor-mlp': async () => async function* () {
        for (let step = 1; step <= 100; step++) {
          tf.keep(tf.zeros([16 * 2 ** 20]));
          yield { step, metrics: { step } };
        }
        return {};
      } };`);
    folders.push(leaking);
    place.dist = leaking;
    const { next, frames } = watch({ ...unwatched, backend: 'cpu' });
    const failed = await next('failed');
    expect(failed).toMatchObject({
      code: 'worker-memory',
      message: { en: expect.stringContaining('limit of 1024 MB') },
    });
    expect(frames().length).toBeLessThanOrEqual(17);
  });
});

describe('auto', () => {
  it('measures a size once, for this process and the next, and takes what it measured', async () => {
    const data = await mkdtemp(join(tmpdir(), 'dl-tutor-auto-'));
    folders.push(data);
    openLab(data, {});
    const size = { ...unwatched, params: { steps: 120, hidden: 5 } };
    const { result } = await watch(size).next('done');
    const stored = await readFile(join(data, 'backend-speed.json'), 'utf8');
    const { speeds } = JSON.parse(stored) as { speeds: Record<string, Record<string, number>> };
    expect(Object.keys(speeds)).toEqual([expect.stringMatching(/^xor-mlp@1 /)]);
    expect(Object.keys(Object.values(speeds)[0] ?? {}).sort()).toEqual(['cpu', 'wasm']);
    const again = await watch(size).next('done');
    expect(again.result.backend).toBe(result.backend);
    expect(again.result.series).toEqual(result.series);
    expect(await readFile(join(data, 'backend-speed.json'), 'utf8')).toBe(stored);
  });
});
