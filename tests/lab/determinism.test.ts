import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { shutDown, startRun } from '../../src/lab/client.ts';
import { evaluate, runOnce } from '../../src/lab/evaluate.ts';
import { experiments } from '../../src/lab/experiments/index.ts';
import { defaults, nudge, resolveParams } from '../../src/lab/params.ts';
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

const brief = (experiment: Experiment, set: ParamValues = {}): ParamValues => {
  const steps = experiment.params.find(({ name }) => name === 'steps');
  const few = steps?.kind === 'integer' ? { steps: Math.max(steps.min, STEPS) } : {};
  return resolveParams(experiment, { ...few, ...set });
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
  it('gives the same weights and series here, in a worker, again in it, and after another run in it', async () => {
    const { digest, result } = await here(experiment);
    expect(await inWorker(experiment)).toBe(digest);
    expect(await inWorker(experiment)).toBe(digest);
    const other = experiments[(experiments.indexOf(experiment) + 1) % experiments.length] as Experiment;
    await runOnce(other, { params: brief(other), seed: 5, backend: 'wasm' });
    expect(await inWorker(experiment)).toBe(digest);
    const otherSeed = await runHere(experiment.id, { params: brief(experiment), seed: 2 });
    const random = Object.keys(result.streams).length > 0;
    expect(digestOf(otherSeed) === digestOf(result)).toBe(!random);
  });

  it('gives the same numbers in a pool as alone', async () => {
    const pooled = await evaluate(
      { ...experiment, findings: [] },
      {
        params: brief(experiment),
        seeds: [1, 2, 3, 4],
        jobs: 3,
        backend: 'wasm',
      },
    );
    for (const run of pooled.runs) {
      const alone = await runHere(experiment.id, { params: brief(experiment), seed: run.seed });
      expect(digestOf(run)).toBe(digestOf(alone));
    }
  });

  it('draws the same numbers for every purpose when a rate is changed', async () => {
    const base = await here(experiment);
    const rates = experiment.params.filter(param => param.kind === 'number');
    for (const param of rates) {
      const changed = nudge(param, defaults(experiment)[param.name] ?? param.default, 1);
      const { result } = await here(experiment, { [param.name]: changed });
      expect({ [param.name]: result.streams }).toEqual({ [param.name]: base.result.streams });
    }
  });

  it('gives nearly the same numbers on wasm and on cpu', async () => {
    const [wasm, cpu] = [(await here(experiment)).result, (await here(experiment, {}, 'cpu')).result];
    expect(cpu.streams).toEqual(wasm.streams);
    expect(worstDifference(wasm, cpu)).toBeLessThan(TOLERANCE);
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
