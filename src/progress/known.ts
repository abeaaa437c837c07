import { EMPTY_FOLD, type Fold, foldEvents, inOrder, stampOf } from './fold.ts';
import type { ReadFile } from './snapshot.ts';
import type { Event } from './types.ts';

/**
 * All that is known of the log. The latest events are kept beside the fold of those before them, so that one that
 * arrives a little late (another window, a clock that was set back) is put in its place without reading everything.
 */
export type Known = {
  readonly base: Fold;
  /** In order, later than `base.last`. */
  readonly tail: readonly Event[];
  /** `base` and `tail` folded. */
  readonly fold: Fold;
  /** Dated in the future by a clock that was wrong: they count when their time has come. */
  readonly held: readonly Event[];
  readonly files: Readonly<Record<string, ReadFile>>;
};

export const NOTHING: Known = { base: EMPTY_FOLD, tail: [], fold: EMPTY_FOLD, held: [], files: {} };

const TAIL = 128;
/** Two clocks may differ by so much; time zones do not matter, for stamps are in UTC. */
const AHEAD = 48 * 60 * 60 * 1000;

/** The latest stamp that counts at a moment. */
const horizon = (now: number): string => new Date(now + AHEAD).toISOString();

/** True when events that counted lie in the future now: the clock was set back. */
export const isAhead = ({ fold }: Known, now: number): boolean => fold.last > horizon(now);

/** Adds events; null when one belongs before everything that is kept apart, so that all must be folded anew. */
export function absorb(known: Known, fresh: readonly Event[], files: Known['files'], now: number): Known | null {
  const limit = horizon(now);
  const waiting = known.held.length === 0 ? fresh : known.held.concat(fresh);
  const held = waiting.filter(event => event.at > limit);
  const events = inOrder(held.length === 0 ? waiting : waiting.filter(event => event.at <= limit));
  const first = events[0];
  if (!first) return { ...known, held: inOrder(held), files };
  if (stampOf(first) > known.fold.last) return settled({ ...known, held: inOrder(held), files }, events);
  if (stampOf(first) <= known.base.last) return null;
  const tail = inOrder(known.tail.concat(events));
  return settled({ ...known, tail: [], fold: known.base, held: inOrder(held), files }, tail);
}

/** Events at the end of the fold; a tail that grew too long moves into the base. */
function settled(known: Known, events: readonly Event[]): Known {
  const fold = foldEvents(known.fold, events);
  const tail = known.tail.length === 0 ? events : known.tail.concat(events);
  if (tail.length <= TAIL) return { ...known, fold, tail };
  const cut = tail.length - TAIL / 2;
  return { ...known, base: foldEvents(known.base, tail.slice(0, cut)), tail: tail.slice(cut), fold };
}
