import type { Backend } from '../engine/choice.ts';
import type { Bilingual } from '../platform/language.ts';
import type { Random } from '../platform/random.ts';
import type { Picture } from './pictures.ts';

export type { Picture } from './pictures.ts';

export type ParamValue = number | string | boolean;
export type ParamValues = Readonly<Record<string, ParamValue>>;

/** Declared once; serves the panel, `--set`, validation and the run card. */
export type Param = {
  readonly name: string;
  readonly label: Bilingual;
  /** What it does, in a sentence or two, for those who ask. */
  readonly about?: Bilingual;
  /** May be changed while the run goes on; the change takes effect at the next step. */
  readonly live?: true;
} & (
  | {
      readonly kind: 'number';
      readonly default: number;
      readonly min: number;
      readonly max: number;
      /** Added on a linear scale, multiplied on a log scale, by one press of a key. */
      readonly step: number;
      readonly scale: 'linear' | 'log';
    }
  | {
      readonly kind: 'integer';
      readonly default: number;
      readonly min: number;
      readonly max: number;
      readonly step: number;
    }
  | {
      readonly kind: 'choice';
      readonly default: string;
      readonly choices: readonly { readonly value: string; readonly label: Bilingual }[];
    }
  | { readonly kind: 'boolean'; readonly default: boolean }
);

export type Preset = {
  readonly id: string;
  readonly label: Bilingual;
  /** Known to work, or known to fail; `why` says why. */
  readonly good: boolean;
  readonly why: Bilingual;
  readonly set: ParamValues;
};

/** A number of a run and its name. */
export type Measure = { readonly metric: string; readonly label: Bilingual };

/** How an experiment shows itself. `metric`s name entries of `Frame.metrics`, `picture`s entries of `Frame.pictures`. */
export type View =
  | {
      readonly kind: 'lines';
      readonly title: Bilingual;
      readonly log: boolean;
      readonly series: readonly Measure[];
      /** Label of the sum of the series, which is drawn too: of a loss and a penalty that are shown apart. */
      readonly total?: Bilingual;
    }
  | { readonly kind: 'picture'; readonly title: Bilingual; readonly picture: string };

/** One report of a run. `metrics` are scalars that become series; NaN is allowed and is shown where it happened. */
export type Frame = {
  readonly step: number;
  readonly metrics: Readonly<Record<string, number>>;
  readonly pictures?: Readonly<Record<string, Picture>>;
};

export type BackendName = Backend;

/** What a run may use. Everything random comes from `random(stream)`; `Math.random` is seeded too, for the library. */
export type RunContext = {
  readonly seed: number;
  /** Read it anew at every step: live parameters change. */
  readonly params: ParamValues;
  /** A generator of numbers for one purpose ('data', 'weights', 'batches', …): one knob changed leaves the others. */
  readonly random: (stream: string) => Random;
  /** False for runs without a screen: pictures need not be made, except in the last frame. */
  readonly wantsPictures: () => boolean;
};

/**
 * A run yields a frame for every step that is worth showing (each training step, or every few) and returns the final
 * metrics. The runner pauses, steps and stops between two yields, so a step must stay under 50 ms.
 */
export type RunGenerator = AsyncGenerator<Frame, Readonly<Record<string, number>>, void>;

export type RunStatus = 'finished' | 'diverged' | 'stopped';

/** The record of a run, the same from the screen and from `lab run --json`. */
export type RunResult = {
  readonly experiment: string;
  readonly version: number;
  readonly params: ParamValues;
  readonly seed: number;
  readonly backend: BackendName;
  readonly card: string;
  readonly status: RunStatus;
  readonly steps: number;
  readonly seconds: number;
  /** Final numbers. */
  readonly metrics: Readonly<Record<string, number>>;
  /** One value per frame. */
  readonly series: Readonly<Record<string, readonly number[]>>;
  /** A digest of the random numbers drawn for each purpose: equal ones mean the same data, weights or order of batches. */
  readonly streams: Readonly<Record<string, string>>;
};

export type SeedCheck = {
  readonly seed: number;
  readonly holds: boolean;
  readonly numbers: Readonly<Record<string, number>>;
};

export type Verdict = 'supported' | 'not supported' | 'cannot tell';

/**
 * A statement about the runs of one seed. `variants` name parameter settings; for each seed all of them are run from
 * the same data and weights, and `check` sees them by name. Supported when it holds for every seed, not supported when for none.
 */
export type Finding = {
  readonly id: string;
  readonly claim: string;
  readonly statement: Bilingual;
  readonly variants: Readonly<Record<string, ParamValues>>;
  readonly check: (runs: Readonly<Record<string, RunResult>>) => Omit<SeedCheck, 'seed'>;
};

export type FindingReport = {
  readonly id: string;
  readonly claim: string;
  readonly verdict: Verdict;
  readonly held: number;
  readonly of: number;
  readonly numbers: Readonly<Record<string, number>>;
};

/** Asked before any frame of a result exists. `outcome` names the option that the measurement supports, or null. */
export type Prediction = {
  readonly prompt: Bilingual;
  readonly options: readonly { readonly key: string; readonly text: Bilingual }[];
  /** The run that settles it: these parameters are set when the learner has predicted. */
  readonly set: ParamValues;
  readonly outcome: (result: RunResult) => string | null;
  /** Said beside the measurement: what to take away; with the numbers of the run. */
  readonly reconcile: (result: RunResult) => Bilingual;
};

export type Experiment = {
  readonly id: string;
  readonly version: number;
  readonly title: Bilingual;
  /** One or two sentences: the question that the run answers. */
  readonly question: Bilingual;
  readonly claims: readonly string[];
  readonly params: readonly Param[];
  readonly presets: readonly Preset[];
  readonly prediction: Prediction;
  readonly views: readonly View[];
  /** The final numbers in which two runs are compared; default: the first curves of its charts. */
  readonly measures?: readonly Measure[];
  readonly findings: readonly Finding[];
  /** `stepwise`: opens paused and is walked through by keys; `continuous`: trains. */
  readonly pace: 'continuous' | 'stepwise';
  /** Number of frames of a run with these parameters, for progress. */
  readonly frames: (params: ParamValues) => number;
};

/** The half of an experiment that the worker needs; it may import TensorFlow.js, the other half may not. */
export type RunFunction = (context: RunContext) => RunGenerator;
