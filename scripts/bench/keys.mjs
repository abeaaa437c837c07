// What the benchmarks of the screen share.

/** The value below which `share` of them lie; NaN without any. */
export const quantile = (values, share) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? Number.NaN;

/** Milliseconds from `down` over the knobs to the frame that marks the next one: `most` times, or until the run has ended. */
export async function keyTimes(tutor, most) {
  const times = [];
  const marked = () =>
    tutor
      .text()
      .split('\n')
      .findIndex(line => line.includes('▸'));
  while (times.length < most && tutor.text().includes('▶')) {
    const before = marked();
    const started = performance.now();
    tutor.type('\x1b[B');
    await tutor.until(() => marked() !== before);
    times.push(performance.now() - started);
    await new Promise(resolve => setTimeout(resolve, 15 + Math.random() * 40));
  }
  return times;
}
