import type { CodeToken, Rich } from '../text/document.ts';

type Base = {
  readonly id: string;
  /** Raised when the right answer or the meaning changes: the review card restarts. */
  readonly rev: number;
  readonly level: 'recall' | 'apply' | 'analyse';
  readonly terms: readonly string[];
  /** The notes' claim that the question tests, if one. */
  readonly claim?: string;
  readonly prompt: Rich;
  readonly hints: readonly Rich[];
  readonly explain: Rich;
  /** Heading id of the passage in the lesson. */
  readonly passage?: string;
  readonly experiment?: string;
  readonly code?: readonly (readonly CodeToken[])[];
};

export type Option = {
  readonly key: string;
  readonly text: Rich;
  /** Mandatory for right and wrong options alike. */
  readonly why: Rich;
  readonly correct?: true;
  readonly pin?: 'first' | 'last';
  readonly misconception?: string;
  /** Values of a curve, drawn as a sparkline beside the option. */
  readonly chart?: readonly number[];
};

export type Tolerance = { readonly abs: number } | { readonly rel: number };

export type Question =
  | (Base & { readonly kind: 'single'; readonly options: readonly Option[]; readonly shuffle: boolean })
  | (Base & { readonly kind: 'multi'; readonly options: readonly Option[]; readonly shuffle: boolean })
  | (Base & {
      readonly kind: 'numeric';
      readonly answer: number;
      readonly tolerance: Tolerance;
      readonly unit?: string;
      /** Known wrong answers with a reason of their own. */
      readonly near: readonly { readonly value: number; readonly why: Rich }[];
    })
  /** Items stand in the right order; `before` gives a partial order where several are right. */
  | (Base & {
      readonly kind: 'order';
      readonly items: readonly { readonly key: string; readonly text: Rich }[];
      readonly before?: readonly (readonly [string, string])[];
    })
  /** Find the faulty line: `code` is mandatory, `bugs` are line numbers from 1, `notes` say why another line is right. */
  | (Base & {
      readonly kind: 'lines';
      readonly code: readonly (readonly CodeToken[])[];
      readonly bugs: readonly number[];
      readonly notes: Readonly<Record<string, Rich>>;
    });

/** What the learner gave: option keys, the text of a number, item keys in order, line numbers. */
export type Answer =
  | { readonly kind: 'single'; readonly key: string }
  | { readonly kind: 'multi'; readonly keys: readonly string[] }
  | { readonly kind: 'numeric'; readonly text: string }
  | { readonly kind: 'order'; readonly keys: readonly string[] }
  | { readonly kind: 'lines'; readonly lines: readonly number[] };

/** `invalid`: not an answer at all (no number in the text, say): asked again, not graded. */
export type Grade =
  | { readonly kind: 'invalid'; readonly reason: 'not-a-number' | 'empty' }
  | { readonly kind: 'graded'; readonly score: number; readonly reasons: readonly Rich[] };
