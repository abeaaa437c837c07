import { afterEach, beforeEach, vi } from 'vitest';
import type { RunOptions } from '../../../../src/lab/client.ts';
import type { Both, BothOptions, EvaluateOptions } from '../../../../src/lab/evaluate.ts';
import { xorMlp } from '../../../../src/lab/experiments/core/xor-mlp.ts';
import { experimentById } from '../../../../src/lab/experiments/index.ts';
import type { RunMessage } from '../../../../src/lab/protocol.ts';
import type { FindingReport, ParamValues, Picture, RunResult } from '../../../../src/lab/types.ts';
import type { Fact, Store } from '../../../../src/progress/types.ts';
import type { Screen } from '../../../../src/tui/screen.ts';
import { MAP_COURSE } from '../../../support/fixture-map.ts';
import { WINDOWS } from '../../../support/screens.ts';
import { freshStore, mountTutor } from '../../../support/tutor.tsx';

/** What the worker was asked, in order, and how to answer the run that was started last. */
export const worker = {
  asked: [] as {
    readonly what: string;
    readonly params?: ParamValues;
    readonly seed?: number;
    readonly paused?: boolean;
  }[],
  answer: (_: RunMessage): void => undefined,
  started: null as RunOptions | null,
};
/** The evaluation over seeds that was asked for last. */
export const evaluation = {
  progress: (_done: number, _of: number): void => undefined,
  finish: (_findings: readonly FindingReport[], _interrupted?: boolean): void => undefined,
  fail: (_: Error): void => undefined,
  aborted: (): boolean => false,
  /** What two settings were asked for over several seeds, and how to answer. */
  both: null as BothOptions | null,
  finishBoth: (_: readonly Both[]): void => undefined,
};

vi.mock('../../../../src/lab/client.ts', () => ({
  warmUp: () => undefined,
  startRun: (options: RunOptions) => {
    const ask = (what: string) => (): void => void worker.asked.push({ what });
    worker.started = options;
    worker.answer = options.onMessage;
    const { params, seed, paused = false } = options;
    worker.asked.push({ what: 'start', params, seed, paused });
    return {
      pause: ask('pause'),
      resume: ask('resume'),
      step: ask('step'),
      set: (values: ParamValues) => void worker.asked.push({ what: 'set', params: values }),
      stop: async () => void worker.asked.push({ what: 'stop' }),
    };
  },
}));

vi.mock('../../../../src/lab/evaluate.ts', async original => ({
  ...(await original<typeof import('../../../../src/lab/evaluate.ts')>()),
  evaluate: (_: unknown, { onProgress, signal }: EvaluateOptions) =>
    new Promise((resolve, reject) => {
      evaluation.progress = (finished, of) => onProgress?.({ finished, of, share: finished / of });
      evaluation.finish = (findings, interrupted = false) => resolve({ findings, interrupted });
      evaluation.fail = reject;
      evaluation.aborted = () => signal?.aborted ?? false;
    }),
  runBoth: (_: unknown, options: BothOptions) =>
    new Promise(resolve => {
      evaluation.both = options;
      evaluation.progress = (finished, of) => options.onProgress?.({ finished, of, share: finished / of });
      evaluation.finishBoth = resolve;
      evaluation.aborted = () => options.signal?.aborted ?? false;
    }),
}));

export const facts: Fact[] = [];
let mounted: ReturnType<typeof mountTutor> | null = null;

const recording = (store: Store): Store => ({
  ...store,
  append: fact => {
    facts.push(fact);
    return store.append(fact);
  },
});

type Options = Omit<Partial<Parameters<typeof mountTutor>[0]>, 'course' | 'screen'> & {
  readonly experiment?: string;
  readonly preset?: string;
  readonly list?: true;
};

/** The tutor in the laboratory; it is closed when the test ends. */
export function open({ experiment = 'xor-mlp', preset, list, store = freshStore(), ...options }: Options = {}) {
  const screen: Screen = list
    ? { kind: 'laboratories' }
    : { kind: 'laboratory', experiment, ...(preset === undefined ? {} : { preset }) };
  mounted = mountTutor({ course: MAP_COURSE, screen, store: recording(store), ...options });
  return mounted;
}

beforeEach(() => {
  worker.asked.length = 0;
  facts.length = 0;
});

afterEach(async () => {
  await mounted?.unmount();
  mounted = null;
});

const field: Picture = {
  kind: 'field',
  values: Float32Array.from({ length: 64 }, (_, i) => i / 63),
  cols: 8,
  rows: 8,
  domain: [-2, 2, -2, 2],
  range: [0, 1],
  scale: 'classes',
  points: [{ x: 1, y: 1, label: 1 }],
  path: [],
};

/** The windows in which the laboratory must stand. */
export const LAB_WINDOWS = [
  ...WINDOWS,
  ...(['zh', 'en'] as const).map(lang => ({ columns: 200, rows: 60, lang })),
] as const;

/** Numbers that stand nowhere else on the screen. */
export const MARKED = { accuracy: 0.5123, loss: 0.6942 };

export const frames = (...steps: number[]): RunMessage => ({
  kind: 'frames',
  frames: steps.map(step => ({ step, metrics: MARKED, pictures: { field } })),
});

/** The end of the run that was started last, with numbers of its metrics. */
export const done = (
  metrics: Readonly<Record<string, number>> = MARKED,
  more: Partial<RunResult> = {},
): RunMessage => ({
  kind: 'done',
  result: {
    experiment: xorMlp.id,
    version: 1,
    params: worker.started?.params ?? {},
    seed: worker.started?.seed ?? 1,
    backend: 'cpu',
    card: 'card',
    status: 'finished',
    steps: 3000,
    seconds: 1.5,
    metrics,
    series: {},
    streams: {},
    ...more,
  },
});

export const experimentOf = (id: string) => {
  const experiment = experimentById(id);
  if (!experiment) throw new Error(`no experiment ${id}`);
  return experiment;
};
