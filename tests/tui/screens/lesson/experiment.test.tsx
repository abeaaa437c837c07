import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../src/progress/types.ts';
import { bodyOf, done, open, seen, storeWith } from './harness.tsx';

describe('an experiment in the text', () => {
  it('is one card for its prediction and itself, after the text of the prediction', async () => {
    const tutor = open({ anchor: 'try' });
    await tutor.until('3/4');
    const body = bodyOf(await tutor.screen());
    expect(body.slice(0, 5)).toEqual([
      '  Guess, then run',
      '',
      '  What if the activation goes?',
      '',
      '  ▏ Experiment  XOR and the activation function',
    ]);
    expect(body.filter(row => row.includes('guess first, then run it'))).toEqual(['  ▏ e  guess first, then run it']);
    expect(body.join('\n')).toMatch(/guess first, then run it\n\n {2}Then look at the boundary\./);
  });

  it('opens under the heading, asks for a guess and closes to the text', async () => {
    const tutor = open({ anchor: 'try' });
    await tutor.until('3/4');
    await tutor.type('e');
    const panel = bodyOf(await tutor.screen());
    expect(panel[0]).toBe(' Guess, then run');
    expect(panel.join('\n')).toContain('Predict first');
    await tutor.type('esc');
    expect(await tutor.until('Then look at the boundary')).toContain('e  go on with it');
  });

  it('takes all rows where they are few', async () => {
    const tutor = open({ anchor: 'try', columns: 40, rows: 12 });
    await tutor.until('3/4');
    await tutor.type('e');
    const text = await tutor.text();
    expect(text).not.toContain('Guess, then run');
    expect(text).toContain('How sure');
  });

  it('is opened by Enter before the next screen, once', async () => {
    const tutor = open({ anchor: 'try' });
    await tutor.until('↵ do the experiment');
    await tutor.type('enter');
    await tutor.until('Predict first');
    await tutor.type('esc');
    await tutor.until('↵ next');
    await tutor.type('enter');
    expect(await tutor.text()).toContain('4/4');
  });

  it('says in the text that it was set against the measurement, and shows it again', async () => {
    const tutor = open({ anchor: 'try' });
    await tutor.until('3/4');
    await tutor.type('e', 'enter');
    seen.answer?.(done());
    await tutor.until('Measured');
    await tutor.until('75 % or fewer  ✓ right');
    await tutor.type('esc');
    await tutor.until('✓ set against the measurement   e  look again');
    expect(seen.facts.map(({ type }) => type)).toEqual([
      'lesson.opened',
      'lesson.position',
      'prediction.made',
      'run.finished',
      'prediction.settled',
    ]);
    await tutor.type('e');
    await tutor.until('75 % or fewer  ✓ right');
  });

  it('stops its run when it is closed, and keeps the guess', async () => {
    const tutor = open({ anchor: 'try' });
    await tutor.until('3/4');
    await tutor.type('e', 'enter');
    expect(seen.stopped).toBe(0);
    await tutor.type('esc');
    await tutor.until('go on with it');
    expect(seen.stopped).toBe(1);
    await tutor.type('e');
    const text = await tutor.until('You said');
    expect(text).not.toContain('Predict first');
  });

  it('tells how often it ran before', async () => {
    const run: Fact = { type: 'run.finished', experiment: 'xor-mlp', card: 'card', status: 'finished' };
    const once = open({ anchor: 'try', store: storeWith(run) });
    await once.until('guess first, then run it   run once');
    await once.unmount();
    await open({ anchor: 'try', store: storeWith(run, run), lang: 'zh' }).until('先猜，再跑   跑过 2 次');
  });

  it('stays open in both languages', async () => {
    const tutor = open({ anchor: 'try' });
    await tutor.until('3/4');
    await tutor.type('e', 'L');
    expect(await tutor.text()).toMatch(/先猜，再跑[\s\S]*把握/);
  });
});
