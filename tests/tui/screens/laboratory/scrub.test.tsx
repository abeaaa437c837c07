import { describe, expect, it } from 'vitest';
import type { Frame, Picture } from '../../../../src/lab/types.ts';
import { bodyOf, expectFrame } from '../../../support/screens.ts';
import { done, LAB_WINDOWS, open, worker } from './harness.tsx';

const last = () => worker.asked.at(-1);

/** A picture that looks different at every step. */
const field = (step: number): Picture => ({
  kind: 'field',
  values: Float32Array.from({ length: 64 }, (_, i) => (i % 8 < step ? 1 : 0)),
  cols: 8,
  rows: 8,
  domain: [-2, 2, -2, 2],
  range: [0, 1],
  scale: 'classes',
  points: [],
  path: [],
});

/** Every second step has its picture. */
const frame = (step: number): Frame => ({
  step,
  metrics: { loss: 1 / step, accuracy: step / 20 },
  ...(step % 2 === 1 ? { pictures: { field: field((step + 1) / 2) } } : {}),
});

async function running(options: Parameters<typeof open>[0] = {}) {
  const tutor = open(options);
  await tutor.type('x');
  return tutor;
}

describe.each(LAB_WINDOWS)('looking back at $columns×$rows in $lang', ({ columns, rows, lang }) => {
  it('shows each kept step as it was when it was the newest', async () => {
    const tutor = await running({ columns, rows, lang });
    const live = new Map<number, readonly string[]>();
    const charts = async (): Promise<readonly string[]> =>
      bodyOf(await tutor.screen())
        .slice(0, 4)
        .map(row => row.slice(0, 100).trimEnd());
    for (let step = 1; step <= 9; step++) {
      worker.answer({ kind: 'frames', frames: [frame(step)] });
      await tutor.until(text => new RegExp(`\\b${step}(/| of )`).test(text.split('\n')[0] ?? ''));
      live.set(step, await charts());
    }
    worker.answer(done());
    await tutor.until('✓');
    for (const step of [7, 5, 3, 1]) {
      await tutor.type('[');
      const screen = await tutor.screen();
      expect(screen[0]).toContain(lang === 'zh' ? `回看 ${step}/9` : `looking back ${step} of 9`);
      expect(await charts()).toEqual(live.get(step));
      expectFrame(screen, { columns, rows });
    }
    await tutor.type(']', ']', ']', ']');
    expect((await tutor.screen())[0]).toContain('✓');
    expect(await charts()).toEqual(live.get(9));
  });
});

describe('looking back', () => {
  const finished = async (options: Parameters<typeof open>[0] = {}) => {
    const tutor = await running(options);
    worker.answer({ kind: 'frames', frames: Array.from({ length: 41 }, (_, i) => frame(i + 1)) });
    worker.answer(done());
    await tutor.until('finished');
    return tutor;
  };

  it('has the numbers of the step in the legends and a cursor in the curves', async () => {
    const tutor = await finished({ columns: 120, rows: 30 });
    expect(await tutor.text()).not.toContain('╎');
    await tutor.type('{', '{');
    const text = await tutor.text();
    expect(text).toContain('looking back 33 of 41');
    expect(text).toContain('cross-entropy 0.0303');
    expect(text).toContain('╎');
  });

  it('goes by tenths with braces and stops at both ends', async () => {
    const tutor = await finished();
    await tutor.type('{');
    expect((await tutor.screen())[0]).toContain('looking back 37 of 41');
    for (let n = 0; n < 20; n++) await tutor.type('{');
    expect((await tutor.screen())[0]).toContain('looking back  1 of 41');
    await tutor.type('}');
    expect((await tutor.screen())[0]).toContain('looking back  5 of 41');
    for (let n = 0; n < 20; n++) await tutor.type('}');
    expect((await tutor.screen())[0]).toContain('finished 41 of 41');
  });

  it('needs a run that stands still; going on shows the newest again', async () => {
    const tutor = await running();
    worker.answer({ kind: 'frames', frames: [1, 2, 3, 4, 5].map(frame) });
    await tutor.until('running');
    await tutor.type('[');
    expect(await tutor.text()).not.toContain('looking back');
    await tutor.type('space');
    worker.answer({ kind: 'paused' });
    await tutor.until('paused');
    await tutor.type('[');
    await tutor.until('looking back');
    await tutor.type('space');
    expect(last()).toEqual({ what: 'resume' });
    expect(await tutor.text()).not.toContain('looking back');
  });

  it('ends when the run begins again', async () => {
    const tutor = await finished();
    await tutor.type('[', 'r');
    expect((await tutor.screen())[0]).toContain('starting');
  });
});
