import type { Confidence, Event, LessonState, Progress, QuestionState } from './types.ts';

/** Raised when the same events would fold to another state: a snapshot made by other rules is thrown away. */
export const FOLD_RULES = 1;

/** The state that the events so far have made, with what the next event may need. Plain JSON. */
export type Fold = {
  readonly progress: Progress;
  /** Confidence of the predictions that are not settled yet, by event id. */
  readonly open: Readonly<Record<string, Confidence>>;
  /** Sum of the squared differences in hundredths: whole numbers, so that no order of adding matters. */
  readonly squares: number;
  /** `stampOf` the latest event; '' before the first. */
  readonly last: string;
};

export const EMPTY_PROGRESS: Progress = {
  lessons: {},
  questions: {},
  quizzes: {},
  predictions: { made: 0, settled: 0, right: 0, brier: null },
  runs: {},
  current: null,
  events: 0,
};

export const EMPTY_FOLD: Fold = { progress: EMPTY_PROGRESS, open: {}, squares: 0, last: '' };

/** Sorts as text by time, then by id. */
export const stampOf = (event: Event): string => `${event.at} ${event.id}`;

/** The set union of events, by id, in the order in which they are folded. */
export function inOrder(events: readonly Event[]): Event[] {
  const sorted = events
    .map(event => ({ stamp: stampOf(event), event }))
    .sort((a, b) => (a.stamp < b.stamp ? -1 : a.stamp > b.stamp ? 1 : 0));
  const seen = new Set<string>();
  return sorted.map(entry => entry.event).filter(event => !seen.has(event.id) && seen.add(event.id));
}

/** A confidence of 1 to 5 names a fifth of the scale of probability; its middle stands for it: 0.1, 0.3, … 0.9. */
export const probabilityOf = (confidence: Confidence): number => (2 * confidence - 1) / 10;

/** The squared difference of that probability and the outcome, in hundredths. */
const squareOf = (confidence: Confidence, right: boolean): number => (2 * confidence - 1 - (right ? 10 : 0)) ** 2;

type Draft = {
  lessons: Record<string, LessonState>;
  questions: Record<string, QuestionState>;
  quizzes: Record<string, { last: number; best: number; times: number }>;
  runs: Record<string, number>;
  open: Record<string, Confidence>;
  made: number;
  settled: number;
  right: number;
  squares: number;
  current: string | null;
};

const own = <T>(record: Record<string, T>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/**
 * Adds events to a state; the state that comes in is left alone. The events must be `inOrder` and later than
 * `fold.last`: then folding in parts and folding at once are the same.
 */
export function foldEvents(fold: Fold, events: readonly Event[]): Fold {
  const last = events.at(-1);
  if (!last) return fold;
  const { progress } = fold;
  const draft: Draft = {
    lessons: { ...progress.lessons },
    questions: { ...progress.questions },
    quizzes: { ...progress.quizzes },
    runs: { ...progress.runs },
    open: { ...fold.open },
    made: progress.predictions.made,
    settled: progress.predictions.settled,
    right: progress.predictions.right,
    squares: fold.squares,
    current: progress.current,
  };
  for (const event of events) apply(draft, event);
  const { lessons, questions, quizzes, runs, open, made, settled, right, squares, current } = draft;
  const brier = settled === 0 ? null : squares / 100 / settled;
  const predictions = { made, settled, right, brier };
  return {
    progress: { lessons, questions, quizzes, predictions, runs, current, events: progress.events + events.length },
    open,
    squares,
    last: stampOf(last),
  };
}

function apply(draft: Draft, event: Event): void {
  switch (event.type) {
    case 'lesson.opened':
    case 'lesson.position':
    case 'lesson.finished':
      touchLesson(draft, event);
      break;
    case 'question.answered':
      answerQuestion(draft, event);
      break;
    case 'prediction.made':
      draft.made += 1;
      draft.open[event.id] = event.confidence;
      break;
    case 'prediction.settled':
      settlePrediction(draft, event);
      break;
    case 'run.finished':
      draft.runs[event.experiment] = (own(draft.runs, event.experiment) ?? 0) + 1;
      break;
    case 'quiz.finished': {
      const before = own(draft.quizzes, event.quiz);
      const best = Math.max(before?.best ?? 0, event.score);
      draft.quizzes[event.quiz] = { last: event.score, best, times: (before?.times ?? 0) + 1 };
    }
  }
}

type LessonEvent = Extract<Event, { type: 'lesson.opened' | 'lesson.position' | 'lesson.finished' }>;

/** A lesson that is read again stays finished. */
function touchLesson(draft: Draft, event: LessonEvent): void {
  const before = own(draft.lessons, event.lesson) ?? { status: 'opened', anchor: null, screen: 0 };
  draft.current = event.lesson;
  draft.lessons[event.lesson] =
    event.type === 'lesson.position'
      ? { ...before, anchor: event.anchor, screen: event.screen }
      : { ...before, status: event.type === 'lesson.finished' ? 'finished' : before.status };
}

/** Answers to an older revision of the question say nothing about the one that stands now. */
function answerQuestion(draft: Draft, event: Extract<Event, { type: 'question.answered' }>): void {
  const known = own(draft.questions, event.question);
  if (known && known.rev > event.rev) return;
  const before = known?.rev === event.rev ? known : undefined;
  draft.questions[event.question] = {
    rev: event.rev,
    last: event.score,
    best: Math.max(before?.best ?? 0, event.score),
    answers: (before?.answers ?? 0) + 1,
  };
}

/** A prediction is settled once; what does not belong to an open one is passed over. */
function settlePrediction(draft: Draft, event: Extract<Event, { type: 'prediction.settled' }>): void {
  const confidence = own(draft.open, event.prediction);
  if (confidence === undefined) return;
  delete draft.open[event.prediction];
  draft.settled += 1;
  draft.right += event.right ? 1 : 0;
  draft.squares += squareOf(confidence, event.right);
}
