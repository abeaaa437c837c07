/** So many frames after the first, and so many ms, are enough to tell backends apart. */
const ENOUGH = { frames: 6, ms: 25 };

/**
 * Makes the first frames of a run and returns the ms that the fastest of the later half took: the first one waits for data
 * and weights, the next ones for compilers, any of them for other programs. Ends after `budget` ms and one frame.
 */
export async function timeFrames(
  next: () => Promise<unknown>,
  budget: number,
  clock: () => number = () => performance.now(),
): Promise<number> {
  const begin = clock();
  const times: number[] = [];
  let last = begin;
  while (last - begin < budget && (times.length <= ENOUGH.frames || last - begin < ENOUGH.ms)) {
    if ((await next()) === null) break;
    const now = clock();
    times.push(now - last);
    last = now;
  }
  return Math.min(...times.slice(Math.floor(times.length / 2)));
}
