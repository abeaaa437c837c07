import type { Confidence } from '../progress/types.ts';
import { AGAIN, GOOD, HARD, type Rating } from './memory.ts';

/** What the rating of an answer depends on. Time is not among it: how fast one reads differs between languages. */
export type Outcome = {
  /** 0…1 */
  readonly score: number;
  readonly hints: number;
  readonly confidence?: Confidence;
  /** The answer was asked for and shown. */
  readonly shown?: boolean;
};

const KNOWN = 0.6;
const GUESSED = 2;

/** The rating of the first answer of a day: below 0.6 again; helped, partly right or guessed hard; else good. */
export function ratingOf({ score, hints, confidence, shown }: Outcome): Rating {
  if (shown || score < KNOWN) return AGAIN;
  const guessed = confidence !== undefined && confidence <= GUESSED;
  return score < 1 || hints > 0 || guessed ? HARD : GOOD;
}
