import type { Backend, BackendChoice } from '../engine/choice.ts';
import { type Attempt, startAttempt } from './attempt.ts';
import { type Chain, chooseChain, knownChain, noteFailure, soundOf } from './choose.ts';
import { experimentById } from './experiments/index.ts';
import { fallbackFrom, workerKilled } from './failure.ts';
import { defaults } from './params.ts';
import type { ControlMessage, RunMessage, WorkerMessage } from './protocol.ts';
import { neverRan } from './runner.ts';
import type { Experiment, ParamValues } from './types.ts';
import { warmHost } from './workers.ts';

/** A run that has not answered `stop` after so many ms is ended by force. */
const PATIENCE = 90;

export type RunOptions = {
  readonly experiment: Experiment | string;
  readonly params: ParamValues;
  readonly seed: number;
  /** Default `auto`: the fastest that works. A chain: the first that works. */
  readonly backend?: BackendChoice | Chain;
  /** Make the first frame, then wait for `step` or `resume`. Default false. */
  readonly paused?: boolean;
  /** Whether somebody looks at pictures. Default true. */
  readonly pictures?: boolean;
  /** Keep the process alive until the run ends. Default false: a screen keeps itself alive. */
  readonly keepAlive?: boolean;
  /** `fallback`, `ready`, `frames`, `paused`; then exactly one `done` or `failed`. */
  readonly onMessage: (message: RunMessage) => void;
};

export type RunHandle = {
  readonly pause: () => void;
  readonly resume: () => void;
  readonly step: () => void;
  /** Changes live parameters from the next step on. */
  readonly set: (values: ParamValues) => void;
  /** Resolves when the run has ended, within about 100 ms. */
  readonly stop: () => Promise<void>;
};

/** Starts what a run of this experiment will need, while the learner still predicts. */
export function warmUp(experiment: Experiment, choice: BackendChoice = 'auto'): void {
  const known = choice === 'auto' ? knownChain(experiment, defaults(experiment)) : [choice];
  warmHost(known?.[0] ?? 'wasm');
}

/**
 * Starts a run in a worker. Nothing that happens there is thrown here: it arrives as `failed`. A backend that cannot start,
 * breaks or runs out of memory is followed by the next one, if the caller left the choice.
 */
export function startRun(options: RunOptions): RunHandle {
  const run = new Run(options);
  return {
    pause: () => run.send({ kind: 'pause' }),
    resume: () => run.send({ kind: 'resume' }),
    step: () => run.send({ kind: 'step' }),
    set: values => run.send({ kind: 'set', params: values }),
    stop: () => run.stop(),
  };
}

class Run {
  readonly #options: RunOptions;
  readonly #choosing = new AbortController();
  readonly #ended: Promise<void>;
  #settle = (): void => {};
  #attempt: Attempt | null = null;
  /** What was asked for before there was an attempt. */
  #early: ControlMessage[] = [];
  /** What a run that starts anew must know of what was asked for since the start. */
  #paused: boolean;
  #live: ParamValues = {};
  #stopped = false;
  #over = false;

  constructor(options: RunOptions) {
    this.#options = options;
    this.#paused = options.paused ?? false;
    this.#ended = new Promise(resolve => {
      this.#settle = resolve;
    });
    this.#begin();
  }

  send(message: ControlMessage): void {
    if (message.kind === 'pause') this.#paused = true;
    if (message.kind === 'resume') this.#paused = false;
    if (message.kind === 'set') this.#live = { ...this.#live, ...message.params };
    if (this.#over) return;
    if (this.#attempt) this.#attempt.send(message);
    else this.#early.push(message);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#choosing.abort();
    this.send({ kind: 'stop' });
    const timer = setTimeout(() => this.#attempt?.kill(workerKilled()), PATIENCE);
    await this.#ended;
    clearTimeout(timer);
  }

  #begin(): void {
    const { backend = 'auto', params } = this.#options;
    const experiment = this.#experiment();
    if (typeof backend !== 'string') this.#runOn(soundOf(backend));
    else if (backend !== 'auto') this.#runOn([backend]);
    // The worker says that there is no such experiment.
    else if (!experiment) this.#runOn(['wasm']);
    else {
      const known = knownChain(experiment, params);
      if (known) this.#runOn(known);
      else void this.#choose(experiment, params);
    }
  }

  async #choose(experiment: Experiment, params: ParamValues): Promise<void> {
    const { chain, passedOver } = await chooseChain(experiment, params, this.#choosing.signal);
    if (this.#stopped) {
      this.#finish(this.#neverRan(experiment, chain[0] as Backend));
      return;
    }
    for (const one of passedOver) this.#options.onMessage({ kind: 'fallback', ...one });
    this.#runOn(chain);
  }

  #experiment(): Experiment | undefined {
    const { experiment } = this.#options;
    return typeof experiment === 'string' ? experimentById(experiment) : experiment;
  }

  #runOn([backend = 'wasm', ...rest]: Chain): void {
    const { params, seed, pictures = true, keepAlive = false, experiment } = this.#options;
    const id = typeof experiment === 'string' ? experiment : experiment.id;
    const paused = this.#paused;
    const command = { kind: 'start', experiment: id, params, seed, backend, paused, pictures } as const;
    this.#attempt = startAttempt(command, keepAlive, message => this.#hear(message, backend, rest));
    for (const message of this.#early) this.#attempt.send(message);
    this.#early = [];
  }

  #hear(message: WorkerMessage, backend: Backend, rest: Chain): void {
    if (message.kind === 'measured') return;
    if (message.kind === 'failed') noteFailure(backend, message);
    const [next] = rest;
    const fallback = message.kind === 'failed' && next && !this.#stopped && fallbackFrom(message, backend, next);
    if (fallback) {
      this.#options.onMessage(fallback);
      this.#early = Object.keys(this.#live).length > 0 ? [{ kind: 'set', params: this.#live }] : [];
      this.#runOn(rest);
    } else if (message.kind === 'done' || message.kind === 'failed') this.#finish(message);
    else this.#options.onMessage(message);
  }

  #finish(message: RunMessage): void {
    if (this.#over) return;
    this.#over = true;
    this.#options.onMessage(message);
    this.#settle();
  }

  #neverRan(experiment: Experiment, backend: Backend): RunMessage {
    const { params, seed } = this.#options;
    return { kind: 'done', result: neverRan({ experiment, params, seed, backend }) };
  }
}

export { openLab } from './home.ts';
export { shutDown } from './workers.ts';
