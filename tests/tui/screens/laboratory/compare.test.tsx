import { describe, expect, it } from 'vitest';
import type { Both } from '../../../../src/lab/evaluate.ts';
import type { RunResult } from '../../../../src/lab/types.ts';
import { bodyOf, expectFrame } from '../../../support/screens.ts';
import { done, evaluation, frames, LAB_WINDOWS, MARKED, open, worker } from './harness.tsx';

const squeezed = (text: string): string => text.replace(/[\s─]+/g, '');
const last = () => worker.asked.at(-1);

const STREAMS = { data: '400:aa', weights: '33:bb' };

/** A run that has ended and is kept. */
async function kept(options: Parameters<typeof open>[0] = {}) {
  const tutor = open(options);
  await tutor.type('x');
  worker.answer(frames(1, 2));
  worker.answer(done(MARKED, { streams: STREAMS }));
  await tutor.until('✓');
  await tutor.type('c');
  return tutor;
}

const endAgain = (metrics = { accuracy: 1, loss: 0.0123 }, streams: RunResult['streams'] = STREAMS): void => {
  worker.answer(frames(1, 2));
  worker.answer(done(metrics, { streams }));
};

describe.each(LAB_WINDOWS)('a comparison at $columns×$rows in $lang', ({ columns, rows, lang }) => {
  it('says what was changed and both final numbers, whole', async () => {
    const tutor = await kept({ columns, rows, lang });
    await tutor.type('right');
    expect(last()).toMatchObject({ what: 'start', seed: 1, params: { hidden: 9 } });
    endAgain();
    const said =
      lang === 'zh'
        ? '只改了隐藏单元数：8 → 9。交叉熵 0.694 → 0.0123，准确率 0.512 → 1。同样的数据、初始权重。'
        : 'Only hidden units changed: 8 → 9. Cross-entropy 0.694 → 0.0123, accuracy 0.512 → 1. The same data and initial weights.';
    await tutor.until(text => squeezed(text).includes(squeezed(said)));
    expectFrame(await tutor.screen(), { columns, rows });
  });

  it('is judged over six seeds of both settings', async () => {
    const tutor = await kept({ columns, rows, lang });
    await tutor.type('right');
    endAgain();
    await tutor.until(lang === 'zh' ? '按 m' : 'm runs');
    await tutor.type('m');
    expect(evaluation.both).toMatchObject({
      before: { hidden: 8 },
      after: { hidden: 9 },
      seeds: [1, 2, 3, 4, 5, 6],
    });
    await tutor.until(lang === 'zh' ? '正在跑种子 1-6：0/6' : 'running seeds 1-6: 0 of 6');
    evaluation.finishBoth([1, 2, 3, 4, 5, 6].map(seed => pairOf(seed, 0.5 + seed / 100, 1)));
    const parts =
      lang === 'zh'
        ? ['只改了隐藏单元数：8 → 9。', '✓ 交叉熵变低', '符号检验 p = 0.031', '= 准确率：6 个种子都没有差别']
        : ['Only hidden units changed: 8 → 9.', '✓ cross-entropy: lower', 'sign test p = 0.031', '= accuracy: equal'];
    const body = squeezed(await tutor.until(text => squeezed(text).includes('p=0.031')));
    for (const part of parts) expect(body).toContain(squeezed(part));
    expectFrame(await tutor.screen(), { columns, rows });
  });
});

const pairOf = (seed: number, loss: number, accuracy: number): Both => {
  const run = (metrics: RunResult['metrics']): RunResult => {
    const message = done(metrics, { seed });
    if (message.kind !== 'done') throw new Error('not done');
    return message.result;
  };
  return { seed, before: run({ loss, accuracy }), after: run({ loss: loss / 2, accuracy }) };
};

describe('a comparison', () => {
  it('can be had of a run that has ended, and only of one', async () => {
    const tutor = open();
    await tutor.type('x');
    worker.answer(frames(1, 2));
    await tutor.until('running');
    await tutor.type('c');
    worker.answer(done());
    expect(await tutor.until('finished')).not.toContain('This run is kept');
    await tutor.type('c');
    expect(await tutor.text()).toContain('This run is kept (cross-entropy 0.694, accuracy 0.512)');
  });

  it('draws the kept run behind the one after it, both named in the legend', async () => {
    const tutor = await kept({ columns: 120, rows: 30 });
    await tutor.type('right');
    worker.answer({ kind: 'frames', frames: [1, 2].map(step => ({ step, metrics: { loss: 0.0123, accuracy: 1 } })) });
    const text = await tutor.until('9 hidden units 0.0123');
    expect(text).toContain('8 hidden units 0.694');
    expect(text).toContain('The difference is told when the new run has ended.');
  });

  it('starts anew for a knob that could change while it trains: both had their setting from the start', async () => {
    const tutor = await kept();
    await tutor.type('down', 'down', 'down', 'right');
    worker.answer(frames(1));
    await tutor.until('running');
    await tutor.type('right');
    expect(last()).toMatchObject({ what: 'start', params: { rate: 0.005 } });
  });

  it('of two knobs says that it is none, and is not judged over seeds', async () => {
    const tutor = await kept();
    await tutor.type('right', 'down', 'right');
    endAgain();
    const text = squeezed(await tutor.until('No longer'));
    expect(text).toContain(squeezed('hidden units and activation differ, so nothing tells which made the difference'));
    evaluation.both = null;
    await tutor.type('m');
    expect(evaluation.both).toBeNull();
  });

  it('with another seed is none either', async () => {
    const tutor = await kept();
    await tutor.type('n');
    endAgain();
    expect(squeezed(await tutor.until('No longer'))).toContain('seeddiffer');
  });

  it('says which random numbers the change itself made different', async () => {
    const tutor = await kept();
    await tutor.type('right');
    endAgain(undefined, { ...STREAMS, weights: '37:ee' });
    expect(squeezed(await tutor.until('Other random'))).toContain(
      squeezed('The same data. Other random numbers: initial weights.'),
    );
  });

  it('is told not to rest on seeds that change nothing', async () => {
    const tutor = await kept();
    await tutor.type('right');
    endAgain();
    await tutor.until('m runs');
    await tutor.type('m');
    evaluation.finishBoth([1, 2, 3, 4, 5, 6].map(seed => pairOf(seed, 0.5, 1)));
    await tutor.until('The seed changes nothing here');
  });

  it('ends with another c, and its seeds with it', async () => {
    const tutor = await kept();
    await tutor.type('right');
    endAgain();
    await tutor.until('m runs');
    await tutor.type('m');
    await tutor.until('running seeds');
    await tutor.type('c');
    expect(evaluation.aborted()).toBe(true);
    const body = bodyOf(await tutor.screen()).join('\n');
    expect(body).not.toMatch(/Only hidden units|running seeds|8 hidden/);
    expect(worker.asked.filter(({ what }) => what === 'start')).toHaveLength(2);
  });

  it('of a calculation stays at the step that is looked at, and runs to its end by itself', async () => {
    const tutor = open({ experiment: 'backprop-stepper' });
    await tutor.type('x');
    const steps = Array.from({ length: 33 }, (_, i) => i + 1);
    worker.answer(frames(...steps));
    worker.answer(done(MARKED, { experiment: 'backprop-stepper' }));
    await tutor.until('finished');
    await tutor.type('right', 'right', 'c', '+');
    const asked = worker.asked.slice(worker.asked.findLastIndex(({ what }) => what === 'start'));
    expect(asked[0]).toMatchObject({ paused: true, params: { x1: 1 } });
    expect(asked.slice(1).map(({ what }) => what)).toEqual(Array.from({ length: 32 }, () => 'step'));
    worker.answer(frames(...steps));
    await tutor.until('3 of 33');
  });
});
