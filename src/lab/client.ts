import type { BackendChoice } from '../engine/choice.ts';
import { workerKilled, workerLost } from './failure.ts';
import type { ControlMessage, RunMessage } from './protocol.ts';
import type { Experiment, ParamValues } from './types.ts';
import { giveBack, killWorker, takeWorker } from './workers.ts';

/** A run that has not answered `stop` after so many ms is ended by force. */
const PATIENCE = 90;

export type RunOptions = {
  readonly experiment: Experiment | string;
  readonly params: ParamValues;
  readonly seed: number;
  /** Default `auto`: WASM, else cpu. */
  readonly backend?: BackendChoice;
  /** Make the first frame, then wait for `step` or `resume`. Default false. */
  readonly paused?: boolean;
  /** Whether somebody looks at pictures. Default true. */
  readonly pictures?: boolean;
  /** Keep the process alive until the run ends. Default false: a screen keeps itself alive. */
  readonly keepAlive?: boolean;
  /** `ready`, `frames`, `paused`; then exactly one `done` or `failed`. */
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

/** Starts a run in a worker thread. Nothing that happens to the thread is thrown here: it arrives as `failed`. */
export function startRun(options: RunOptions): RunHandle {
  const worker = takeWorker(options.keepAlive ?? false);
  let settle = () => {};
  const ended = new Promise<void>(resolve => {
    settle = resolve;
  });
  let over = false;

  const finish = (message: RunMessage, reusable: boolean) => {
    if (over) return;
    over = true;
    worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    if (reusable) giveBack(worker);
    else killWorker(worker);
    options.onMessage(message);
    settle();
  };
  const onMessage = (message: RunMessage) => {
    // After an error of its own the library's state is unknown: such a thread is not used again.
    if (message.kind === 'done' || message.kind === 'failed') finish(message, message.kind === 'done');
    else options.onMessage(message);
  };
  const onError = (error: unknown) => finish(workerLost(error instanceof Error ? error.message : String(error)), false);
  const onExit = (code: number) => finish(workerLost(`exit ${code}`), false);
  worker.on('message', onMessage).on('error', onError).on('exit', onExit);

  const { params, seed, backend = 'auto', paused = false, pictures = true } = options;
  const experiment = typeof options.experiment === 'string' ? options.experiment : options.experiment.id;
  worker.postMessage({ kind: 'start', experiment, params, seed, backend, paused, pictures });

  const send = (message: ControlMessage) => {
    if (!over) worker.postMessage(message);
  };
  return {
    pause: () => send({ kind: 'pause' }),
    resume: () => send({ kind: 'resume' }),
    step: () => send({ kind: 'step' }),
    set: values => send({ kind: 'set', params: values }),
    async stop() {
      send({ kind: 'stop' });
      const timer = setTimeout(() => finish(workerKilled(), false), PATIENCE);
      await ended;
      clearTimeout(timer);
    },
  };
}

export { shutDown, warmUp } from './workers.ts';
