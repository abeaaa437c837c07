import { type RunHandle, type RunOptions, startRun } from '../../lab/client.ts';
import { createHistory } from '../../lab/history.ts';
import type { RunMessage } from '../../lab/protocol.ts';
import type { BackendName, Experiment, Frame, ParamValues, Picture, RunResult } from '../../lab/types.ts';
import type { Bilingual } from '../../platform/language.ts';

export type RunState = 'idle' | 'starting' | 'running' | 'paused' | 'finished' | 'diverged' | 'stopped' | 'failed';

/** What the panel paints. The arrays grow while a run goes on; `version` tells that something is new. */
export type RunView = {
  readonly version: number;
  readonly status: RunState;
  /** What the run was started with. */
  readonly params: ParamValues;
  readonly seed: number;
  readonly step: number;
  readonly backend: BackendName | null;
  readonly seconds: number;
  readonly steps: readonly number[];
  readonly series: Readonly<Record<string, readonly number[]>>;
  readonly pictures: Readonly<Record<string, Picture>>;
  /** Frames to go back through, with their pictures; of an experiment that is walked through, all. */
  readonly frames: readonly Frame[];
  readonly result: RunResult | null;
  readonly error: Bilingual | null;
  /** A backend was passed over: why, in one line. */
  readonly notice: Bilingual | null;
  /** A live parameter was changed since the start. */
  readonly changed: boolean;
};

/** A view whose arrays do not grow any more. */
export const frozen = (view: RunView): RunView => ({
  ...view,
  steps: [...view.steps],
  series: Object.fromEntries(Object.entries(view.series).map(([name, values]) => [name, [...values]])),
});

const EMPTY: RunView = {
  version: 0,
  status: 'idle',
  params: {},
  seed: 0,
  step: 0,
  backend: null,
  seconds: 0,
  steps: [],
  series: {},
  pictures: {},
  frames: [],
  result: null,
  error: null,
  notice: null,
  changed: false,
};

/** State reaches the screen at most so often: keys must never wait behind charts. */
const REFRESH_MS = 95;

const emptyDraft = () => ({ steps: [] as number[], series: {} as Record<string, number[]>, history: createHistory() });

/** For those who asked for little motion, and for screen readers, which read every change aloud. */
const CALM_MS = 1000;

type StartOptions = {
  /** A run that is walked through goes to its end by itself, with every frame to go back to. */
  readonly through?: boolean;
  /** Instead of the one that the tutor was started with. */
  readonly backend?: RunOptions['backend'];
};

type Start = (options: RunOptions) => RunHandle;

/**
 * One run at a time, as a store for `useSyncExternalStore`. Messages are collected as they come and shown ten times a
 * second at most, the first frame and every change of state at once.
 */
export class RunModel {
  readonly #start: Start;
  readonly #backend: RunOptions['backend'];
  readonly #isCalm: () => boolean;
  readonly #listeners = new Set<() => void>();
  #handle: RunHandle | null = null;
  #run = 0;
  #view: RunView = EMPTY;
  #draft = emptyDraft();
  #pending: Partial<RunView> = {};
  #timer: NodeJS.Timeout | null = null;
  #started = 0;
  #shown = 0;

  /** `isCalm`: whether the screen is to change seldom; asked anew at each message. */
  constructor(backend: RunOptions['backend'], start: Start = startRun, isCalm = (): boolean => false) {
    this.#isCalm = isCalm;
    this.#backend = backend;
    this.#start = start;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): RunView => this.#view;

  /** Starts anew; a run that still goes on is stopped and its last messages are not heard. */
  start(experiment: Experiment, params: ParamValues, seed: number, how: StartOptions = {}): void {
    const { through = false, backend = this.#backend } = how;
    this.stop();
    const run = ++this.#run;
    const keep = experiment.pace === 'stepwise' ? experiment.frames(params) : 0;
    this.#draft = emptyDraft();
    this.#started = performance.now();
    this.#pending = {};
    this.#view = { ...EMPTY, params, seed, version: this.#view.version };
    this.#update({ status: 'starting' }, true);
    this.#handle = this.#start({
      experiment,
      params,
      seed,
      ...(backend === undefined ? {} : { backend }),
      paused: keep > 0,
      pictures: true,
      onMessage: message => {
        if (run === this.#run) this.#hear(message, keep);
      },
    });
    // Steps that are asked for one by one, unlike frames that pass, all have their pictures.
    if (through) for (let frame = 1; frame < keep; frame++) this.#handle.step();
  }

  pause(): void {
    if (this.#view.status === 'running') this.#handle?.pause();
  }

  resume(): void {
    if (this.#view.status !== 'paused') return;
    this.#handle?.resume();
    this.#update({ status: 'running' }, true);
  }

  step(): void {
    if (this.#view.status === 'running') this.#handle?.pause();
    else if (this.#view.status === 'paused') this.#handle?.step();
  }

  set(values: ParamValues): void {
    this.#handle?.set(values);
    if (this.#isLive()) this.#update({ changed: true }, true);
  }

  stop(): void {
    const handle = this.#handle;
    this.#handle = null;
    this.#run++;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (handle) void handle.stop();
    if (this.#isLive()) this.#view = { ...this.#view, status: 'stopped', version: this.#view.version + 1 };
  }

  #isLive(): boolean {
    return ['starting', 'running', 'paused'].includes(this.#view.status);
  }

  #hear(message: RunMessage, keep: number): void {
    switch (message.kind) {
      case 'fallback':
        this.#startOver(message.message);
        break;
      case 'ready':
        this.#update({ backend: message.backend }, false);
        break;
      case 'frames':
        this.#addFrames(message.frames, keep);
        break;
      case 'paused':
        this.#update({ status: 'paused' }, true);
        break;
      case 'done': {
        const { status, seconds, backend } = message.result;
        this.#update({ status, seconds, backend, result: message.result }, true);
        break;
      }
      case 'failed':
        this.#update({ status: 'failed', error: message.message }, true);
    }
  }

  /** The same run begins again on another backend: what came so far does not count. */
  #startOver(notice: Bilingual): void {
    this.#draft = emptyDraft();
    this.#pending = { pictures: {}, step: 0 };
    this.#update({ status: 'starting', backend: null, notice }, true);
  }

  /** `keep`: how many frames the run has, where all of them are kept; 0 else. */
  #addFrames(frames: readonly Frame[], keep: number): void {
    const { steps, series, history } = this.#draft;
    // What is shown is this same array: it has to be asked before it grows.
    const first = steps.length === 0 || keep > 0;
    let pictures = this.#pending.pictures ?? this.#view.pictures;
    for (const frame of frames) {
      steps.push(frame.step);
      for (const [name, value] of Object.entries(frame.metrics)) {
        series[name] ??= [];
        series[name].push(value);
      }
      if (frame.pictures) pictures = { ...pictures, ...frame.pictures };
      history.add(frame);
    }
    // After the last frame one more step ends the run, so that its result is there without a key that shows nothing.
    if (keep > 0 && steps.length >= keep) this.#handle?.step();
    const status = this.#view.status === 'starting' ? 'running' : this.#view.status;
    const seconds = (performance.now() - this.#started) / 1000;
    this.#update({ status, pictures, seconds, step: steps.at(-1) ?? 0 }, first);
  }

  #update(patch: Partial<RunView>, atOnce: boolean): void {
    this.#pending = { ...this.#pending, ...patch };
    const wait = (this.#isCalm() ? CALM_MS : REFRESH_MS) - (performance.now() - this.#shown);
    if (atOnce || wait <= 0) this.#show();
    else this.#timer ??= setTimeout(() => this.#show(), wait);
  }

  #show(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const { steps, series, history } = this.#draft;
    const frames = history.frames();
    this.#view = { ...this.#view, ...this.#pending, steps, series, frames, version: this.#view.version + 1 };
    this.#pending = {};
    this.#shown = performance.now();
    for (const listener of this.#listeners) listener();
  }
}
