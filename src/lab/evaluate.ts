import { availableParallelism } from 'node:os';
import type { BackendChoice } from '../engine/choice.ts';
import { TutorError } from '../platform/errors.ts';
import type { Bilingual } from '../platform/language.ts';
import { type Chain, chooseChain, knownChain } from './choose.ts';
import { type RunHandle, startRun } from './client.ts';
import { judge } from './judge.ts';
import { resolveParams } from './params.ts';
import type { RunMessage } from './protocol.ts';
import type { Experiment, FindingReport, Frame, ParamValues, RunResult } from './types.ts';
import { reserveHosts } from './workers.ts';

export type RunOnceOptions = {
  readonly params?: ParamValues;
  readonly seed?: number;
  readonly backend?: BackendChoice | Chain;
  /** Makes pictures on the way, about 15 a second; without it only the last frame has them. */
  readonly onFrame?: (frame: Frame) => void;
  /** How many more frames have been made; after a fallback they are counted anew. */
  readonly onAdvance?: (frames: number) => void;
  /** A backend was passed over: why, in one line. */
  readonly onNotice?: (message: Bilingual) => void;
  /** Stops the run; the promise then resolves with status `stopped`. */
  readonly signal?: AbortSignal | undefined;
};

/** Runs in a worker to the end. Rejects with a `TutorError` when the run fails. Keeps the process alive meanwhile. */
export function runOnce(experiment: Experiment, options: RunOnceOptions = {}): Promise<RunResult> {
  const { seed = 1, backend = 'auto', onFrame, onAdvance, onNotice, signal } = options;
  const params = resolveParams(experiment, options.params ?? {});
  return new Promise((resolve, reject) => {
    let handle: RunHandle | null = null;
    const abort = () => void handle?.stop();
    const onMessage = (message: RunMessage) => {
      if (message.kind === 'fallback') onNotice?.(message.message);
      if (message.kind === 'frames') {
        onAdvance?.(message.frames.length);
        if (onFrame) for (const frame of message.frames) onFrame(frame);
      }
      if (message.kind !== 'done' && message.kind !== 'failed') return;
      signal?.removeEventListener('abort', abort);
      if (message.kind === 'done') resolve(message.result);
      else reject(new TutorError(message.code, message.message, { zh: '', en: '' }));
    };
    handle = startRun({ experiment, params, seed, backend, pictures: Boolean(onFrame), keepAlive: true, onMessage });
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
  });
}

export type Progress = {
  /** Runs that have ended, and all runs that are to be made. */
  readonly finished: number;
  readonly of: number;
  /** Share of all frames that have been made, 0 to 1. */
  readonly share: number;
};

/** Whole seconds until the end if all goes on as it did; null while that cannot be told. */
export function secondsLeft(share: number, elapsedMs: number): number | null {
  if (share <= 0 || elapsedMs < 500) return null;
  return Math.ceil((elapsedMs * (1 - share)) / share / 1000);
}

export type EvaluateOptions = {
  readonly params?: ParamValues;
  readonly seeds: readonly number[];
  readonly backend?: BackendChoice;
  /** Runs side by side; default `usualJobs()`. */
  readonly jobs?: number;
  readonly onProgress?: (progress: Progress) => void;
  readonly onNotice?: (message: Bilingual) => void;
  /** Stops all runs; the promise then resolves with what is done. */
  readonly signal?: AbortSignal;
};

export type Evaluation = {
  /** The runs with the given parameters that are done, in the order of the seeds. */
  readonly runs: readonly RunResult[];
  /** Judged from the seeds of which every run is done. */
  readonly findings: readonly FindingReport[];
  /** Runs that are done, of all that were to be made; it was interrupted when they differ. */
  readonly done: number;
  readonly of: number;
  readonly interrupted: boolean;
};

/** One processor is left to the screen and to whatever else the learner does. */
export const usualJobs = (): number => Math.max(1, availableParallelism() - 1);

/**
 * Runs the given parameters and every variant of every finding for each seed, and judges the findings. Equal runs are made
 * once, all on the same backend. Variants of one seed see the same data and start from the same weights, because each
 * purpose has its own stream. The result does not depend on which run ends first.
 */
export async function evaluate(experiment: Experiment, options: EvaluateOptions): Promise<Evaluation> {
  const { seeds } = options;
  const base = resolveParams(experiment, options.params ?? {});
  const paramsOf = (variant: ParamValues) => resolveParams(experiment, { ...base, ...variant });
  const settings = [base, ...experiment.findings.flatMap(finding => Object.values(finding.variants).map(paramsOf))];
  const jobs = jobsOf(settings, seeds);
  const results = await runAll(experiment, jobs, options);
  const resultOf = (params: ParamValues, seed: number) => results.get(keyOf(params, seed));
  const done = seeds.filter(seed => settings.every(params => resultOf(params, seed)));
  return {
    runs: seeds.flatMap(seed => resultOf(base, seed) ?? []),
    findings: experiment.findings.map(finding =>
      judge(finding, done, (variant, seed) => resultOf(paramsOf(variant), seed) as RunResult),
    ),
    done: results.size,
    of: jobs.length,
    interrupted: results.size < jobs.length,
  };
}

export type BothOptions = Omit<EvaluateOptions, 'params'> & {
  readonly before: ParamValues;
  readonly after: ParamValues;
};

/** Both runs of a seed. */
export type Both = { readonly seed: number; readonly before: RunResult; readonly after: RunResult };

/** Runs two settings for each seed, on the same backend. Seeds of which a run is not done when it is stopped are left out. */
export async function runBoth(experiment: Experiment, options: BothOptions): Promise<readonly Both[]> {
  const { before, after, seeds } = options;
  const jobs = jobsOf([before, after], seeds);
  const results = await runAll(experiment, jobs, { ...options, params: before });
  return seeds.flatMap(seed => {
    const [old, now] = [results.get(keyOf(before, seed)), results.get(keyOf(after, seed))];
    return old && now ? [{ seed, before: old, after: now }] : [];
  });
}

type Job = { readonly key: string; readonly params: ParamValues; readonly seed: number };

/** All settings × seeds, without repetition; what is asked for stands before what the findings add. */
function jobsOf(settings: readonly ParamValues[], seeds: readonly number[]): Job[] {
  const jobs = new Map<string, Job>();
  for (const seed of seeds) {
    for (const params of settings) {
      const key = keyOf(params, seed);
      jobs.set(key, { key, params, seed });
    }
  }
  return [...jobs.values()];
}

const keyOf = (params: ParamValues, seed: number): string => JSON.stringify([seed, Object.entries(params)]);

/** The results by key. The first run that fails stops the others and is thrown; a stop leaves out what is not done. */
async function runAll(experiment: Experiment, jobs: readonly Job[], options: EvaluateOptions) {
  const results = new Map<string, RunResult>();
  const stop = new AbortController();
  const follow = () => stop.abort();
  options.signal?.addEventListener('abort', follow);
  if (options.signal?.aborted) stop.abort();
  const lanes = Math.min(jobs.length, options.jobs ?? usualJobs());
  const release = reserveHosts(lanes);
  try {
    const base = resolveParams(experiment, options.params ?? {});
    const backend = await settle(experiment, base, options, stop.signal);
    const advance = trackerOf(experiment, jobs, results, options.onProgress);
    const queue = [...jobs];
    const lane = async () => {
      for (let job = queue.shift(); job && !stop.signal.aborted; job = queue.shift()) {
        const { key, params, seed } = job;
        const onAdvance = (frames: number) => advance(key, frames);
        const { onNotice } = options;
        const watch = { onAdvance, ...(onNotice && { onNotice }) };
        const result = await runOnce(experiment, { params, seed, backend, signal: stop.signal, ...watch });
        if (stop.signal.aborted && result.status === 'stopped') return;
        results.set(key, result);
        advance(key, Number.POSITIVE_INFINITY);
      }
    };
    const guarded = () =>
      lane().catch((error: unknown) => {
        // A run that had to be ended by force belongs to the stop.
        if (stop.signal.aborted) return;
        stop.abort();
        throw error;
      });
    await Promise.all(Array.from({ length: lanes }, guarded));
  } finally {
    options.signal?.removeEventListener('abort', follow);
    release();
  }
  return results;
}

/** One order of backends for all runs: they are to be compared. */
async function settle(
  experiment: Experiment,
  params: ParamValues,
  { backend = 'auto', onNotice }: EvaluateOptions,
  signal: AbortSignal,
): Promise<BackendChoice | Chain> {
  if (backend !== 'auto') return backend;
  const known = knownChain(experiment, params);
  if (known) return known;
  const { chain, passedOver } = await chooseChain(experiment, params, signal);
  for (const { message } of passedOver) onNotice?.(message);
  return chain;
}

/** Adds up the frames of all runs, by their keys. */
function trackerOf(
  experiment: Experiment,
  jobs: readonly Job[],
  results: ReadonlyMap<string, RunResult>,
  onProgress: EvaluateOptions['onProgress'],
): (key: string, frames: number) => void {
  const expected = new Map(jobs.map(({ key, params }) => [key, Math.max(1, experiment.frames(params))]));
  const all = [...expected.values()].reduce((sum, frames) => sum + frames, 0);
  const made = new Map<string, number>();
  return (key, frames) => {
    made.set(key, Math.min(expected.get(key) ?? 0, (made.get(key) ?? 0) + frames));
    const share = [...made.values()].reduce((sum, count) => sum + count, 0) / all;
    onProgress?.({ finished: results.size, of: jobs.length, share });
  };
}
