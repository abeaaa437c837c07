import { describe, expect, it } from 'vitest';
import { experiments } from '../../../../src/lab/experiments/index.ts';
import { bodyOf, expectFrame } from '../../../support/screens.ts';
import { done, experimentOf, frames, LAB_WINDOWS, MARKED, open, worker } from './harness.tsx';

const squeezed = (text: string): string => text.replace(/[\s─]+/g, '');
const last = () => worker.asked.at(-1);
const xor = experimentOf('xor-mlp');

/** All that a page says, from its first line to its last. */
async function readThrough(tutor: ReturnType<typeof open>): Promise<string> {
  let before = bodyOf(await tutor.screen());
  const lines = [...before];
  for (;;) {
    await tutor.type('pagedown');
    const after = bodyOf(await tutor.screen());
    const moved = after.findIndex(
      (_, by) => before.slice(by).join('\n') === after.slice(0, after.length - by).join('\n'),
    );
    if (moved === 0) return squeezed(lines.join(''));
    lines.push(...after.slice(-moved));
    before = after;
  }
}

describe.each(LAB_WINDOWS)('the presets at $columns×$rows in $lang', ({ columns, rows, lang }) => {
  it('are each told with a mark, a word, a label and the reason', async () => {
    const tutor = open({ columns, rows, lang });
    await tutor.type('x', 'P');
    for (const { label, why, good } of xor.presets) {
      const screen = await tutor.screen();
      expectFrame(screen, { columns, rows });
      const body = squeezed(bodyOf(screen).join(''));
      const word = lang === 'zh' ? (good ? '✓能行' : '✗不行') : good ? '✓works' : '✗fails';
      expect(body).toContain(`${word}${squeezed(label[lang])}`);
      expect(body).toContain(squeezed(why[lang]));
      await tutor.type('down');
    }
  });

  it('set their reason beside what was measured', async () => {
    const tutor = open({ columns, rows, lang });
    await tutor.type('x', 'P', 'down', 'enter');
    const [, second] = xor.presets;
    expect(last()).toMatchObject({ what: 'start', params: second?.set });
    worker.answer(frames(1, 2));
    worker.answer(done());
    const body = squeezed(await tutor.until(lang === 'zh' ? '实测' : 'Measured'));
    expect(body).toContain(squeezed(second?.why[lang] ?? 'none'));
    expect(body).toMatch(lang === 'zh' ? /实测交叉熵0.694/ : /Measuredcross-entropy0.694/);
    expectFrame(await tutor.screen(), { columns, rows });
  });
});

describe.each(LAB_WINDOWS)('the explanation at $columns×$rows in $lang', ({ columns, rows, lang }) => {
  it('tells the question, every chart, every knob and what settles the prediction', async () => {
    const tutor = open({ columns, rows, lang });
    await tutor.type('enter');
    worker.answer(frames(1, 2));
    await tutor.until('▶');
    await tutor.type('i');
    expectFrame(await tutor.screen(), { columns, rows });
    const said = await readThrough(tutor);
    expect(said).toContain(squeezed(xor.question[lang]));
    for (const { title } of xor.views) expect(said).toContain(squeezed(title[lang]));
    for (const { about } of xor.params) expect(said).toContain(squeezed(about?.[lang] ?? 'none'));
    expect(said).toContain(squeezed(lang === 'zh' ? '激活函数 = 恒等' : 'activation = identity'));
  });
});

describe('the explanation', () => {
  it.each(experiments.map(({ id }) => id))('of %s has a word on every knob in both languages', id => {
    const { params } = experimentOf(id);
    expect(params.filter(({ about }) => !about?.zh || !about.en).map(({ name }) => name)).toEqual([]);
  });

  it('gives nothing away before the prediction, and leads back to it', async () => {
    const tutor = open();
    await tutor.type('3', 'i');
    expect(await tutor.text()).toContain('Nothing has run yet');
    expect(worker.asked).toEqual([]);
    await tutor.type('esc');
    expect(await tutor.until('How sure')).toMatch(/▸ 3/);
  });

  it('stands still while the run goes on, and the run goes on while it is read', async () => {
    const tutor = open();
    await tutor.type('x');
    worker.answer(frames(1, 2));
    await tutor.until('running');
    await tutor.type('i');
    const before = bodyOf(await tutor.screen());
    worker.answer({ kind: 'frames', frames: [{ step: 3, metrics: { loss: 0.1, accuracy: 1 } }] });
    await tutor.until('3 of 3000');
    expect(bodyOf(await tutor.screen())).toEqual(before);
    await tutor.type('esc');
    await tutor.until('cross-entropy 0.1');
    expect(worker.asked.map(({ what }) => what)).toEqual(['start']);
  });
});

describe('the presets', () => {
  it('open at the one in force; esc takes none', async () => {
    const tutor = open({ preset: 'relu' });
    await tutor.type('x', 'P');
    expect(await tutor.text()).toMatch(/▸ 5 {2}✓ works {2}ReLU instead/);
    await tutor.type('up', 'esc');
    expect(worker.asked.filter(({ what }) => what === 'start')).toHaveLength(1);
    await tutor.type('P', '1');
    expect(last()).toMatchObject({ what: 'start', params: { activation: 'identity' } });
  });
});

describe('the card', () => {
  it('is shown, whole, with the command that runs it', async () => {
    const tutor = open({ columns: 120, rows: 30 });
    await tutor.type('x');
    worker.answer({ kind: 'ready', backend: 'wasm' });
    worker.answer(frames(1));
    await tutor.until('running');
    await tutor.type('y');
    const card =
      'xor-mlp@1 hidden=8 activation=tanh optimiser=adam rate=0.001 noise=0.2 steps=3000 seed=1 backend=wasm';
    const body = squeezed(await tutor.until('Run card'));
    expect(body.split(squeezed(card))).toHaveLength(3);
    expect(body).toContain(squeezed('dl-tutor lab run --card'));
    await tutor.type('esc');
    await tutor.until('running');
  });

  it('is that of the result, and says when a knob was changed meanwhile', async () => {
    const tutor = open();
    await tutor.type('x');
    worker.answer(frames(1));
    await tutor.until('running');
    await tutor.type('down', 'down', 'down', 'right');
    worker.answer(done(MARKED, { card: 'xor-mlp@1 the card of the result' }));
    await tutor.until('finished');
    await tutor.type('y');
    const text = await tutor.until('the card of the result');
    expect(squeezed(text)).toContain(squeezed('the card holds what the run started with'));
  });
});
