/** Edits (insert, delete, replace, swap neighbours) between two words: the restricted Damerau–Levenshtein distance. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, rows[i - 2]![j - 2]! + 1);
      row.push(best);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}

/** The letters of the word stand in the candidate in their order, from its first letter on: `lrn` in `learn`. */
function abbreviates(word: string, candidate: string): boolean {
  if (word.length < 3 || word[0] !== candidate[0]) return false;
  let at = 0;
  for (const letter of candidate) if (letter === word[at]) at++;
  return at === word.length && (candidate.startsWith(word) || 2 * word.length >= candidate.length);
}

/**
 * The candidate that the word was most likely meant to be: at most one edit in three characters, else the shortest one that
 * it abbreviates; undefined if none.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const all = [...candidates];
  const asked = word.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of all) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const edits = distance(asked, candidate.toLowerCase());
    if (edits < least) [best, least] = [candidate, edits];
  }
  if (best !== undefined) return best;
  const longer = all.filter(candidate => abbreviates(asked, candidate.toLowerCase()));
  return longer.sort((a, b) => a.length - b.length)[0];
}

/** `; did you mean "x"?`, or nothing when no candidate is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const found = nearest(word, candidates);
  return found === undefined ? '' : `; did you mean "${found}"?`;
}
