import { describe, expect, it } from 'vitest';
import { open, seen, storeWith } from './harness.tsx';

describe('the end of the lesson', () => {
  it('shows what is known of the quiz; t opens it over the lesson', async () => {
    const store = storeWith({ type: 'quiz.finished', quiz: 'fixture-quiz', score: 0.8 });
    const tutor = open({ anchor: 'end', store });
    const text = await tutor.until('Neuron check');
    expect(text).toContain('t  start   3 questions   best 80 %');
    await tutor.type('t');
    await tutor.until('quiz fixture-quiz');
    await tutor.type('esc');
    await tutor.until('To take away');
  });

  it('Enter goes to the quiz in place of the lesson', async () => {
    const tutor = open({ anchor: 'end' });
    await tutor.until('not taken yet');
    expect(await tutor.text()).toContain('↵ take the quiz');
    await tutor.type('enter');
    await tutor.until('quiz fixture-quiz');
    await tutor.type('esc');
    await tutor.until('Small course');
  });
});

describe('what is written down', () => {
  const position = (anchor: string, screen: number) => ({ type: 'lesson.position', lesson: 'fixture', anchor, screen });

  it('is the opening, each screen entered, and the end when it is seen', async () => {
    const tutor = open();
    await tutor.until('1/4');
    await tutor.type('enter', 'down', 'end', 'enter', 'e', 'esc');
    await tutor.until('↵ next');
    expect(seen.facts.map(({ type }) => type)).not.toContain('lesson.finished');
    await tutor.type('enter');
    await tutor.until('4/4');
    await tutor.type('left');
    await tutor.until('3/4');
    expect(seen.facts).toEqual([
      { type: 'lesson.opened', lesson: 'fixture' },
      position('neuron', 0),
      position('long', 1),
      position('try', 2),
      position('end', 3),
      { type: 'lesson.finished', lesson: 'fixture' },
      position('try', 2),
    ]);
  });

  it('brings the learner back to the heading where they stopped, and is not written twice', async () => {
    const store = storeWith({ type: 'lesson.position', lesson: 'fixture', anchor: 'try', screen: 2 });
    await open({ store }).until('3/4');
    expect(seen.facts).toEqual([{ type: 'lesson.opened', lesson: 'fixture' }]);
  });

  it('finds the heading on whatever screen it is now', async () => {
    const store = storeWith({ type: 'lesson.position', lesson: 'fixture', anchor: 'long', screen: 3 });
    await open({ store }).until('2/4');
  });

  it.each([
    [2, '3/4'],
    [9, '4/4'],
  ])('falls back to screen %i when the heading is gone', async (screen, shown) => {
    const store = storeWith({ type: 'lesson.position', lesson: 'fixture', anchor: 'gone', screen });
    await open({ store }).until(shown);
  });

  it('starts a finished lesson at its beginning', async () => {
    const store = storeWith(
      { type: 'lesson.position', lesson: 'fixture', anchor: 'end', screen: 3 },
      { type: 'lesson.finished', lesson: 'fixture' },
    );
    await open({ store }).until('1/4');
  });

  it('yields to the heading that was asked for', async () => {
    const store = storeWith({ type: 'lesson.position', lesson: 'fixture', anchor: 'end', screen: 3 });
    const text = await open({ store, anchor: 'claim' }).until('2/4');
    expect(text).toContain('What the notes claim');
  });
});
