import type { Backend } from '../engine/choice.ts';
import type { NetId } from '../models/reference/names.ts';
import type { Bilingual } from '../platform/language.ts';
import type { Frame, ParamValues, RunResult } from './types.ts';

/** What a run starts from. `pictures` false: nobody looks, only the last frame has pictures. */
export type StartMessage = {
  readonly kind: 'start';
  readonly experiment: string;
  readonly params: ParamValues;
  readonly seed: number;
  readonly backend: Backend;
  /** Make the first frame, then wait. */
  readonly paused: boolean;
  readonly pictures: boolean;
};

/** The first frames of a run, for their time only: one, then `budget` ms of them. */
export type MeasureMessage = {
  readonly kind: 'measure';
  readonly experiment: string;
  readonly params: ParamValues;
  readonly seed: number;
  readonly backend: Backend;
  readonly budget: number;
};

/** Steps of a reference net, for their time only: as many as `ms` allow, after half as long to get warm. */
export type BenchMessage = {
  readonly kind: 'bench';
  readonly net: NetId;
  readonly backend: Backend;
  readonly seed: number;
  readonly ms: number;
};

/** What a host does from beginning to end. */
export type Work = StartMessage | MeasureMessage | BenchMessage;

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
export type Command = Work | ControlMessage;

export type Failed = {
  readonly kind: 'failed';
  readonly code: string;
  readonly message: Bilingual;
  /** What the machine said, on one line. */
  readonly cause?: string;
};

/** About the run that was started last. `done` or `failed` comes exactly once and last. */
export type RunMessage =
  /** What failed, and what runs instead: the frames so far do not count, the same run starts anew. */
  | { readonly kind: 'fallback'; readonly from: Backend; readonly to: Backend; readonly message: Bilingual }
  | { readonly kind: 'ready'; readonly backend: Backend }
  /** Metrics of every frame; pictures on some, and on the last. */
  | { readonly kind: 'frames'; readonly frames: readonly Frame[] }
  | { readonly kind: 'paused' }
  | { readonly kind: 'done'; readonly result: RunResult }
  | Failed;

/** From the worker. `measured` ends a measurement as `done` ends a run: ms that a frame, or a step of a net, takes. */
export type WorkerMessage =
  | Exclude<RunMessage, { kind: 'fallback' }>
  | { readonly kind: 'measured'; readonly msPerFrame: number };

/** Given to a worker thread when it is made. */
export type WorkerData = {
  /** Folder that holds the WASM files. */
  readonly dist: string;
  /** One number in shared memory: how many commands have been sent. */
  readonly sent: Int32Array;
};
