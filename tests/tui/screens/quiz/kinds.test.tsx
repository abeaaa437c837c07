import { describe, expect, it, vi } from 'vitest';
import type { Lang } from '../../../../src/platform/language.ts';
import type { GlyphTier } from '../../../../src/platform/terminal.ts';
import { present, rightAnswer } from '../../../../src/quiz/present.ts';
import type { Answer, Question } from '../../../../src/quiz/types.ts';
import { width } from '../../../../src/text/width.ts';
import { KINDS } from '../../../support/fixture-kinds.ts';
import { FULL, freshStore } from '../../../support/tutor.tsx';
import { open, seen } from './harness.tsx';

vi.mock('../../../../src/course/load.ts', async () => {
  const { KINDS: quiz } = await import('../../../support/fixture-kinds.ts');
  return { loadQuiz: () => quiz };
});
vi.mock('../../../../src/tui/screens/laboratory/screen.tsx', async () => ({
  LaboratoryScreen: (await import('../stand-ins.tsx')).standIn('laboratory'),
}));

const asked = (index: number, earlier = 0): Question => present(KINDS.questions[index]!, earlier);

/** The keys that give an answer, from the first row on. */
function keysFor(question: Question, answer: Answer): string[] {
  if (question.kind === 'match' && answer.kind === 'match') {
    return [...question.pairs.map(({ key }) => String(question.rights.indexOf(answer.pairs[key] ?? '') + 1)), 'enter'];
  }
  if (question.kind === 'gaps' && answer.kind === 'gaps') {
    const keys = question.gaps.map(gap => {
      const value = answer.values[gap.key] ?? '';
      return gap.fill === 'choose' ? String(gap.options.findIndex(({ key }) => key === value) + 1) : value;
    });
    return [...keys, 'enter'];
  }
  if (question.kind === 'single' && answer.kind === 'single') {
    return [String(question.options.findIndex(({ key }) => key === answer.key) + 1)];
  }
  return answer.kind === 'numeric' ? [...answer.text.replace(' ', ''), 'enter'] : [];
}

const right = (index: number): string[] => keysFor(asked(index), rightAnswer(asked(index)));
const HEAD: Readonly<Record<Lang, string>> = { zh: '测验', en: 'quiz' };

type Tutor = ReturnType<typeof open>;

/** Presses keys one by one, as a person does. */
async function press(tutor: Tutor, keys: readonly string[]): Promise<void> {
  for (const key of keys) await tutor.type(key);
}

/** Answers the questions before one rightly. */
async function goTo(tutor: Tutor, index: number): Promise<void> {
  for (let i = 0; i < index; i++) await press(tutor, [...right(i), '3', 'enter']);
}

describe.each([
  { columns: 40, rows: 12 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 30 },
])('on a screen of $columns by $rows', size => {
  describe.each(['zh', 'en'] as const)('in %s', lang => {
    it.each(['full', 'safe', 'ascii'] satisfies GlyphTier[])(
      'all kinds are answered rightly with %s glyphs',
      async glyphs => {
        const capabilities = { ...FULL, glyphs };
        const tutor = open({ quiz: KINDS.id, lang, capabilities, ...size });
        for (let index = 0; index < KINDS.questions.length; index++) {
          const screen = await tutor.screen();
          expect(screen[0]).toContain(HEAD[lang]);
          expect(screen[0]).toContain(`${index + 1}/${KINDS.questions.length}`);
          expect(screen.filter(line => width(line) > size.columns)).toEqual([]);
          await press(tutor, [...right(index), '3']);
          const graded = await tutor.screen();
          expect(graded.filter(line => width(line) > size.columns)).toEqual([]);
          await press(tutor, ['enter']);
        }
        expect(await tutor.text()).toContain(lang === 'zh' ? '得分 100%' : 'Score 100 %');
        expect(seen.facts.map(fact => ('score' in fact ? fact.score : null))).toEqual(Array(8).fill(1));
      },
    );
  });
});

describe('a matching question', () => {
  it('names what belongs together and takes a part of the pairs for a part of the score', async () => {
    const tutor = open({ quiz: KINDS.id });
    const question = asked(0);
    if (question.kind !== 'match') throw new Error('another kind');
    const pairs = { weight: 'weight', bias: 'rate' };
    await press(tutor, [...keysFor(question, { kind: 'match', pairs }), '5']);
    const text = await tutor.text();
    expect(text).toContain('Partly right, 50 %');
    expect(text).toContain('That is the learning rate.');
    expect(text).toContain('A bias is added to the sum.');
    expect(text).toContain('You were quite sure');
    expect(seen.facts).toMatchObject([{ answer: { kind: 'match', pairs }, score: 0.5, confidence: 5 }]);
  });

  it('asks for the line that has no partner, and turns through the choices', async () => {
    const tutor = open({ quiz: KINDS.id });
    await press(tutor, ['right', 'enter']);
    expect(await tutor.text()).toContain('One line has no partner yet.');
    await press(tutor, ['down', 'left', 'enter', '3']);
    expect(seen.facts).toHaveLength(1);
  });
});

describe('gaps', () => {
  it('are chosen and typed, and a near miss has its reason', async () => {
    const tutor = open({ quiz: KINDS.id });
    await goTo(tutor, 1);
    const question = asked(1);
    await press(tutor, [...keysFor(question, { kind: 'gaps', values: { slope: 'right', sign: '+' } }), '3']);
    const text = await tutor.text();
    expect(text).toContain('Partly right, 50 %');
    expect(text).toContain('Wrong way.');
    expect(text).toContain('Misconception “following the gradient”: It is subtracted.');
  });

  it('let Tab climb the ladder of hints where letters are typed', async () => {
    const tutor = open({ quiz: KINDS.id });
    await goTo(tutor, 1);
    await press(tutor, ['down', 'h', 'tab']);
    const text = await tutor.text();
    expect(text).toContain('Hint 1 of 3');
    expect(text).toContain('[2: h]');
  });
});

describe('a wrong belief', () => {
  it('is met by a question that refutes it among the next three, which is not asked twice', async () => {
    const tutor = open({ quiz: KINDS.id });
    await goTo(tutor, 2);
    await press(tutor, ['2', '3', 'enter']);
    expect((await tutor.screen())[0]).toContain('4/7');
    await press(tutor, [...right(3), '3', 'enter', '1', '3', 'enter']);
    // "Always convex" is refuted by the first question alone, which was answered: it comes again for practice.
    expect((await tutor.screen())[0]).toContain('1/7');
    expect(await tutor.text()).toContain('Once more for practice; it does not count');
    const before = seen.facts.length;
    await press(tutor, [...keysFor(asked(0, 1), rightAnswer(asked(0, 1))), '3', 'enter']);
    expect(seen.facts).toHaveLength(before);
    expect((await tutor.screen())[0]).toContain('6/7');
  });

  it('offers the experiment that refutes it', async () => {
    const tutor = open({ quiz: KINDS.id });
    await goTo(tutor, 4);
    await press(tutor, ['1', '3', 'e']);
    await tutor.until('laboratory loss-surface');
  });
});

describe('a number with a unit', () => {
  it('is asked for again without one, and converted with another', async () => {
    const tutor = open({ quiz: KINDS.id });
    await goTo(tutor, 5);
    expect(await tutor.text()).toContain('With its unit: s');
    await press(tutor, ['6', 'enter']);
    expect(await tutor.text()).toContain('Please add the unit');
    await press(tutor, ['0', '0', '0', 'm', 's', 'enter', '3']);
    expect(seen.facts.at(-1)).toMatchObject({ question: 'k-unit', answer: { text: '6000ms' }, score: 1 });
  });
});

describe('the ladder of hints', () => {
  it('has three steps, then the answer, which counts as missed', async () => {
    const tutor = open({ quiz: KINDS.id });
    await press(tutor, ['h', 'h', 'h']);
    expect(await tutor.text()).toContain('Hint 3 of 3');
    expect((await tutor.screen()).at(-1)).toContain('h show the answer');
    await press(tutor, ['h']);
    const text = await tutor.text();
    expect(text).toContain('You asked for the answer: it counts as missed');
    expect(text).toContain('A weight is a factor.');
    expect(seen.facts).toEqual([
      expect.objectContaining({ answer: { kind: 'shown' }, score: 0, hints: 3, question: 'k-match' }),
    ]);
    expect(seen.facts[0]).not.toHaveProperty('confidence');
  });

  it('is counted in the score, and can be read after the answer at no cost', async () => {
    const tutor = open({ quiz: KINDS.id });
    await press(tutor, ['h', ...right(0), '3']);
    expect(await tutor.text()).toContain('One hint taken: it counts 90 %');
    expect(seen.facts).toMatchObject([{ score: 0.9, hints: 1 }]);
    await press(tutor, ['h']);
    expect(await tutor.text()).toContain('Hint 3 of 3');
    expect(seen.facts).toHaveLength(1);
  });

  it('and the explanation are there when one goes back in a finished quiz', async () => {
    const tutor = open({ quiz: KINDS.id });
    await goTo(tutor, KINDS.questions.length);
    expect(await tutor.text()).toContain('Score 100 %');
    await press(tutor, ['right']);
    const text = await tutor.text();
    expect(text).toContain('Hint 3 of 3');
    expect(text).toContain('This is the explanation');
    await press(tutor, ['enter']);
    expect((await tutor.screen())[0]).toContain('2/7');
    await press(tutor, ['esc']);
    await tutor.until('Score 100 %');
  });
});

it('grades at once when the learner does not want to be asked how sure', async () => {
  const store = freshStore();
  store.setSettings({ confidence: 'off' });
  const tutor = open({ quiz: KINDS.id, store });
  await press(tutor, right(0));
  expect(await tutor.text()).toContain('Right');
  expect(seen.facts).toHaveLength(1);
  expect(seen.facts[0]).not.toHaveProperty('confidence');
});

it('says charts in words to a screen reader', async () => {
  const tutor = open({ quiz: KINDS.id, capabilities: { ...FULL, screenReader: true } });
  await goTo(tutor, 2);
  expect(await tutor.text()).not.toMatch(/[▁▂▃▄▅▆▇█]/);
  await press(tutor, [...right(2), '3', 'enter']);
  const text = await tutor.text();
  expect(text).not.toMatch(/[▁-█⠀-⣿┤╭╮╰╯]/);
  expect(text).toContain('Loss falls from 1 at step 0 to 0.2 at step 150.');
});
