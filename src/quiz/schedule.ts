import type { Misconception } from './types.ts';

/** What is asked next: a question of the quiz, or one that was answered already and comes back without counting. */
export type Turn = { readonly id: string; readonly again: boolean };

/** How many turns a learner may hold a wrong belief: one of the next three must speak against it. */
export const WITHIN = 3;

type Wrong = {
  /** What the answer showed, the most telling first. */
  readonly misconceptions: readonly string[];
  /** The question that was answered. */
  readonly question: string;
};

type Known = {
  readonly misconceptions: readonly Misconception[];
  /** Questions that can be asked again: those of the quiz that were answered. */
  readonly answered: readonly string[];
};

/**
 * The turns to come after a wrong answer. Each misconception that it showed is met, within the next three turns, by a
 * question that refutes it: one that stands there stays, one that stands further behind is brought forward, one that
 * was answered already comes again; the question that was missed itself only when nothing else refutes. What has no
 * refuting question here is left to the experiment that the feedback offers. Questions are neither lost nor doubled.
 */
export function bringRefutation(turns: readonly Turn[], wrong: Wrong, known: Known): readonly Turn[] {
  return wrong.misconceptions
    .slice(0, WITHIN)
    .reduce((queue, id, place) => bringOne(queue, refuting(id, known), place, wrong.question, known), turns);
}

const refuting = (id: string, { misconceptions }: Known): readonly string[] =>
  misconceptions.find(misconception => misconception.id === id)?.refutedBy.questions ?? [];

function bringOne(
  turns: readonly Turn[],
  ids: readonly string[],
  place: number,
  missed: string,
  { answered }: Known,
): readonly Turn[] {
  if (turns.slice(0, WITHIN).some(({ id }) => ids.includes(id))) return turns;
  const behind = turns.findIndex(({ id }) => ids.includes(id));
  const [before, after] = [turns.slice(0, place), turns.slice(place)];
  if (behind >= 0) {
    const turn = turns[behind] as Turn;
    return [...before, turn, ...after.filter(other => other !== turn)];
  }
  const known = ids.filter(id => answered.includes(id));
  const id = known.find(candidate => candidate !== missed) ?? known[0];
  // Asked again at once it would only test what the eye still sees.
  const at = id === missed ? Math.min(turns.length, WITHIN - 1) : place;
  return id === undefined ? turns : [...turns.slice(0, at), { id, again: true }, ...turns.slice(at)];
}
