import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { shutDown } from '../../src/lab/client.ts';
import { contrastOf, judgePairs, luckOf } from '../../src/lab/compare.ts';
import { runBoth } from '../../src/lab/evaluate.ts';
import { xorMlp } from '../../src/lab/experiments/core/xor-mlp.ts';
import { resolveParams } from '../../src/lab/params.ts';
import { bundleWorker, removeFolder } from './bundle.ts';

/** Where the client looks for the worker. */
const place = vi.hoisted(() => ({ dist: '' }));
vi.mock('../../src/platform/paths.ts', () => ({ distFolder: () => place.dist }));

beforeAll(async () => {
  place.dist = await bundleWorker();
});

afterAll(async () => {
  await shutDown();
  await removeFolder(place.dist);
});

const seeds = [3, 4, 5, 6, 7, 8];
const before = resolveParams(xorMlp, { steps: 100, rate: 0.01 });
const run = (after: typeof before) => runBoth(xorMlp, { before, after, seeds, backend: 'cpu', jobs: 2 });

it('two runs that differ in one knob see the same data, start from the same weights, and are told apart', async () => {
  const both = await run({ ...before, rate: 0.1 });
  expect(both.map(({ seed }) => seed)).toEqual(seeds);
  for (const one of both) {
    expect(contrastOf(xorMlp, one.before, one.after)).toMatchObject({
      kind: 'one',
      change: { param: { name: 'rate' } },
    });
    expect(luckOf(one.before, one.after)).toEqual({ same: ['data', 'weights'], other: [] });
  }
  const losses = both.map(({ seed, before: old, after: now }) => ({
    seed,
    before: old.metrics.loss ?? Number.NaN,
    after: now.metrics.loss ?? Number.NaN,
  }));
  expect(judgePairs(losses).verdict).toBe('lower');
});

it('a knob that changes how many weights there are changes their luck, and says so', async () => {
  const [first] = await run({ ...before, hidden: 4 });
  expect(first && luckOf(first.before, first.after)).toEqual({ same: ['data'], other: ['weights'] });
});

it('seeds that are not done when it is stopped are left out', async () => {
  const controller = new AbortController();
  controller.abort();
  expect(await runBoth(xorMlp, { before, after: before, seeds, backend: 'cpu', signal: controller.signal })).toEqual(
    [],
  );
});
