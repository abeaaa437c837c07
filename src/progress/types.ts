import type { Answer } from '../quiz/types.ts';
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
    }
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

/** A line of `events/<device>.jsonl`. `at` is ISO 8601 in UTC; `id` never repeats. */
export type Event = { readonly v: 1; readonly id: string; readonly at: string } & Fact;

export type LessonState = {
  readonly status: 'opened' | 'finished';
  readonly anchor: string | null;
  readonly screen: number;
};

export type QuestionState = {
  readonly rev: number;
  readonly last: number;
  readonly best: number;
  readonly answers: number;
};

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
  readonly runs: Readonly<Record<string, number>>;
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
