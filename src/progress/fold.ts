import { type Day, dayAt, parseDay } from '../platform/days.ts';
import { countIn, type Draft, own } from './draft.ts';
import { answerQuestion, raiseRating, undoRating } from './fold-questions.ts';
import type { Bin, Bins, Confidence, Event, Progress } from './types.ts';

/** Raised when the same events would fold to another state: a snapshot made by other rules is thrown away. */
export const FOLD_RULES = 2;

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

const NO_BINS: Bins = [1, 2, 3, 4, 5].map((): Bin => ({ n: 0, right: 0 })) as unknown as Bins;

export const EMPTY_PROGRESS: Progress = {
  lessons: {},
  questions: {},
  quizzes: {},
  predictions: { made: 0, settled: 0, right: 0, brier: null },
  calibration: { predictions: NO_BINS, answers: NO_BINS },
  runs: {},
  tested: {},
  days: {},
  goal: null,
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

function draftOf({ progress, open, squares }: Fold): Draft {
  const { predictions, calibration, goal, current } = progress;
  return {
    lessons: { ...progress.lessons },
    questions: { ...progress.questions },
    quizzes: { ...progress.quizzes },
    runs: { ...progress.runs },
    tested: { ...progress.tested },
    days: { ...progress.days },
    touched: new Set(),
    open: { ...open },
    guesses: [...calibration.predictions],
    answers: [...calibration.answers],
    made: predictions.made,
    settled: predictions.settled,
    right: predictions.right,
    squares,
    goal,
    current,
  };
}

/**
 * Adds events to a state; the state that comes in is left alone. The events must be `inOrder` and later than
 * `fold.last`: then folding in parts and folding at once are the same.
 */
export function foldEvents(fold: Fold, events: readonly Event[]): Fold {
  const last = events.at(-1);
  if (!last) return fold;
  const draft = draftOf(fold);
  for (const event of events) apply(draft, event);
  const { open, guesses, answers, made, settled, right, squares, touched: _, ...rest } = draft;
  const brier = settled === 0 ? null : squares / 100 / settled;
  return {
    progress: {
      ...rest,
      predictions: { made, settled, right, brier },
      calibration: { predictions: guesses as unknown as Bins, answers: answers as unknown as Bins },
      events: fold.progress.events + events.length,
    },
    open,
    squares,
    last: stampOf(last),
  };
}

/** The calendar day on which an event happened, where it happened. */
export const dayOf = ({ at, zone }: Event): Day => dayAt(Date.parse(at), zone);

function apply(draft: Draft, event: Event): void {
  switch (event.type) {
    case 'lesson.opened':
    case 'lesson.position':
    case 'lesson.finished':
      touchLesson(draft, event);
      break;
    case 'question.answered':
      answerQuestion(draft, event, dayOf(event));
      break;
    case 'rating.undone':
      undoRating(draft, event);
      break;
    case 'rating.raised':
      raiseRating(draft, event);
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
      break;
    }
    case 'chapter.tested-out':
      draft.tested[event.chapter] = { lessons: event.lessons, score: event.score };
      break;
    case 'chapter.test-withdrawn':
      delete draft.tested[event.chapter];
      break;
    case 'lesson.forgotten':
      forgetLesson(draft, event);
      break;
    case 'progress.reset':
      Object.assign(draft, draftOf(EMPTY_FOLD));
      break;
    case 'goal.set':
      draft.goal = event.day === null ? null : parseDay(event.day);
  }
}

type Of<T extends Event['type']> = Extract<Event, { type: T }>;

/** A lesson that is read again stays finished. */
function touchLesson(draft: Draft, event: Of<'lesson.opened' | 'lesson.position' | 'lesson.finished'>): void {
  const before = own(draft.lessons, event.lesson);
  const { anchor, screen } = event.type === 'lesson.position' ? event : (before ?? { anchor: null, screen: 0 });
  const status = event.type === 'lesson.finished' ? 'finished' : (before?.status ?? 'opened');
  draft.current = event.lesson;
  draft.lessons[event.lesson] = { status, anchor, screen };
}

/** A prediction is settled once; what does not belong to an open one is passed over. */
function settlePrediction(draft: Draft, event: Of<'prediction.settled'>): void {
  const confidence = own(draft.open, event.prediction);
  if (confidence === undefined) return;
  delete draft.open[event.prediction];
  draft.settled += 1;
  draft.right += event.right ? 1 : 0;
  draft.squares += squareOf(confidence, event.right);
  countIn(draft.guesses, confidence, event.right);
}

/** What was done on past days stays counted; what is known of the lesson goes. */
function forgetLesson(draft: Draft, { lesson, quiz }: Of<'lesson.forgotten'>): void {
  delete draft.lessons[lesson];
  if (draft.current === lesson) draft.current = null;
  for (const [chapter, { lessons, score }] of Object.entries(draft.tested)) {
    if (lessons.includes(lesson)) draft.tested[chapter] = { lessons: lessons.filter(id => id !== lesson), score };
  }
  if (quiz === null) return;
  delete draft.quizzes[quiz];
  for (const [id, state] of Object.entries(draft.questions)) if (state.quiz === quiz) delete draft.questions[id];
}
