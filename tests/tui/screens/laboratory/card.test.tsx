import { describe, expect, it } from 'vitest';
import { bodyOf, expectFrame } from '../../../support/screens.ts';
import { done, frames, LAB_WINDOWS, open, worker } from './harness.tsx';

const squeezed = (text: string): string => text.replace(/[\s─]+/g, '');
const CARD = 'mse-or-cross-entropy@1 wrongness=2 rate=1 seed=7 backend=cpu';

async function writing(options: Parameters<typeof open>[0] = {}) {
  const tutor = open({ list: true, ...options });
  await tutor.type('Y');
  await tutor.until(options.lang === 'zh' ? '运行一张卡片' : 'Run a card');
  return tutor;
}

describe.each(LAB_WINDOWS)('a place for cards at $columns×$rows in $lang', ({ columns, rows, lang }) => {
  it('says what a card is, and what is wrong with one', async () => {
    const tutor = await writing({ columns, rows, lang });
    expectFrame(await tutor.screen(), { columns, rows });
    await tutor.type('xor-mlp@1 hidden=99', 'enter');
    const body = squeezed(await tutor.until(lang === 'zh' ? '不能取' : 'cannot be'));
    expect(body).toContain(squeezed(lang === 'zh' ? '请给 1 到 16 之间的整数' : 'Give a whole number from 1 to 16'));
    expectFrame(await tutor.screen(), { columns, rows });
    expect(worker.asked).toEqual([]);
  });
});

describe('a card that is written', () => {
  it('runs as it is, on its backend, without a prediction', async () => {
    const tutor = await writing();
    await tutor.type(CARD, 'enter');
    await tutor.until('starting');
    expect(worker.started).toMatchObject({
      backend: 'cpu',
      seed: 7,
      params: { wrongness: 2, rate: 1, bias: 0, steps: 300 },
    });
    worker.answer(frames(1, 2));
    worker.answer(done({}, { experiment: 'mse-or-cross-entropy' }));
    expect(await tutor.until('finished')).toContain('no prediction');
    expect((await tutor.screen())[0]).toContain('seed 7');
    await tutor.type('esc');
    await tutor.until('Laboratory');
  });

  it('may be called for from a laboratory, which is there again behind it', async () => {
    const tutor = open();
    await tutor.type('x', 'Y');
    await tutor.until('Run a card');
    await tutor.type(CARD, 'enter');
    await tutor.until('Squared error');
    await tutor.type('esc');
    await tutor.until('XOR');
  });

  it('is corrected in place: the complaint goes with the next key', async () => {
    const tutor = await writing();
    await tutor.type('nothing', 'enter');
    await tutor.until('is not a run card');
    await tutor.type('backspace');
    expect(bodyOf(await tutor.screen()).join('')).not.toContain('is not a run card');
  });
});
