import { describe, expect, it } from 'vitest';
import { experiments } from '../../../../src/lab/experiments/index.ts';
import { bodyOf, expectFrame } from '../../../support/screens.ts';
import { done, evaluation, experimentOf, facts, frames, LAB_WINDOWS, MARKED, open, worker } from './harness.tsx';

const squeezed = (text: string): string => text.replace(/[\s─]+/g, '');
const last = () => worker.asked.at(-1);
const xor = experimentOf('xor-mlp');

describe.each(LAB_WINDOWS)('an experiment at $columns×$rows in $lang', ({ columns, rows, lang }) => {
  it.each(experiments.map(({ id }) => id))('%s asks its whole question before anything runs', async id => {
    const { prediction } = experimentOf(id);
    const tutor = open({ experiment: id, columns, rows, lang });
    for (const [index, { text }] of prediction.options.entries()) {
      const screen = await tutor.screen();
      expectFrame(screen, { columns, rows });
      const body = squeezed(bodyOf(screen).join(''));
      expect(body).toContain(squeezed(prediction.prompt[lang]));
      expect(body).toContain(squeezed(`▸${index + 1}${text[lang]}`));
      expect(body).toContain('○○●○○50%');
      await tutor.type('down');
    }
    expect(worker.asked).toEqual([]);
    expect(bodyOf(await tutor.screen()).join('')).not.toContain('…');
  });

  it.each(experiments.map(({ id }) => id))('%s says all that its comparison says', async id => {
    const experiment = experimentOf(id);
    const tutor = open({ experiment: id, columns, rows, lang });
    await tutor.type('enter');
    const metrics = new Proxy(MARKED, { get: (_, name) => (name === 'toJSON' ? undefined : 0.1234) });
    const message = done(metrics, { experiment: id });
    worker.answer(frames(0, 1));
    worker.answer(message);
    await tutor.until(lang === 'zh' ? '实测' : 'Measured');
    if (message.kind !== 'done') throw new Error('not done');
    const said = squeezed(experiment.prediction.reconcile(message.result)[lang]);
    const lines = [...bodyOf(await tutor.screen())];
    for (let n = 0; n < 12 && columns === 40; n++) {
      await tutor.type('down');
      lines.push(bodyOf(await tutor.screen()).at(-1) ?? '');
    }
    expectFrame(await tutor.screen(), { columns, rows });
    expect(squeezed(lines.filter((line, n) => line !== lines[n - 1]).join(''))).toContain(said);
  });

  it('is told in one sentence that the worker failed, and how to go on', async () => {
    const tutor = open({ columns, rows, lang });
    await tutor.type('enter');
    const message = {
      zh: '训练用的后台线程意外结束：exit 1。',
      en: 'The thread that trains ended unexpectedly: exit 1.',
    };
    worker.answer({ kind: 'failed', code: 'worker-lost', message });
    await tutor.until(lang === 'zh' ? '出错了' : 'failed');
    const screen = await tutor.screen();
    expectFrame(screen, { columns, rows });
    const body = squeezed(bodyOf(screen).join(''));
    expect(body).toContain(squeezed(message[lang]));
    expect(body).toContain(lang === 'zh' ? '按r重跑' : 'Pressrtorunitagain');
    expect(screen.at(-1)).toMatch(/(^| )r /);
    await tutor.type('r');
    expect(last()).toMatchObject({ what: 'start', seed: 1 });
  });

  it('has its findings evaluated over five seeds', async () => {
    const tutor = open({ columns, rows, lang });
    await tutor.type('x', 'm');
    await tutor.until(lang === 'zh' ? '正在跑种子 1-5：0/5' : 'running seeds 1-5: 0 of 5');
    evaluation.progress(2, 5);
    await tutor.until(lang === 'zh' ? '2/5' : '2 of 5');
    evaluation.finish([
      { id: 'activation-needed', claim: 'bp.forward', verdict: 'supported', held: 5, of: 5, numbers: {} },
    ]);
    await tutor.until(lang === 'zh' ? '✓ 成立' : '✓ supported');
    const body = squeezed(bodyOf(await tutor.screen()).join(''));
    expect(body).toContain(squeezed(xor.findings[0]?.statement[lang] ?? 'none'));
    expect(body).toContain(lang === 'zh' ? '5个种子里5个符合' : 'heldon5of5seeds');
  });

  it('keeps language and run when L is pressed or the size changes', async () => {
    const tutor = open({ columns, rows, lang });
    await tutor.type('2', 'right', 'enter');
    worker.answer(frames(0, 1, 2));
    await tutor.type('L');
    await tutor.resize({ columns: 80, rows: 24 });
    const other = lang === 'zh' ? 'en' : 'zh';
    const text = await tutor.until(other === 'zh' ? '你猜' : 'You said');
    expect(text).toContain(xor.prediction.options[1]?.text[other]);
    expect(text).toContain(other === 'zh' ? '把握 70%' : '70 % sure');
    await tutor.resize({ columns, rows });
    expectFrame(await tutor.screen(), { columns, rows });
    expect(worker.asked.filter(({ what }) => what === 'start')).toHaveLength(1);
  });
});

describe('the prediction', () => {
  it('stands before any number of the result: none is on any screen until it is made', async () => {
    const tutor = open();
    const before = await tutor.text();
    expect(before).not.toMatch(/0\.69|0\.51|Loss|Accuracy/);
    await tutor.type('p', 'r', 'space', 's', 'v', 'm', 'n', '+');
    expect(await tutor.text()).not.toMatch(/0\.69|0\.51|Loss|Accuracy/);
    expect(worker.asked).toEqual([]);
    expect(facts).toEqual([]);
  });

  it('is chosen by arrows or digits and given a confidence', async () => {
    const tutor = open();
    await tutor.type('3', 'left', 'left', 'left');
    expect(await tutor.text()).toMatch(/▸ 3[\s\S]*● ○ ○ ○ ○ {3}10 %/);
    await tutor.type('9', 'right');
    expect(await tutor.text()).toMatch(/▸ 3[\s\S]*○ ● ○ ○ ○ {3}30 %/);
    await tutor.type('down');
    expect(await tutor.text()).toMatch(/▸ 1/);
    await tutor.type('up', 'enter');
    expect(facts).toEqual([{ type: 'prediction.made', experiment: 'xor-mlp', option: 'all', confidence: 2 }]);
  });

  it('starts the run that settles it, is set against it, and both are written down', async () => {
    const tutor = open();
    await tutor.type('enter');
    expect(last()).toMatchObject({
      what: 'start',
      seed: 1,
      params: { activation: 'identity', hidden: 8 },
      paused: false,
    });
    worker.answer({ kind: 'ready', backend: 'wasm' });
    worker.answer(frames(0, 1, 2));
    expect(await tutor.until('running')).toContain('your prediction is set against the result here');
    worker.answer(done());
    const text = await tutor.until('75 % or fewer  ✓ right');
    expect(text).toContain('51.2 %');
    expect(text).toMatch(/✓ finished/);
    expect(facts.map(({ type }) => type)).toEqual(['prediction.made', 'run.finished', 'prediction.settled']);
  });

  it('that was wrong is told so, in words and not only in colour', async () => {
    const tutor = open();
    await tutor.type('3', 'enter');
    worker.answer(done());
    expect(await tutor.until('Measured')).toMatch(/Measured +75 % or fewer {2}✗ not so/);
  });

  it('may be skipped', async () => {
    const tutor = open();
    await tutor.type('x');
    worker.answer(done());
    expect(await tutor.until('finished')).toContain('no prediction');
    expect(facts.map(({ type }) => type)).toEqual(['run.finished']);
  });

  it('is not settled by a run whose knobs were changed', async () => {
    const tutor = open();
    await tutor.type('enter');
    worker.answer(frames(0, 1));
    await tutor.until('running');
    await tutor.type('down', 'down', 'down', 'right');
    worker.answer(done());
    await tutor.until('press r to settle it');
    expect(facts.map(({ type }) => type)).toEqual(['prediction.made', 'run.finished']);
    await tutor.type('r');
    worker.answer(done());
    await tutor.until('✓ right');
  });
});

describe('the run', () => {
  const running = async (options: Parameters<typeof open>[0] = {}) => {
    const tutor = open(options);
    await tutor.type('x');
    worker.answer(frames(0, 1, 2));
    await tutor.until('running');
    return tutor;
  };

  it('is paused, stepped and resumed, and the footer says which', async () => {
    const tutor = await running();
    expect((await tutor.screen()).at(-1)).toContain('space pause');
    await tutor.type('space');
    expect(last()).toEqual({ what: 'pause' });
    worker.answer({ kind: 'paused' });
    expect((await tutor.until('paused')).split('\n').at(-1)).toContain('space go on');
    await tutor.type('s');
    expect(last()).toEqual({ what: 'step' });
    await tutor.type('space');
    expect(last()).toEqual({ what: 'resume' });
    await tutor.until('running');
  });

  it('shows its numbers in charts, and the next view with v', async () => {
    const tutor = await running();
    const text = await tutor.text();
    expect(text).toContain('What the network answers across the plane');
    expect(text).toContain('cross-entropy 0.694');
    expect(text).toMatch(/3 of 3000/);
    await tutor.type('v');
    expect(await tutor.text()).toContain('Network and weights');
  });

  it('takes a live knob at the next step, and starts anew for another', async () => {
    const tutor = await running();
    await tutor.type('down', 'down', 'down', 'right');
    expect(last()).toEqual({ what: 'set', params: { rate: 0.002 } });
    const side = (await tutor.screen()).map(row => row.slice(0, 28)).join(' ');
    expect(squeezed(side)).toContain('takeseffectatthenextstep');
    await tutor.type('up', 'right');
    expect(worker.asked.slice(-2)).toMatchObject([
      { what: 'stop' },
      { what: 'start', params: { optimiser: 'sgd', rate: 0.002 } },
    ]);
  });

  it('runs again, with a new seed, from the defaults', async () => {
    const tutor = await running();
    await tutor.type('right', 'n');
    expect(last()).toMatchObject({ what: 'start', seed: 2, params: { hidden: 9 } });
    await tutor.type('r');
    expect(last()).toMatchObject({ what: 'start', seed: 2, params: { hidden: 9 } });
    await tutor.type('0');
    expect(last()).toMatchObject({ what: 'start', seed: 2, params: { hidden: 8 } });
    expect((await tutor.screen())[0]).toContain('seed 2');
  });

  it('opens with the preset that was asked for', async () => {
    const tutor = await running({ preset: 'one-unit' });
    expect(worker.asked[0]).toMatchObject({ params: { hidden: 1, activation: 'tanh' } });
    expect(await tutor.text()).toContain('Preset: one hidden unit');
  });

  it('that diverged is explained', async () => {
    const tutor = await running();
    worker.answer(done(MARKED, { status: 'diverged' }));
    expect(squeezed(await tutor.until('diverged'))).toContain('Lowertherateandrunagain.');
  });

  it('spells out a knob that its column has to cut', async () => {
    const tutor = await running({ experiment: 'mse-or-cross-entropy' });
    await tutor.type('down', 'down');
    const side = (await tutor.screen()).map(row => row.slice(0, 28)).join(' ');
    const [, , third] = experimentOf('mse-or-cross-entropy').params;
    expect(squeezed(side)).toContain(squeezed(`${third?.label.en}: ${third?.default}`));
  });

  it('is stopped by esc, which leads back', async () => {
    const tutor = await running();
    await tutor.type('esc');
    await tutor.until('Deep learning');
    expect(last()).toEqual({ what: 'stop' });
  });

  it('is not touched by an evaluation, which ends when a knob changes', async () => {
    const tutor = await running();
    await tutor.type('m');
    await tutor.until('running seeds');
    expect(worker.asked.map(({ what }) => what)).toEqual(['start']);
    await tutor.type('right');
    expect(evaluation.aborted()).toBe(true);
    expect(await tutor.text()).not.toContain('running seeds');
  });

  it('says why an evaluation failed', async () => {
    const tutor = await running();
    await tutor.type('m');
    evaluation.fail(new Error('the worker is gone'));
    await tutor.until('the worker is gone');
  });
});

describe('the page of words of a small window', () => {
  it('comes with the comparison, scrolls where it is long and says by which keys', async () => {
    const tutor = open({ experiment: 'mse-or-cross-entropy', columns: 40, rows: 12 });
    await tutor.type('enter');
    worker.answer(done(new Proxy(MARKED, { get: () => 0.1234 }), { experiment: 'mse-or-cross-entropy' }));
    const first = bodyOf((await tutor.until('Measured')).split('\n'));
    expect((await tutor.screen()).at(-1)).toBe(' ↵ go on  ↑↓ scroll  esc back  ? keys');
    await tutor.type('down');
    expect(bodyOf(await tutor.screen()).slice(0, -1)).toEqual(first.slice(1));
    await tutor.type('up');
    expect(bodyOf(await tutor.screen())).toEqual(first);
    await tutor.type('r');
    expect(last()).toMatchObject({ what: 'start' });
  });

  it('comes with what went wrong, and gives way to the charts and back with v', async () => {
    const tutor = open({ columns: 40, rows: 12 });
    await tutor.type('x');
    worker.answer(frames(0, 1));
    worker.answer(done(MARKED, { status: 'diverged' }));
    await tutor.until('run again.');
    for (const _ of xor.views) await tutor.type('v');
    expect(await tutor.text()).not.toContain('run again.');
    await tutor.type('v');
    await tutor.until('run again.');
  });
});

describe('an experiment that is walked through', () => {
  it('opens paused and goes forward and back', async () => {
    const tutor = open({ experiment: 'backprop-stepper' });
    await tutor.type('enter');
    expect(last()).toMatchObject({ what: 'start', paused: true });
    worker.answer(frames(0));
    worker.answer({ kind: 'paused' });
    await tutor.until('paused');
    const total = experimentOf('backprop-stepper').frames({});
    expect((await tutor.screen())[0]).toContain(`1 of ${total}`);
    await tutor.type('right');
    expect(last()).toEqual({ what: 'step' });
    worker.answer(frames(1));
    await tutor.until(`2 of ${total}`);
    await tutor.type('left');
    expect((await tutor.screen())[0]).toContain(`1 of ${total}`);
    await tutor.type('left');
    expect((await tutor.screen())[0]).toContain(`1 of ${total}`);
    expect(worker.asked.map(({ what }) => what)).toEqual(['start', 'step']);
  });
});

it('an experiment that does not exist leaves one in an empty frame with the way out', async () => {
  const tutor = open({ experiment: 'nowhere' });
  const screen = await tutor.screen();
  expectFrame(screen, { columns: 80, rows: 24 });
  expect(screen.at(-1)).toContain('esc back');
});
