import { words } from '../../../i18n/quiz.ts';
import type { Live } from '../../keys.ts';
import type { Tutor } from '../../tutor.ts';
import { rowsOf, typedGap } from './draft.ts';
import type { Links } from './feedback.ts';
import type { Asking, Graded, QuizAction, QuizState, Sure } from './state.ts';
import type { Page, Pane } from './window.ts';

type Input = {
  readonly state: QuizState;
  readonly page: Page;
  readonly pane: Pane;
  /** Rows of the window. */
  readonly rows: number;
  readonly links: Links;
  readonly tutor: Tutor;
  readonly dispatch: (action: QuizAction) => void;
  /** Writes the answer down, then shows its grade. */
  readonly onGrade: () => void;
  /** An action that gives an answer. */
  readonly onAnswer: (action: QuizAction) => void;
  /** The same with how sure the learner is, in one key. */
  readonly onSure: (level: number) => void;
  /** Writes down that the answer was asked for, then shows it. */
  readonly onReveal: () => void;
};

/** What the keys do in each phase. */
export function quizCommands(input: Input): Live[] {
  const { step } = input.state;
  switch (step.phase) {
    case 'asking':
      return askingCommands(step, input);
    case 'sure':
      return sureCommands(step, input);
    case 'graded': {
      const isLast = input.state.turns.length === 0;
      const next: Live = { id: 'next', run: () => input.dispatch({ type: 'next' }) };
      return [
        isLast ? { ...next, label: words.summary } : next,
        ...allHints(step, input),
        ...doors(input),
        ...lineScrolling(input),
        ...paging(input),
      ];
    }
    case 'looking':
      return [
        { id: 'next', run: () => input.dispatch({ type: 'next' }) },
        { id: 'back', label: words.toSummary, run: () => input.dispatch({ type: 'leave' }) },
        ...doors(input),
        ...lineScrolling(input),
        ...paging(input),
      ];
    case 'summary':
      return summaryCommands(input);
  }
}

/** After the answer the hints that were not taken can be read too. */
function allHints({ read, question }: Graded, { dispatch }: Input): Live[] {
  if (read >= question.hints.length) return [];
  return [{ id: 'hint', label: words.allHints, run: () => dispatch({ type: 'hint' }) }];
}

function askingCommands(step: Asking, input: Input): Live[] {
  const { question } = step;
  const rows = rowsOf(question);
  return [
    ...specialCommands(step, input),
    ...(rows > 0 ? walking(rows, input) : lineScrolling(input)),
    { id: 'submit', run: () => input.onAnswer({ type: 'submit' }) },
    ...hintCommands(step, input),
    ...paging(input),
  ];
}

/** What one kind of question needs beyond the keys that all share. */
function specialCommands({ question, cursor }: Asking, { dispatch, onAnswer }: Input): readonly Live[] {
  const toggle: Live = { id: 'toggle', run: () => dispatch({ type: 'toggle' }) };
  const pick: Live = { id: 'choose', run: key => onAnswer({ type: 'pick', number: Number(key) }) };
  const turning: readonly Live[] = [
    { id: 'choiceBack', run: () => dispatch({ type: 'turn', by: -1 }) },
    { id: 'choiceOn', run: () => dispatch({ type: 'turn', by: 1 }) },
  ];
  switch (question.kind) {
    case 'single':
      return [pick];
    case 'multi':
      return [toggle, { ...pick, quiet: true }];
    case 'numeric':
      return [];
    case 'order':
      return [
        { id: 'moveUp', run: () => dispatch({ type: 'shift', by: -1 }) },
        { id: 'moveDown', run: () => dispatch({ type: 'shift', by: 1 }) },
      ];
    case 'match':
      return [pick, ...turning];
    case 'gaps':
      return typedGap(question, cursor) ? [] : [pick, ...turning];
    case 'lines':
      return [
        { ...toggle, label: words.mark },
        { ...pick, quiet: true },
      ];
  }
}

/** The ladder of hints, and at its end the answer. Where letters are typed, Tab climbs it. */
function hintCommands({ question, cursor, hints }: Asking, { dispatch, onReveal }: Input): Live[] {
  const id = typedGap(question, cursor) ? 'hintTab' : 'hint';
  if (hints < question.hints.length) return [{ id, run: () => dispatch({ type: 'hint' }) }];
  return [{ id, label: words.showAnswer, run: onReveal }];
}

function sureCommands(_: Sure, input: Input): Live[] {
  const { dispatch, onGrade, onSure } = input;
  return [
    { id: 'submit', label: words.grade, run: onGrade },
    { id: 'lessSure', run: () => dispatch({ type: 'surer', by: -1 }) },
    { id: 'moreSure', run: () => dispatch({ type: 'surer', by: 1 }) },
    { id: 'choose', quiet: true, run: key => onSure(Number(key)) },
    { id: 'back', label: words.change, run: () => dispatch({ type: 'change' }) },
    ...lineScrolling(input),
    ...paging(input),
  ];
}

function summaryCommands(input: Input): Live[] {
  const { state, tutor, dispatch } = input;
  return [
    { id: 'next', label: words.done, run: tutor.back },
    ...walking(state.scores.length, input),
    { id: 'look', run: () => dispatch({ type: 'look' }) },
    { id: 'again', run: () => dispatch({ type: 'again' }) },
    ...doors(input),
    ...paging(input),
  ];
}

function doors({ links: { experiment, passage }, tutor }: Input): Live[] {
  const live: Live[] = [];
  if (experiment) {
    live.push({ id: 'experiment', run: () => tutor.open({ kind: 'laboratory', experiment: experiment.id }) });
  }
  if (passage) {
    const { lesson, anchor } = passage;
    live.push({ id: 'passage', run: () => tutor.open({ kind: 'lesson', lesson, anchor }) });
  }
  return live;
}

/** The cursor moves while it is in sight and has somewhere to go; beyond that the page scrolls. */
function walking(rows: number, { state: { step }, page, pane, dispatch }: Input): Live[] {
  const cursor = 'cursor' in step ? step.cursor : 0;
  const go = (by: 1 | -1): void => {
    const atEdge = by < 0 ? cursor === 0 : cursor === rows - 1;
    if (atEdge || !pane.sees(page.cursor.from)) dispatch({ type: 'scroll', line: pane.top + by });
    else dispatch({ type: 'move', by });
  };
  return [
    { id: 'up', run: () => go(-1) },
    { id: 'down', run: () => go(1) },
  ];
}

function lineScrolling({ pane: { top, lowest }, dispatch }: Input): Live[] {
  if (lowest === 0) return [];
  return [
    { id: 'scrollUp', run: () => dispatch({ type: 'scroll', line: top - 1 }) },
    { id: 'scrollDown', run: () => dispatch({ type: 'scroll', line: Math.min(lowest, top + 1) }) },
  ];
}

function paging({ pane: { top, lowest }, rows, dispatch }: Input): Live[] {
  if (lowest === 0) return [];
  const by = Math.max(1, rows - 1);
  return [
    { id: 'pageUp', run: () => dispatch({ type: 'scroll', line: top - by }) },
    { id: 'pageDown', run: () => dispatch({ type: 'scroll', line: Math.min(lowest, top + by) }) },
  ];
}
