import { availableParallelism } from 'node:os';
import type { BackendChoice } from '../engine/choice.ts';
import { TutorError } from '../platform/errors.ts';
import { type RunHandle, startRun } from './client.ts';
import { resolveParams } from './params.ts';
import type { RunMessage } from './protocol.ts';
import type { Experiment, Finding, FindingReport, Frame, ParamValues, RunResult, Verdict } from './types.ts';

export type RunOnceOptions = {
  readonly params?: ParamValues;
  readonly seed?: number;
  readonly backend?: BackendChoice;
  /** Makes pictures on the way, about 15 a second; without it only the last frame has them. */
  readonly onFrame?: (frame: Frame) => void;
  /** Stops the run; the promise then resolves with status `stopped`. */
  readonly signal?: AbortSignal;
};

/** Runs in a worker to the end. Rejects with a `TutorError` when the run fails. Keeps the process alive meanwhile. */
export function runOnce(experiment: Experiment, options: RunOnceOptions = {}): Promise<RunResult> {
  const { seed = 1, backend = 'auto', onFrame, signal } = options;
  const params = resolveParams(experiment, options.params ?? {});
  return new Promise((resolve, reject) => {
    let handle: RunHandle | null = null;
    const abort = () => void handle?.stop();
    const onMessage = (message: RunMessage) => {
      if (message.kind === 'frames' && onFrame) for (const frame of message.frames) onFrame(frame);
      if (message.kind !== 'done' && message.kind !== 'failed') return;
      signal?.removeEventListener('abort', abort);
      if (message.kind === 'done') resolve(message.result);
      else reject(runFailed(message.code, message.message));
    };
    handle = startRun({ experiment, params, seed, backend, pictures: Boolean(onFrame), keepAlive: true, onMessage });
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
  });
}

export type EvaluateOptions = {
  readonly params?: ParamValues;
  readonly seeds: readonly number[];
  readonly backend?: BackendChoice;
  readonly onProgress?: (finished: number, of: number) => void;
  readonly signal?: AbortSignal;
};

export type Evaluation = {
  /** The runs with the given parameters, one per seed. */
  readonly runs: readonly RunResult[];
  readonly findings: readonly FindingReport[];
};

/**
 * Runs the given parameters and every variant of every finding for each seed, and judges the findings. Equal runs are made
 * once. Variants of one seed see the same data and start from the same weights, because each purpose has its own stream.
 */
export async function evaluate(experiment: Experiment, options: EvaluateOptions): Promise<Evaluation> {
  const { seeds } = options;
  const base = resolveParams(experiment, options.params ?? {});
  const paramsOf = (variant: ParamValues) => resolveParams(experiment, { ...base, ...variant });
  const settings = [base, ...experiment.findings.flatMap(finding => Object.values(finding.variants).map(paramsOf))];
  const results = await runAll(experiment, settings, options);
  const resultOf = (params: ParamValues, seed: number) => results.get(keyOf(params, seed)) as RunResult;
  return {
    runs: seeds.map(seed => resultOf(base, seed)),
    findings: experiment.findings.map(finding =>
      judge(finding, seeds, (variant, seed) => resultOf(paramsOf(variant), seed)),
    ),
  };
}

/** Supported when it holds for every seed, not supported when for none, else (and without seeds) it cannot be told. */
export function verdictOf(held: number, of: number): Verdict {
  if (of === 0) return 'cannot tell';
  if (held === of) return 'supported';
  return held === 0 ? 'not supported' : 'cannot tell';
}

/** Judges one finding from finished runs; numbers are means over the seeds. */
export function judge(
  finding: Finding,
  seeds: readonly number[],
  resultOf: (variant: ParamValues, seed: number) => RunResult,
): FindingReport {
  const checks = seeds.map(seed => {
    const variants = Object.entries(finding.variants);
    return finding.check(Object.fromEntries(variants.map(([name, variant]) => [name, resultOf(variant, seed)])));
  });
  const held = checks.filter(check => check.holds).length;
  const numbers: Record<string, number> = {};
  for (const { numbers: ofSeed } of checks) {
    for (const [name, value] of Object.entries(ofSeed)) numbers[name] = (numbers[name] ?? 0) + value / checks.length;
  }
  const { id, claim } = finding;
  return { id, claim, verdict: verdictOf(held, checks.length), held, of: checks.length, numbers };
}

/** All settings × seeds, without repetition, two at a time where there are two processors. */
async function runAll(experiment: Experiment, settings: readonly ParamValues[], options: EvaluateOptions) {
  const { seeds, backend = 'auto', signal, onProgress } = options;
  const jobs = new Map<string, { params: ParamValues; seed: number }>();
  for (const seed of seeds) for (const params of settings) jobs.set(keyOf(params, seed), { params, seed });
  const results = new Map<string, RunResult>();
  const queue = [...jobs];
  const lane = async () => {
    for (let job = queue.shift(); job; job = queue.shift()) {
      const [key, { params, seed }] = job;
      signal?.throwIfAborted();
      results.set(key, await runOnce(experiment, { params, seed, backend, ...(signal && { signal }) }));
      signal?.throwIfAborted();
      onProgress?.(results.size, jobs.size);
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, lane));
  return results;
}

function keyOf(params: ParamValues, seed: number): string {
  return JSON.stringify([seed, Object.entries(params)]);
}

function runFailed(code: string, message: { zh: string; en: string }): TutorError {
  return new TutorError(code, message, { zh: '', en: '' });
}
