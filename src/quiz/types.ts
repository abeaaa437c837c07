import type { LinesSpec } from '../charts/types.ts';
import type { Picture } from '../lab/types.ts';
import type { CodeToken, Rich } from '../text/document.ts';

/** A chart that is read to answer a question: curves against steps, or bars. */
export type Figure =
  | ({ readonly kind: 'lines' } & Omit<LinesSpec, 'xMax'>)
  | Pick<Extract<Picture, { kind: 'bars' }>, 'kind' | 'log' | 'items'>;

/** What the form of a question asks for beyond the way in which it is answered; the linter knows more of each. */
export type Form = 'curve' | 'read-chart' | 'true-false';

type Known = {
  readonly id: string;
  /** Raised when the right answer or the meaning changes: the review card restarts. */
  readonly rev: number;
  readonly level: 'recall' | 'apply' | 'analyse';
  readonly terms: readonly string[];
  /** The notes' claim that the question tests, if one. */
  readonly claim?: string;
  /** Heading id of the passage in the lesson. */
  readonly passage?: string;
  readonly experiment?: string;
};

type Base = Known & {
  readonly form?: Form;
  readonly prompt: Rich;
  /** A ladder: a nudge, the principle, a worked step. */
  readonly hints: readonly Rich[];
  readonly explain: Rich;
  readonly code?: readonly (readonly CodeToken[])[];
  readonly figure?: Figure;
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
  /** Score of a wrong option that is partly right, 0…1. Left out: 0. */
  readonly credit?: number;
};

export type Tolerance = { readonly abs: number } | { readonly rel: number };

/** A known wrong number with a reason of its own. */
export type NearMiss = { readonly value: number; readonly why: Rich; readonly misconception?: string };

/** One of the things on the left of a matching question. */
export type Pair = {
  readonly key: string;
  readonly left: Rich;
  readonly right: Rich;
  /** Why just these two belong together. */
  readonly why: Rich;
  /** What is believed by someone who gives this left another right. */
  readonly misconception?: string;
};

/** A thing on the right of a matching question that belongs to no left. */
export type Distractor = {
  readonly key: string;
  readonly text: Rich;
  readonly why: Rich;
  readonly misconception?: string;
};

/** A gap that is filled by choosing, or by typing short ASCII. */
export type Gap = { readonly key: string } & (
  | { readonly fill: 'choose'; readonly options: readonly Option[] }
  | {
      readonly fill: 'type';
      /** Texts that are right; blanks and the kind of quotes do not matter. The first is shown. */
      readonly accept: readonly string[];
      readonly near: readonly { readonly text: string; readonly why: Rich; readonly misconception?: string }[];
      /** Why the accepted text is right. */
      readonly why: Rich;
    }
);

/** A line of a text with gaps. */
export type GapLine = readonly ({ readonly text: string } | { readonly gap: string })[];

export type Question =
  | (Base & { readonly kind: 'single'; readonly options: readonly Option[]; readonly shuffle: boolean })
  | (Base & { readonly kind: 'multi'; readonly options: readonly Option[]; readonly shuffle: boolean })
  | (Base & {
      readonly kind: 'numeric';
      readonly answer: number;
      readonly tolerance: Tolerance;
      /** The unit of `answer`; another of its family is converted (`0.2 s` to a question in ms). */
      readonly unit?: string;
      /** A number without a unit is asked for again. */
      readonly needsUnit?: true;
      readonly near: readonly NearMiss[];
    })
  /** Items stand in the right order; `before` gives a partial order where several are right. */
  | (Base & {
      readonly kind: 'order';
      readonly items: readonly { readonly key: string; readonly text: Rich }[];
      readonly before?: readonly (readonly [string, string])[];
    })
  /** Find the right for each left. `rights`: keys of pairs and distractors in the order in which they are shown. */
  | (Base & {
      readonly kind: 'match';
      readonly pairs: readonly Pair[];
      readonly extra: readonly Distractor[];
      readonly rights: readonly string[];
    })
  | (Base & { readonly kind: 'gaps'; readonly body: readonly GapLine[]; readonly gaps: readonly Gap[] })
  /** Find the faulty line: `code` is mandatory, `bugs` are line numbers from 1, `notes` say why another line is right. */
  | (Base & {
      readonly kind: 'lines';
      readonly code: readonly (readonly CodeToken[])[];
      readonly bugs: readonly number[];
      readonly notes: Readonly<Record<string, Rich>>;
      /** What is believed by someone who marks a line that is right. */
      readonly misconceptions?: Readonly<Record<string, string>>;
    });

/** A question whose numbers are drawn anew each time that it is asked; `present` makes a question of it. */
export type Generated = Known & {
  readonly kind: 'generated';
  readonly template: string;
  /** Values that a parameter of the template may take, where they differ from the template's own. */
  readonly params: Readonly<Record<string, readonly number[]>>;
};

/** What a quiz holds. */
export type Item = Question | Generated;

/** What the learner gave: option keys, the text of a number, item keys in order, line numbers. */
export type Answer =
  | { readonly kind: 'single'; readonly key: string }
  | { readonly kind: 'multi'; readonly keys: readonly string[] }
  | { readonly kind: 'numeric'; readonly text: string }
  | { readonly kind: 'order'; readonly keys: readonly string[] }
  | { readonly kind: 'lines'; readonly lines: readonly number[] }
  /** Key of the right by key of the left. */
  | { readonly kind: 'match'; readonly pairs: Readonly<Record<string, string>> }
  /** By key of the gap: the key of an option, or the text that was typed. */
  | { readonly kind: 'gaps'; readonly values: Readonly<Record<string, string>> }
  /** The learner asked to be shown the answer: graded as wrong, whatever the kind of question. */
  | { readonly kind: 'shown' };

/** `invalid`: not an answer at all (no number in the text, say): asked again, not graded. */
export type Grade =
  | { readonly kind: 'invalid'; readonly reason: 'not-a-number' | 'empty' | 'needs-unit' | 'other-unit' }
  | {
      readonly kind: 'graded';
      /** 0…1, before hints are taken off. */
      readonly score: number;
      readonly reasons: readonly Rich[];
      /** Ids of what the learner seems to believe, the most telling first, none twice. */
      readonly misconceptions: readonly string[];
    };

/** A wrong belief, and what shows that it is wrong. */
export type Misconception = {
  readonly id: string;
  /** What is believed, in a few words. */
  readonly name: Rich;
  /** What holds instead. */
  readonly holds: Rich;
  readonly refutedBy: { readonly questions: readonly string[]; readonly experiments: readonly string[] };
};
