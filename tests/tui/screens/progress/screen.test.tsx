import { afterEach, describe, expect, it } from 'vitest';
import { xorMlp } from '../../../../src/lab/experiments/core/xor-mlp.ts';
import type { Fact } from '../../../../src/progress/types.ts';
import { MAP_COURSE } from '../../../support/fixture-map.ts';
import { bodyOf, expectFrame, WINDOWS } from '../../../support/screens.ts';
import { freshStore, mountTutor } from '../../../support/tutor.tsx';

let mounted: ReturnType<typeof mountTutor> | null = null;

function open(happened: boolean, more: Partial<Parameters<typeof mountTutor>[0]> = {}) {
  const store = freshStore();
  if (happened) {
    const run: Fact = { type: 'run.finished', experiment: 'xor-mlp', card: 'c', status: 'finished' };
    const { id } = store.append({ type: 'prediction.made', experiment: 'xor-mlp', option: 'line', confidence: 5 });
    const facts: Fact[] = [
      { type: 'lesson.finished', lesson: 'network' },
      { type: 'lesson.position', lesson: 'backprop', anchor: 'a', screen: 3 },
      { type: 'quiz.finished', quiz: 'network-quiz', score: 0.9 },
      { type: 'quiz.finished', quiz: 'network-quiz', score: 0.8 },
      { type: 'quiz.finished', quiz: 'backprop-quiz', score: 0.5 },
      run,
      { ...run, experiment: 'gone' },
      run,
      { type: 'prediction.settled', experiment: 'xor-mlp', prediction: id, outcome: 'line', right: true },
    ];
    for (const fact of facts) store.append(fact);
  }
  mounted = mountTutor({ course: MAP_COURSE, store, screen: { kind: 'progress' }, ...more });
  return mounted;
}

afterEach(async () => {
  await mounted?.unmount();
  mounted = null;
});

/** All that can be read by scrolling, without the breaks of lines. */
async function readAll(tutor: ReturnType<typeof mountTutor>): Promise<string> {
  const lines: string[] = [...bodyOf(await tutor.screen())];
  for (let n = 0; n < 40; n++) {
    await tutor.type('down');
    lines.push(bodyOf(await tutor.screen()).at(-1) ?? '');
  }
  return lines.join(' ').replace(/\s+/g, ' ');
}

const squeezed = (text: string): string => text.replace(/\s+/g, '');

describe.each(WINDOWS)('the progress at $columns×$rows in $lang', ({ columns, rows, lang }) => {
  it('tells of lessons, quizzes, predictions and runs, uncut', async () => {
    const tutor = open(true, { columns, rows, lang });
    expectFrame(await tutor.screen(), { columns, rows });
    const text = squeezed(await readAll(tutor));
    expect(text).not.toContain('…');
    const said =
      lang === 'zh'
        ? [
            '神经网络✓学完',
            '反向传播第4/9屏',
            '最近80%，最好90%，做了2次',
            '50%，做了1次',
            '猜对1次',
            '乱猜）：0.01',
            '跑了2次',
            'gone跑了1次',
          ]
        : [
            'Neuralnetworks✓done',
            'screen4of9',
            'last80%,best90%,taken2times',
            '50%,takenonce',
            '1made,1settled,1right',
            'guessing):0.01',
            'run2times',
            'gonerunonce',
          ];
    for (const words of said) expect(text).toContain(words);
    expect(text).toContain(squeezed(xorMlp.title[lang]));
  });

  it('says that there is nothing yet', async () => {
    const tutor = open(false, { columns, rows, lang });
    expectFrame(await tutor.screen(), { columns, rows });
    const text = squeezed(await readAll(tutor));
    expect(text).toContain(lang === 'zh' ? '每个实验开始前都会请你先猜。' : 'Eachexperimentasksforonebeforeitruns.');
    expect(text).toContain(lang === 'zh' ? '还没有。' : 'Noneyet.');
  });
});

describe('keys', () => {
  it('arrows scroll between the ends', async () => {
    const tutor = open(true, { columns: 40, rows: 12 });
    const first = bodyOf(await tutor.screen());
    await tutor.type('up');
    expect(bodyOf(await tutor.screen())).toEqual(first);
    await tutor.type('down', 'j');
    expect(bodyOf(await tutor.screen())[0]).toBe(first[2]);
    await tutor.type('k');
    expect(bodyOf(await tutor.screen())[0]).toBe(first[1]);
    for (let n = 0; n < 40; n++) await tutor.type('down');
    const end = bodyOf(await tutor.screen());
    expect(end.at(-1)?.trim()).not.toBe('');
    await tutor.type('up');
    expect(bodyOf(await tutor.screen()).slice(1)).toEqual(end.slice(0, -1));
  });

  it('L changes the language in place, esc leads to the map', async () => {
    const tutor = open(true, { columns: 40, rows: 12 });
    await tutor.type('down', 'down', 'L');
    expect((await tutor.screen())[0]).toContain('进度');
    await tutor.type('esc');
    await tutor.until('深度学习');
  });

  it('a larger window shows all again', async () => {
    const tutor = open(false, { columns: 40, rows: 12 });
    await tutor.type('down', 'down', 'down');
    await tutor.resize({ columns: 120, rows: 30 });
    expect(bodyOf(await tutor.screen())[0]).toBe(' Lessons');
  });
});
