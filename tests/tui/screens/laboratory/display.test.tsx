import { describe, expect, it } from 'vitest';
import { expectFrame } from '../../../support/screens.ts';
import { done, LAB_WINDOWS, open, worker } from './harness.tsx';

const steps = Array.from({ length: 40 }, (_, i) => i + 1);

async function finished(options: Parameters<typeof open>[0] = {}) {
  const tutor = open({ experiment: 'mse-or-cross-entropy', ...options });
  await tutor.type('x');
  const metrics = (step: number) => ({
    accuracyMse: step / 100,
    accuracyCe: 1 - 1 / step,
    gradientMse: 1 / step,
    gradientCe: 2 / step,
    lossMse: 3 / step,
    lossCe: 4 / step,
  });
  worker.answer({ kind: 'frames', frames: steps.map(step => ({ step, metrics: metrics(step) })) });
  worker.answer(done(metrics(40), { experiment: 'mse-or-cross-entropy' }));
  await tutor.until('✓');
  return tutor;
}

describe('ways of drawing', () => {
  it('never touch the run: no key of theirs asks the worker for anything', async () => {
    const tutor = await finished();
    const before = worker.asked.length;
    await tutor.type('o', 'o', 'o', 'b', 'b', 'b', 'z', 'z', 'f', 'v', 'f', 'v');
    expect(worker.asked).toHaveLength(before);
    expect((await tutor.screen())[0]).toContain('finished 40 of 40');
  });

  it('change the scale, and say how it is', async () => {
    const tutor = await finished();
    await tutor.type('o');
    const text = await tutor.text();
    expect(text).toContain('Accuracy  log');
    expect(text.split('\n').at(-1)).toContain('y axis: logarithmic');
    await tutor.type('o');
    expect(await tutor.text()).toMatch(/Gradient norm {2}linear/);
    await tutor.type('o');
    expect(await tutor.text()).not.toMatch(/Accuracy {2}log|Gradient norm {2}linear/);
  });

  it('draw curves in dots or in lines', async () => {
    const tutor = await finished();
    await tutor.type('b');
    expect(await tutor.text()).toContain('⠒⠒ squared error');
    await tutor.type('b');
    expect(await tutor.text()).toContain('── squared error');
  });

  it('show the second half of the steps, or the first when one looks back at it', async () => {
    const tutor = await finished({ columns: 120, rows: 30 });
    await tutor.type('z');
    const half = await tutor.text();
    expect(half).toContain('Accuracy  half of the steps');
    expect(half).toMatch(/step +20 +2/);
    for (let n = 0; n < 8; n++) await tutor.type('{');
    expect(await tutor.text()).toMatch(/step +0 +2/);
  });

  it.each(LAB_WINDOWS)('give one chart the whole panel at $columns×$rows in $lang', async ({ columns, rows, lang }) => {
    const tutor = await finished({ columns, rows, lang });
    await tutor.type('f');
    const screen = await tutor.screen();
    expectFrame(screen, { columns, rows });
    const titles = lang === 'zh' ? ['准确率', '梯度范数'] : ['Accuracy', 'Gradient norm'];
    const shown = screen.filter(row => titles.some(title => row.trim() === title));
    expect(shown.length).toBeLessThanOrEqual(1);
    expect(screen.filter(row => row.includes('◂'))).toHaveLength(1);
    expect(screen.join('\n')).toContain('1/5');
  });
});

it.each(['full', 'safe', 'ascii'] as const)('a comparison stands in the tier %s', async glyphs => {
  const capabilities = { color: 0, glyphs, background: 'dark', screenReader: false } as const;
  const tutor = open({ capabilities });
  await tutor.type('x');
  worker.answer({ kind: 'frames', frames: steps.map(step => ({ step, metrics: { loss: 1 / step } })) });
  worker.answer(done({ loss: 1 / 40 }));
  await tutor.until('finished');
  await tutor.type('c', 'right');
  worker.answer({ kind: 'frames', frames: steps.map(step => ({ step, metrics: { loss: 2 / step } })) });
  worker.answer(done({ loss: 2 / 40 }));
  await tutor.until('Cross-entropy 0.025');
  await tutor.type('[', 'i');
  await tutor.until('The question');
  await tutor.type('esc');
  await tutor.until('Cross-entropy 0.025');
  await tutor.type('y');
  const screen = await tutor.screen();
  expect(screen.filter(row => row.length > 80)).toEqual([]);
  expect(screen.join('\n')).toContain('Run card');
});
