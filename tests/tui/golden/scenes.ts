import type { Screen } from '../../../src/tui/screen.ts';
import type { TestTerminal } from '../../support/terminal.ts';

export type GoldenScene = {
  readonly name: string;
  readonly screen: Screen;
  /** The way from where `screen` opens to what is looked at. */
  readonly walk?: (tutor: TestTerminal) => Promise<unknown>;
  /** The content itself speaks both languages. */
  readonly bilingual?: true;
};

/** Presses Enter until the screen shows one of these words: how often a screen asks is its own affair. */
async function enterUntil(tutor: TestTerminal, words: RegExp): Promise<void> {
  for (let presses = 0; presses < 6 && !words.test(await tutor.text()); presses++) await tutor.type('enter');
}

const lesson = (anchor: string): Screen => ({ kind: 'lesson', lesson: 'fixture', anchor });
const laboratory: Screen = { kind: 'laboratory', experiment: 'fixture-lab' };
const quiz: Screen = { kind: 'quiz', quiz: 'fixture-quiz' };
const GRADED = /falls to both sides|向两边减小/;
const SUMMARY = /100 ?%/;

const answer = async (tutor: TestTerminal): Promise<void> => {
  await tutor.type('2');
  await enterUntil(tutor, GRADED);
};

export const SCENES: readonly GoldenScene[] = [
  { name: 'map', screen: { kind: 'map' } },
  { name: 'lesson-formula', screen: lesson('formula') },
  { name: 'lesson-claim', screen: lesson('claim') },
  { name: 'lesson-code', screen: lesson('code') },
  { name: 'contents', screen: { kind: 'contents', lesson: 'fixture', screen: 1 } },
  { name: 'glossary', screen: { kind: 'glossary' }, bilingual: true },
  { name: 'sources', screen: { kind: 'sources' } },
  { name: 'search', screen: { kind: 'search', lesson: 'fixture', query: 'z' } },
  { name: 'palette', screen: { kind: 'palette' } },
  { name: 'settings', screen: { kind: 'settings' } },
  { name: 'help', screen: { kind: 'help' } },
  { name: 'laboratories', screen: { kind: 'laboratories' } },
  { name: 'laboratory-asking', screen: laboratory },
  {
    name: 'laboratory-finished',
    screen: laboratory,
    walk: async tutor => {
      await tutor.type('enter');
      await tutor.until(text => /straight line|一条直线/.test(text));
    },
  },
  { name: 'quiz-question', screen: quiz },
  { name: 'quiz-graded', screen: quiz, walk: answer },
  {
    name: 'quiz-summary',
    screen: quiz,
    walk: async tutor => {
      await answer(tutor);
      await enterUntil(tutor, SUMMARY);
    },
  },
  { name: 'progress', screen: { kind: 'progress' } },
];
