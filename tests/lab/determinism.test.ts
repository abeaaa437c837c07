import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { shutDown, startRun } from '../../src/lab/client.ts';
import { evaluate, runOnce } from '../../src/lab/evaluate.ts';
import { experiments } from '../../src/lab/experiments/index.ts';
import { nudge, resolveParams } from '../../src/lab/params.ts';
import { createStreams } from '../../src/lab/streams.ts';
import type { Experiment, Frame, ParamValues, RunResult } from '../../src/lab/types.ts';
import { createRandom } from '../../src/platform/random.ts';
import { bundleWorker, removeFolder } from './bundle.ts';
import { digestOf } from './digest.ts';
import { runHere } from './engine.ts';

const place = vi.hoisted(() => ({ dist: '' }));
vi.mock('../../src/platform/paths.ts', () => ({ distFolder: () => place.dist }));

beforeAll(async () => {
  place.dist = await bundleWorker();
});
afterAll(async () => {
  await shutDown();
  await removeFolder(place.dist);
});

/** Few steps: what differs at all differs soon, and rounding has not grown yet. */
const STEPS = 60;

const LENGTHS = new Map([
  ['steps', STEPS],
  ['iterations', STEPS],
  ['epochs', 1],
]);

const brief = (experiment: Experiment, set: ParamValues = {}): ParamValues => {
  const lengths = experiment.params.flatMap(param => {
    const few = param.kind === 'integer' ? LENGTHS.get(param.name) : undefined;
    return few === undefined || param.kind !== 'integer' ? [] : [[param.name, Math.max(param.min, few)] as const];
  });
  return resolveParams(experiment, { ...Object.fromEntries(lengths), ...set });
};

const here = async (experiment: Experiment, set: ParamValues = {}, backend: 'wasm' | 'cpu' = 'wasm') => {
  let last: Frame | undefined;
  const onFrame = (frame: Frame): void => {
    last = frame;
  };
  const result = await runHere(experiment.id, { params: brief(experiment, set), backend, onFrame });
  return { result, digest: digestOf(result, last) };
};

/** In a worker, unwatched; the last frame always has its pictures. */
const inWorker = (experiment: Experiment): Promise<string> =>
  new Promise((resolve, reject) => {
    let last: Frame | undefined;
    startRun({
      experiment,
      params: brief(experiment),
      seed: 1,
      backend: 'wasm',
      pictures: false,
      keepAlive: true,
      onMessage: message => {
        if (message.kind === 'frames') last = message.frames.at(-1);
        if (message.kind === 'done') resolve(digestOf(message.result, last));
        if (message.kind === 'failed') reject(new Error(message.message.en));
      },
    });
  });

describe.each(experiments.map(experiment => [experiment.id, experiment] as const))('%s', (_, experiment) => {
  let base: Awaited<ReturnType<typeof here>>;
  beforeAll(async () => {
    base = await here(experiment);
  });

  it('gives the same weights and series in a worker that ran another, and again in it', async () => {
    const other = experiments[(experiments.indexOf(experiment) + 1) % experiments.length] as Experiment;
    await runOnce(other, { params: brief(other), seed: 5, backend: 'wasm' });
    expect(await inWorker(experiment)).toBe(base.digest);
    expect(await inWorker(experiment)).toBe(base.digest);
  });

  it('gives the same numbers in a pool as alone, and others for another seed', async () => {
    const options = { params: brief(experiment), seeds: [1, 2, 1], jobs: 2, backend: 'wasm' } as const;
    const { runs } = await evaluate({ ...experiment, findings: [] }, options);
    const [one, two, again] = runs.map(run => digestOf(run));
    expect(one).toBe(digestOf(base.result));
    expect(again).toBe(one);
    expect(two === one).toBe(Object.keys(base.result.streams).length === 0);
  });

  it('draws the same numbers for every purpose when a rate is changed', async () => {
    const rates = experiment.params.filter(param => param.kind === 'number');
    const raised = rates.map(param => [param.name, nudge(param, param.default, 1)]);
    const { result } = await here(experiment, Object.fromEntries(raised));
    expect(result.streams).toEqual(base.result.streams);
  });

  it('gives nearly the same numbers on cpu', async () => {
    const { result } = await here(experiment, {}, 'cpu');
    expect(result.streams).toEqual(base.result.streams);
    expect(worstDifference(base.result, result)).toBeLessThan(TOLERANCE);
  });
});

/** Float32 rounds at 6e-8; sixty steps of training may let that grow so far, relative to the largest value of a series. */
const TOLERANCE = 1e-3;

function worstDifference(a: RunResult, b: RunResult): number {
  const ofSeries = Object.entries(a.series).map(([name, values]) => {
    const finite = values.filter(Number.isFinite).map(Math.abs);
    const scale = Math.max(1e-6, ...finite);
    return Math.max(0, ...values.map((value, i) => Math.abs(value - (b.series[name]?.[i] ?? Number.NaN)) / scale));
  });
  return Math.max(0, ...ofSeries);
}

describe('the digest of a stream', () => {
  const record = (seed: number, draws: number) => {
    const streams = createStreams(stream => createRandom(seed, stream));
    const random = streams.open('weights');
    for (let i = 0; i < draws; i++) random();
    return streams.digests().weights;
  };

  it('tells seeds and counts apart, and nothing else', () => {
    expect(record(1, 10)).toBe(record(1, 10));
    expect(record(1, 10)).not.toBe(record(2, 10));
    expect(record(1, 10)).not.toBe(record(1, 11));
    expect(record(1, 0)).toBe('0:811c9dc5');
  });

  it('hands the numbers on unchanged', () => {
    const plain = createRandom(3, 'data');
    const kept = createStreams(stream => createRandom(3, stream)).open('data');
    for (let i = 0; i < 50; i++) expect(kept()).toBe(plain());
  });

  it('goes on where it was when a purpose is opened a second time', () => {
    const streams = createStreams(stream => createRandom(1, stream));
    streams.open('data')();
    streams.open('data')();
    expect(streams.digests().data).toMatch(/^2:/);
  });
});
