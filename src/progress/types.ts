import type { Day } from '../platform/days.ts';
import type { Answer } from '../quiz/types.ts';
import type { Card, Rating } from '../review/memory.ts';
import type { Settings } from './settings.ts';

export type Confidence = 1 | 2 | 3 | 4 | 5;

/** What happened. Ids only, never positions, paths or texts. */
export type Fact =
  | { readonly type: 'lesson.opened'; readonly lesson: string }
  /** `anchor` is the heading id of the screen; `screen` counts from 0, for the course map. */
  | { readonly type: 'lesson.position'; readonly lesson: string; readonly anchor: string; readonly screen: number }
  | { readonly type: 'lesson.finished'; readonly lesson: string }
  | {
      readonly type: 'question.answered';
      readonly quiz: string;
      readonly question: string;
      readonly rev: number;
      readonly answer: Answer;
      readonly score: number;
      readonly hints: number;
      readonly confidence?: Confidence;
      /** Where it was asked; absent: in its quiz. */
      readonly asked?: 'review' | 'warm-up' | 'test';
      /** The seed of the numbers and of the order of the options. */
      readonly seed?: number;
      /** The learner gave up and had the answer shown. */
      readonly shown?: boolean;
    }
  /** Takes the last rating of a question back; `answer` is the id of the event that gave it. */
  | { readonly type: 'rating.undone'; readonly question: string; readonly answer: string }
  /** The learner found it too easy: the last rating of a question becomes the best one. */
  | { readonly type: 'rating.raised'; readonly question: string; readonly answer: string }
  /** A chapter's test was passed: its lessons count as known. */
  | {
      readonly type: 'chapter.tested-out';
      readonly chapter: string;
      readonly lessons: readonly string[];
      readonly score: number;
    }
  /** The lessons that a chapter's test made known no longer count. */
  | { readonly type: 'chapter.test-withdrawn'; readonly chapter: string }
  /** The lesson is as if it had never been opened; `quiz` is its quiz, whose questions are forgotten too. */
  | { readonly type: 'lesson.forgotten'; readonly lesson: string; readonly quiz: string | null }
  /** Everything before it no longer counts; it stays in the log. */
  | { readonly type: 'progress.reset' }
  /** The day for which one wants to know it all, as `2026-01-31`; null: none. */
  | { readonly type: 'goal.set'; readonly day: string | null }
  | {
      readonly type: 'prediction.made';
      readonly experiment: string;
      readonly option: string;
      readonly confidence: Confidence;
    }
  | {
      readonly type: 'prediction.settled';
      readonly experiment: string;
      /** Id of the `prediction.made` event. */
      readonly prediction: string;
      readonly outcome: string;
      readonly right: boolean;
    }
  | { readonly type: 'run.finished'; readonly experiment: string; readonly card: string; readonly status: string }
  | { readonly type: 'quiz.finished'; readonly quiz: string; readonly score: number };

/**
 * A line of `events/<device>.jsonl`. `at` is ISO 8601 in UTC, `zone` the minutes east of it where it happened: the
 * learner's calendar day follows from the two and never changes. `id` never repeats.
 */
export type Event = { readonly v: 2; readonly id: string; readonly at: string; readonly zone: number } & Fact;

export type LessonState = {
  readonly status: 'opened' | 'finished';
  readonly anchor: string | null;
  readonly screen: number;
};

export type QuestionState = {
  readonly quiz: string;
  readonly rev: number;
  /** The last score in its quiz, and the best anywhere. */
  readonly last: number;
  readonly best: number;
  /** Answers in its quiz, in this revision. */
  readonly answers: number;
  /** The day of the last answer, wherever it was given. */
  readonly day: Day;
  readonly card: Card | null;
  /** The last rating, which can be taken back: the event that gave it, and the card before it. */
  readonly rated: {
    readonly answer: string;
    readonly rating: Rating;
    readonly review: boolean;
    readonly before: Card | null;
  } | null;
};

/** What happened on one day. */
export type DayState = {
  readonly answers: number;
  /** Sum of their scores. */
  readonly score: number;
  /** Ratings given in reviews, which the day's cap counts. */
  readonly reviews: number;
  /** Ratings of cards that existed before, and how many of them were better than "again". */
  readonly recalls: number;
  readonly recalled: number;
};

/** Guesses at one level of confidence, and how many of them were right. */
export type Bin = { readonly n: number; readonly right: number };

/** One bin for each confidence, 1 to 5. */
export type Bins = readonly [Bin, Bin, Bin, Bin, Bin];

/** The fold of the log. */
export type Progress = {
  readonly lessons: Readonly<Record<string, LessonState>>;
  readonly questions: Readonly<Record<string, QuestionState>>;
  readonly quizzes: Readonly<Record<string, { readonly last: number; readonly best: number; readonly times: number }>>;
  readonly predictions: {
    readonly made: number;
    readonly settled: number;
    readonly right: number;
    /** Mean squared difference of the confidence (as a probability) and the outcome (0 or 1); null without data. */
    readonly brier: number | null;
  };
  /** How often one was right at each confidence: of the predictions that are settled, and of answers to questions. */
  readonly calibration: { readonly predictions: Bins; readonly answers: Bins };
  readonly runs: Readonly<Record<string, number>>;
  /** Chapters whose test was passed, with the lessons that it made known. */
  readonly tested: Readonly<Record<string, { readonly lessons: readonly string[]; readonly score: number }>>;
  /** By the number of the day. */
  readonly days: Readonly<Record<string, DayState>>;
  /** The day for which the learner wants to know it all. */
  readonly goal: Day | null;
  /** Where to go on: the lesson that was touched last. */
  readonly current: string | null;
  readonly events: number;
};

export type { Settings };

/** What the screens and commands see of the store. `append` returns when the event is durable. */
export type Store = {
  readonly progress: () => Progress;
  readonly settings: () => Settings;
  readonly setSettings: (patch: Partial<Settings>) => void;
  readonly append: (fact: Fact) => Event;
  /** Things the user must know: a set-aside line, a newer file, a folder that cannot be written. */
  readonly notices: () => readonly { readonly zh: string; readonly en: string }[];
};
