import type { Bilingual } from '../platform/language.ts';

/** A point of a plane in the units of its axes. */
export type Place = { readonly x: number; readonly y: number };

/** An image: `pixels[(y * width + x) * channels + channel]` from 0 (black) to 1 (white), row 0 at the top. */
export type Raster = {
  readonly pixels: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
};

/** A plane: `domain` in data units; row 0 of anything drawn on it is the largest y. */
export type Domain = readonly [xMin: number, xMax: number, yMin: number, yMax: number];

/** A measure of a plot: what it is called, and whether its axis is logarithmic. */
export type Axis = { readonly label: Bilingual; readonly log?: boolean };

type Labelled<T> = T & { readonly label: Bilingual };

/** A scalar field over a rectangle, row 0 at the top (largest y), `values[row * cols + col]`. */
export type FieldPicture = {
  readonly kind: 'field';
  readonly values: Float32Array;
  readonly cols: number;
  readonly rows: number;
  readonly domain: Domain;
  readonly range: readonly [low: number, high: number];
  /** `classes`: two-sided colours about the middle of the range; `height`: one ramp from low to high. */
  readonly scale: 'classes' | 'height';
  readonly points: readonly { readonly x: number; readonly y: number; readonly label: 0 | 1 }[];
  readonly path: readonly Place[];
};

/** Lines of equal height of a field (as in `field`), drawn over its ramp where there is colour, with paths upon them. */
export type ContourPicture = {
  readonly kind: 'contour';
  readonly values: ArrayLike<number>;
  readonly cols: number;
  readonly rows: number;
  readonly domain: Domain;
  /** Levels at equal ratios instead of equal steps; needs positive values. */
  readonly log: boolean;
  /** Way of each optimiser, first point to last; a point that is not finite ends it. */
  readonly paths: readonly Labelled<{ readonly points: readonly Place[] }>[];
};

/**
 * `weights[l][i][j]`: from unit i of layer l to unit j of layer l + 1. `values` (activations) and `gradients` (of the
 * loss with respect to the unit) by layer and unit.
 */
export type NetworkPicture = {
  readonly kind: 'network';
  readonly layers: readonly number[];
  readonly weights: readonly (readonly (readonly number[])[])[];
  readonly values?: readonly (readonly number[])[];
  readonly gradients?: readonly (readonly number[])[];
};

/** A bar for each item; `low` and `high` are the ends of an interval about `value`. */
export type BarsPicture = {
  readonly kind: 'bars';
  readonly log: boolean;
  readonly items: readonly Labelled<{ readonly value: number; readonly low?: number; readonly high?: number }>[];
};

/** y against x, for slices and functions (not against steps). */
export type CurvePicture = {
  readonly kind: 'curve';
  readonly x: readonly number[];
  readonly series: readonly Labelled<{ readonly values: readonly number[] }>[];
  readonly marks: readonly number[];
  readonly logX?: boolean;
  readonly logY?: boolean;
};

/** The numbers of a calculation, line by line; the `current` one is stressed. Empty value: not reached yet. */
export type LedgerPicture = {
  readonly kind: 'ledger';
  readonly current: number;
  readonly rows: readonly {
    readonly section: Bilingual;
    readonly name: string;
    readonly formula: string;
    readonly value: number | null;
  }[];
  readonly note: Bilingual;
};

/** Median and whole range over the runs of each group, `runs[seed][i]` at `steps[i]`. */
export type BandsPicture = {
  readonly kind: 'bands';
  readonly log: boolean;
  readonly steps: readonly number[];
  readonly groups: readonly Labelled<{ readonly runs: readonly (readonly number[])[] }>[];
};

/** How values are spread in each layer, one row a layer: `counts[i]` values lie between `edges[i]` and `edges[i + 1]`. */
export type HistogramsPicture = {
  readonly kind: 'histograms';
  readonly edges: readonly number[];
  readonly layers: readonly Labelled<{ readonly counts: readonly number[] }>[];
};

/** One histogram as it changes: `counts[t][i]` values between `edges[i]` and `edges[i + 1]` at step `steps[t]`. */
export type SpreadPicture = {
  readonly kind: 'spread';
  readonly steps: readonly number[];
  readonly edges: readonly number[];
  readonly counts: readonly (readonly number[])[];
};

/** Points on a plane; `group` indexes `groups` and gives the marker, `value` (if every point has one) gives the colour. */
export type ScatterPicture = {
  readonly kind: 'scatter';
  readonly x: Axis;
  readonly y: Axis;
  readonly groups: readonly Bilingual[];
  /** What `value` measures. */
  readonly measure?: Bilingual;
  readonly points: readonly {
    readonly x: number;
    readonly y: number;
    readonly group?: number;
    readonly value?: number;
    readonly label?: Bilingual;
  }[];
};

/** Candidates by two measures; those that no other beats in both form the front. */
export type ParetoPicture = {
  readonly kind: 'pareto';
  readonly x: Axis & { readonly better: 'low' | 'high' };
  readonly y: Axis & { readonly better: 'low' | 'high' };
  readonly points: readonly Labelled<Place>[];
};

/** `counts[actual][predicted]`. */
export type ConfusionPicture = {
  readonly kind: 'confusion';
  readonly classes: readonly Bilingual[];
  readonly counts: readonly (readonly number[])[];
};

/** Bins of predictions by confidence: mean `confidence` and share right (`accuracy`) of the `count` predictions in each. */
export type ReliabilityPicture = {
  readonly kind: 'reliability';
  readonly bins: readonly {
    readonly low: number;
    readonly high: number;
    readonly count: number;
    readonly confidence: number;
    readonly accuracy: number;
  }[];
};

/** Images or feature maps side by side. `signed`: 0.5 is zero, drawn in two-sided colours. */
export type ImagesPicture = {
  readonly kind: 'images';
  readonly scale: 'grey' | 'signed';
  readonly items: readonly Labelled<{ readonly raster: Raster }>[];
};

/** Which units are kept (1) and which are dropped (0) in each of several draws, `kept[row * cols + col]`. */
export type MasksPicture = {
  readonly kind: 'masks';
  readonly cols: number;
  readonly rows: number;
  readonly masks: readonly Labelled<{ readonly kept: ArrayLike<number> }>[];
};

/** Numbers by row and column as colours. `signed`: two-sided about zero (covariance, correlation). */
export type MatrixPicture = {
  readonly kind: 'matrix';
  readonly scale: 'signed' | 'height';
  readonly rows: readonly Bilingual[];
  readonly cols: readonly Bilingual[];
  readonly values: readonly (readonly number[])[];
};

/** Learning rates by step, several overlaid. */
export type SchedulePicture = {
  readonly kind: 'schedule';
  readonly log: boolean;
  readonly steps: readonly number[];
  readonly series: readonly Labelled<{ readonly values: readonly number[] }>[];
  /** The step at which a run stands. */
  readonly current?: number;
};

/** Dated events in order; `current` is the one that is being told. */
export type TimelinePicture = {
  readonly kind: 'timeline';
  readonly current: number;
  readonly events: readonly Labelled<{ readonly date: string; readonly note?: Bilingual }>[];
};

/** A table; a number column stands on its decimal points, `null` is shown as a dash. */
export type TablePicture = {
  readonly kind: 'table';
  readonly columns: readonly Bilingual[];
  readonly rows: readonly (readonly (number | string | Bilingual | null)[])[];
  /** A row that is stressed. */
  readonly current?: number;
};

/** Boxes on an image in pixels from its upper left corner. */
export type BoxesPicture = {
  readonly kind: 'boxes';
  readonly raster: Raster;
  readonly boxes: readonly Labelled<{
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly role: 'truth' | 'prediction';
    /** Confidence of a prediction, 0 to 1. */
    readonly score?: number;
  }>[];
};

/** Ways over a plane, each from its first point to its last. */
export type TrajectoriesPicture = {
  readonly kind: 'trajectories';
  readonly domain: Domain;
  readonly paths: readonly Labelled<{ readonly points: readonly Place[] }>[];
  readonly landmarks: readonly Labelled<Place>[];
};

export type PolicyCell =
  | { readonly kind: 'wall' }
  /** An end of the episode with its reward. */
  | { readonly kind: 'end'; readonly reward: number }
  /** The action that the policy takes; null where it has none yet. */
  | { readonly kind: 'free'; readonly action: 'up' | 'down' | 'left' | 'right' | null; readonly value?: number };

/** A policy in a grid world, `cells[row * cols + col]`, row 0 at the top; `agent` is the index of a cell. */
export type PolicyPicture = {
  readonly kind: 'policy';
  readonly cols: number;
  readonly rows: number;
  readonly cells: readonly PolicyCell[];
  readonly agent?: number;
};

/** A pole on a cart: position in metres from the middle, angle in radians from upright (positive to the right). */
export type PolePicture = {
  readonly kind: 'pole';
  readonly position: number;
  readonly angle: number;
  /** The episode ends beyond these. */
  readonly limits: { readonly position: number; readonly angle: number };
  readonly force: 'left' | 'right' | 'none';
  readonly step: number;
};

/** Pictures are plain data that a chart can draw; they cross the worker's boundary. */
export type Picture =
  | FieldPicture
  | ContourPicture
  | NetworkPicture
  | BarsPicture
  | CurvePicture
  | LedgerPicture
  | BandsPicture
  | HistogramsPicture
  | SpreadPicture
  | ScatterPicture
  | ParetoPicture
  | ConfusionPicture
  | ReliabilityPicture
  | ImagesPicture
  | MasksPicture
  | MatrixPicture
  | SchedulePicture
  | TimelinePicture
  | TablePicture
  | BoxesPicture
  | TrajectoriesPicture
  | PolicyPicture
  | PolePicture;
