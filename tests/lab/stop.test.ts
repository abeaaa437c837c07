import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { shutDown } from '../../src/lab/client.ts';
import { evaluate } from '../../src/lab/evaluate.ts';
import { lossSurface } from '../../src/lab/experiments/core/loss-surface.ts';
import { xorMlp } from '../../src/lab/experiments/core/xor-mlp.ts';
import { defaults } from '../../src/lab/params.ts';
import { createRunner } from '../../src/lab/runner.ts';
import { createSession } from '../../src/lab/session.ts';
import type { RunFunction } from '../../src/lab/types.ts';
import { bundleWorker, removeFolder } from './bundle.ts';
import { watch } from './watch.ts';

const place = vi.hoisted(() => ({ dist: '' }));
vi.mock('../../src/platform/paths.ts', () => ({ distFolder: () => place.dist }));

beforeAll(async () => {
  place.dist = await bundleWorker();
});
afterAll(async () => {
  await shutDown();
  await removeFolder(place.dist);
});

const counts: RunFunction = async function* () {
  for (let step = 1; step <= 100; step++) yield { step, metrics: { step } };
  return {};
};

describe('a session', () => {
  it.each(['pause', 'stop'] as const)('obeys %s after the step in which it was asked', async kind => {
    const seen: number[] = [];
    let polls = 0;
    const session = createSession({
      experiment: xorMlp,
      run: counts,
      params: defaults(xorMlp),
      seed: 1,
      backend: 'cpu',
      paused: false,
      pictures: false,
      post: message => {
        if (message.kind === 'frames') seen.push(...message.frames.map(frame => frame.step));
        // A pause makes one more frame, so that its pictures are current.
        if (message.kind === 'paused') setImmediate(() => session.receive({ kind: 'stop' }));
      },
      poll: () => {
        if (++polls === 7) session.receive({ kind });
      },
    });
    await session.run();
    expect(seen).toEqual(Array.from({ length: kind === 'stop' ? 7 : 8 }, (_, i) => i + 1));
  });
});

describe('stopping', () => {
  it.each([
    ['a small network', xorMlp, { steps: 10000 }],
    ['one that draws a surface', lossSurface, {}],
  ] as const)('%s takes less than 100 ms at the median and 300 ms at worst', async (_, experiment, params) => {
    const times: number[] = [];
    for (let i = 0; i < 15; i++) {
      const { handle, next } = watch({ experiment, params, backend: 'wasm', pictures: false });
      await next('frames');
      const started = performance.now();
      await handle.stop();
      times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    console.info(`stop ${experiment.id}: median ${times[7]?.toFixed(1)} ms, worst ${times.at(-1)?.toFixed(1)} ms`);
    expect(times[7]).toBeLessThan(100);
    expect(times.at(-1)).toBeLessThan(300);
  });

  it('while the backend is still being chosen gives a run that was stopped before its first step', async () => {
    const { handle, messages } = watch({ params: { steps: 10000, hidden: 3 } });
    await handle.stop();
    expect(messages.map(({ kind }) => kind)).toEqual(['done']);
    expect(messages[0]).toMatchObject({ result: { status: 'stopped', steps: 0, series: {}, seed: 1 } });
  });

  it('many runs side by side keeps what is done, and no run goes on', async () => {
    const stop = new AbortController();
    const { runs, findings, interrupted, done, of } = await evaluate(xorMlp, {
      params: { steps: 300 },
      seeds: Array.from({ length: 50 }, (_, i) => i),
      jobs: 2,
      backend: 'wasm',
      signal: stop.signal,
      onProgress: ({ finished }) => {
        if (finished >= 4) stop.abort();
      },
    });
    expect(interrupted).toBe(true);
    expect(done).toBeGreaterThanOrEqual(4);
    expect(done).toBeLessThan(of);
    expect(runs.every(({ status }) => status === 'finished')).toBe(true);
    expect(findings[0]?.of).toBeLessThanOrEqual(runs.length);
  });

  it('before anything was begun gives nothing', async () => {
    const { runs, interrupted } = await evaluate(xorMlp, { seeds: [1], backend: 'wasm', signal: AbortSignal.abort() });
    expect(runs).toEqual([]);
    expect(interrupted).toBe(true);
  });
});

describe('a run that fails among many', () => {
  it('stops the others and is thrown', async () => {
    const evaluation = evaluate(
      { ...xorMlp, id: 'no-such-experiment' },
      { seeds: [1, 2, 3], backend: 'wasm', jobs: 2 },
    );
    await expect(evaluation).rejects.toMatchObject({ code: 'experiment-unknown' });
  });
});

describe('the record of a run', () => {
  it('is the same however often it is asked for', async () => {
    const runner = createRunner({ experiment: xorMlp, run: counts, params: {}, seed: 1, backend: 'cpu' });
    await runner.next();
    await runner.stop();
    expect(runner.result()).toEqual(runner.result());
    expect(runner.result()).toMatchObject({ status: 'stopped', steps: 1, series: { step: [1] }, streams: {} });
  });
});
