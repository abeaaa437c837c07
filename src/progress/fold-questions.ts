import type { Day } from '../platform/days.ts';
import { AGAIN, type Card, EASY, GOOD, nextCard, type Rating } from '../review/memory.ts';
import { ratingOf } from '../review/rating.ts';
import { countIn, type Draft, own } from './draft.ts';
import type { DayState, Event, QuestionState } from './types.ts';

type Of<T extends Event['type']> = Extract<Event, { type: T }>;
type Rated = NonNullable<QuestionState['rated']>;

type Change = { -readonly [K in keyof DayState]: number };

/** The day's counts, to be added to: a long history has few days and many answers, so none is copied twice. */
function dayIn({ days, touched }: Draft, day: Day): Change {
  const known = own(days, String(day));
  if (known && touched.has(day)) return known as Change;
  touched.add(day);
  const copy = known ? { ...known } : { answers: 0, score: 0, reviews: 0, recalls: 0, recalled: 0 };
  days[day] = copy;
  return copy;
}

/** What a rating adds to its day; taken back it is subtracted. */
function countRating(draft: Draft, day: Day, { review, before, rating }: Rated, sign: 1 | -1): void {
  const counts = dayIn(draft, day);
  if (review) counts.reviews += sign;
  if (before) counts.recalls += sign;
  if (before && rating > AGAIN) counts.recalled += sign;
}

/**
 * The first answer of a day rates the card; what is answered again the same day was just read. Answers to an older
 * revision of the question say nothing about the one that stands now.
 */
export function answerQuestion(draft: Draft, event: Of<'question.answered'>, day: Day): void {
  const { question, quiz, rev, score, confidence } = event;
  const counts = dayIn(draft, day);
  counts.answers += 1;
  counts.score += score;
  if (confidence !== undefined) countIn(draft.answers, confidence, score === 1);
  const known = own(draft.questions, question);
  if (known && known.rev > rev) return;
  const before = known?.rev === rev ? known : undefined;
  const inQuiz = event.asked === undefined;
  const last = inQuiz || !before ? score : before.last;
  const best = before && before.best > score ? before.best : score;
  const answers = (before?.answers ?? 0) + (inQuiz ? 1 : 0);
  const old = before?.card ?? null;
  if (old && day <= old.day) {
    draft.questions[question] = { quiz, rev, last, best, answers, day, card: old, rated: before?.rated ?? null };
    return;
  }
  const rating = ratingOf(event);
  const rated: Rated = { answer: event.id, rating, review: event.asked === 'review', before: old };
  const card = nextCard(old, rev, day, rating);
  draft.questions[question] = { quiz, rev, last, best, answers, day, card, rated };
  countRating(draft, day, rated, 1);
}

/** The card and its last rating, when it is the one that an event means. */
function ratedBy(draft: Draft, question: string, answer: string): [QuestionState, Card, Rated] | null {
  const state = own(draft.questions, question);
  return state?.card && state.rated?.answer === answer ? [state, state.card, state.rated] : null;
}

/** Takes the last rating of a question back; one that is not the last is passed over. */
export function undoRating(draft: Draft, { question, answer }: Of<'rating.undone'>): void {
  const found = ratedBy(draft, question, answer);
  if (!found) return;
  const [state, card, rated] = found;
  countRating(draft, card.day, rated, -1);
  draft.questions[question] = { ...state, card: rated.before, rated: null };
}

/** Only a full answer without help can have been too easy. */
export function raiseRating(draft: Draft, { question, answer }: Of<'rating.raised'>): void {
  const found = ratedBy(draft, question, answer);
  if (!found || found[2].rating !== GOOD) return;
  const [state, card, rated] = found;
  const rating: Rating = EASY;
  const next = nextCard(rated.before, state.rev, card.day, rating);
  draft.questions[question] = { ...state, card: next, rated: { ...rated, rating } };
}
