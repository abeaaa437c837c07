import { createRandom } from '../platform/random.ts';
import { formatCard } from './card.ts';
import { createStreams } from './streams.ts';
import type {
  BackendName,
  Experiment,
  Frame,
  ParamValues,
  RunContext,
  RunFunction,
  RunResult,
  RunStatus,
} from './types.ts';

export type RunnerOptions = {
  readonly experiment: Experiment;
  readonly run: RunFunction;
  readonly params: ParamValues;
  readonly seed: number;
  readonly backend: BackendName;
  /** Asked by the run before it makes pictures; never, if absent. */
  readonly wantsPictures?: () => boolean;
};

/** A run in progress. `next` makes one frame; once it is null, `result` tells how the run ended. */
export type Runner = {
  readonly next: () => Promise<Frame | null>;
  /** Changes live parameters from the next step on. */
  readonly set: (values: ParamValues) => void;
  /** Ends the run where it is and frees what it holds. */
  readonly stop: () => Promise<void>;
  readonly result: () => RunResult;
};

/** Drives a run frame by frame and keeps its record. The card and the parameters of the result are those of the start. */
export function createRunner(options: RunnerOptions): Runner {
  const { run, seed, backend } = options;
  let params = options.params;
  const streams = createStreams(stream => createRandom(seed, stream));
  const context: RunContext = {
    seed,
    get params() {
      return params;
    },
    random: streams.open,
    wantsPictures: options.wantsPictures ?? (() => false),
  };
  const generator = run(context);
  const started = performance.now();
  const series: Record<string, number[]> = {};
  let metrics: Readonly<Record<string, number>> = {};
  let status: RunStatus = 'stopped';
  let steps = 0;
  let ended = false;
  let seconds = 0;

  const end = (how: RunStatus) => {
    status = how;
    ended = true;
    seconds = (performance.now() - started) / 1000;
  };

  const record = (frame: Frame) => {
    steps = frame.step;
    metrics = frame.metrics;
    for (const [name, value] of Object.entries(frame.metrics)) {
      series[name] ??= [];
      series[name].push(value);
    }
  };

  return {
    async next() {
      if (ended) return null;
      const step = await generator.next();
      if (step.done) {
        metrics = step.value;
        end('finished');
        return null;
      }
      record(step.value);
      if (hasDiverged(step.value)) {
        end('diverged');
        await generator.return({});
      }
      return step.value;
    },
    set: values => {
      params = { ...params, ...values };
    },
    async stop() {
      if (ended) return;
      end('stopped');
      await generator.return({});
    },
    result: () => ({
      ...recordOf(options, backend),
      status,
      steps,
      seconds,
      metrics,
      series,
      streams: streams.digests(),
    }),
  };
}

/** What a result says of the run whatever came of it. */
function recordOf(
  { experiment, params, seed }: Pick<RunnerOptions, 'experiment' | 'params' | 'seed'>,
  backend: BackendName,
) {
  const { id, version } = experiment;
  const card = formatCard({ experiment: id, version, params, seed, backend });
  return { experiment: id, version, params, seed, backend, card };
}

/** The record of a run that was stopped before it began. */
export function neverRan(options: Pick<RunnerOptions, 'experiment' | 'params' | 'seed' | 'backend'>): RunResult {
  const nothing = { steps: 0, seconds: 0, metrics: {}, series: {}, streams: {} };
  return { ...recordOf(options, options.backend), status: 'stopped', ...nothing };
}

/** Runs to the end in this thread. The caller has started a backend; screens use `client.ts` instead. */
export async function runToEnd(options: RunnerOptions, onFrame?: (frame: Frame) => void): Promise<RunResult> {
  const runner = createRunner(options);
  for (let frame = await runner.next(); frame; frame = await runner.next()) onFrame?.(frame);
  return runner.result();
}

/** A loss (any metric named `loss` or `loss…`) that is not a finite number: the run cannot recover and is ended there. */
function hasDiverged(frame: Frame): boolean {
  return Object.entries(frame.metrics).some(([name, value]) => name.startsWith('loss') && !Number.isFinite(value));
}
