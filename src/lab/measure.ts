/** So many frames after the first, and so many ms, are enough to tell backends apart. */
const ENOUGH = { frames: 6, ms: 25 };

/**
 * Makes the first frames of a run and returns the ms that the fastest of the later half took. The first one is not timed: it
 * waits for data and weights; the next ones wait for compilers, any of them for other programs. Ends after `budget` ms of
 * timed frames, and at least one.
 */
export async function timeFrames(
  next: () => Promise<unknown>,
  budget: number,
  clock: () => number = () => performance.now(),
): Promise<number> {
  if ((await next()) === null) return Number.POSITIVE_INFINITY;
  const times: number[] = [];
  let spent = 0;
  while (times.length === 0 || (spent < budget && (times.length < ENOUGH.frames || spent < ENOUGH.ms))) {
    const begin = clock();
    if ((await next()) === null) break;
    const ms = clock() - begin;
    times.push(ms);
    spent += ms;
  }
  return Math.min(...times.slice(Math.floor(times.length / 2)));
}
