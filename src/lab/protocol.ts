import type { BackendChoice } from '../engine/choice.ts';
import type { Bilingual } from '../platform/language.ts';
import type { BackendName, Frame, ParamValues, RunResult } from './types.ts';

/** What a run starts from. `pictures` false: nobody looks, only the last frame has pictures. */
export type StartMessage = {
  readonly kind: 'start';
  readonly experiment: string;
  readonly params: ParamValues;
  readonly seed: number;
  readonly backend: BackendChoice;
  /** Make the first frame, then wait. */
  readonly paused: boolean;
  readonly pictures: boolean;
};

export type ControlMessage =
  /** Live parameters; takes effect at the next step. */
  | { readonly kind: 'set'; readonly params: ParamValues }
  /** One more frame, so that its pictures are current, then wait. */
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  /** One frame while waiting. */
  | { readonly kind: 'step' }
  | { readonly kind: 'stop' };

/** To the worker. */
export type Command = StartMessage | ControlMessage;

/** From the worker, about the run that was started last. `done` or `failed` comes exactly once and last. */
export type RunMessage =
  /** `reason`: why a better backend was passed over, or empty. */
  | { readonly kind: 'ready'; readonly backend: BackendName; readonly reason: string }
  /** Metrics of every frame; pictures on some, and on the last. */
  | { readonly kind: 'frames'; readonly frames: readonly Frame[] }
  | { readonly kind: 'paused' }
  | { readonly kind: 'done'; readonly result: RunResult }
  | { readonly kind: 'failed'; readonly code: string; readonly message: Bilingual };

/** Given to a worker when it is made. */
export type WorkerData = {
  /** Folder that holds the WASM files. */
  readonly dist: string;
};
