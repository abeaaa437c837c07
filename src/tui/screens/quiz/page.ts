import { fill } from '../../../i18n/fill.ts';
import { words } from '../../../i18n/quiz.ts';
import type { Bilingual } from '../../../platform/language.ts';
import type { Question } from '../../../quiz/types.ts';
import { codeLines } from '../../../text/figures.ts';
import type { Line } from '../../../text/styled.ts';
import { wrapSpans } from '../../../text/wrap.ts';
import { confidenceLine } from '../../components/confidence.ts';
import { span } from '../../theme.ts';
import { choiceRows, type Shown } from './choices.ts';
import { explanationLines, type Links, verdictLines } from './feedback.ts';
import { besides, type Look, richSpans } from './row.ts';
import type { Problem } from './state.ts';
import type { Page, Range } from './window.ts';

/** A question with all that belongs to it now. `tight`: the window has few rows, so blank lines go first. */
export function questionPage(step: Shown, links: Links, look: Look, tight: boolean): Page {
  const gap: Line[] = tight ? [] : [[]];
  const draft: Line[] = [];
  const add = (lines: readonly Line[]): Range => {
    if (lines.length > 0 && draft.length > 0) draft.push(...gap);
    const from = draft.length;
    draft.push(...lines);
    return { from, to: Math.max(from, draft.length - 1) };
  };
  add(promptLines(step, look, tight));
  add(shownCode(step.question, look));
  const choices = choiceRows(step, look);
  const heading = rightOrderHeading(step, look);
  const { from } = add([...heading, ...choices.flat()]);
  const cursor = rangeOfRow(choices, step.question.kind === 'numeric' ? 0 : step.cursor, from + heading.length);
  const hints = hintLines(step, look).map(add);
  const news = newsOf(step, look);
  const last = news.length > 0 ? add(news) : (hints.at(-1) ?? cursor);
  if (step.phase === 'graded') add(explanationLines(step, links, look));
  return { lines: draft, cursor, news: last };
}

function newsOf(step: Shown, look: Look): Line[] {
  switch (step.phase) {
    case 'asking':
      return step.problem
        ? besides(
            [span('! ', { tone: 'warn' })],
            [span(problemOf(step.question, step.problem)[look.lang], { tone: 'warn' })],
            look,
          )
        : [];
    case 'sure':
      return [[span('  '), ...confidenceLine(step.confidence, look)]];
    case 'graded':
      return verdictLines(step, look);
  }
}

function rangeOfRow(rows: readonly (readonly Line[])[], row: number, first: number): Range {
  const from = first + rows.slice(0, row).reduce((sum, lines) => sum + lines.length, 0);
  return { from, to: from + Math.max(1, rows[row]?.length ?? 1) - 1 };
}

const TASKS: Readonly<Record<Question['kind'], Bilingual | null>> = {
  single: null,
  multi: words.severalRight,
  numeric: words.giveNumber,
  order: words.putInOrder,
  lines: words.markLines,
};

function promptLines({ question, phase }: Shown, { lang, columns }: Look, tight: boolean): Line[] {
  const prompt = wrapSpans(richSpans(question.prompt, lang, { bold: true }), columns);
  const task = TASKS[question.kind];
  return task && !(tight && phase === 'graded')
    ? [...prompt, ...wrapSpans([span(task[lang], { dim: true })], columns)]
    : prompt;
}

/** Code that is only looked at. */
function shownCode(question: Question, { columns, lang, capabilities }: Look): Line[] {
  if (!question.code || question.kind === 'lines') return [];
  const lines = codeLines(
    { kind: 'code', lang: '', lines: question.code },
    { columns: columns - 2, lang, glyphs: capabilities.glyphs },
  );
  return lines.map(line => [span('  '), ...line]);
}

const rightOrderHeading = (step: Shown, { lang }: Look): Line[] =>
  step.phase === 'graded' && step.question.kind === 'order' && step.grade.score < 1
    ? [[span(words.rightOrder[lang], { dim: true })]]
    : [];

/** The hints so far; they stay when the answer is there. */
function hintLines({ question, hints }: Shown, look: Look): Line[][] {
  return question.hints.slice(0, hints).map((hint, index) => {
    const label = fill(words.hint[look.lang], { n: index + 1, of: question.hints.length });
    return besides([span(`  ${label}  `, { tone: 'accent' })], richSpans(hint, look.lang), look);
  });
}

function problemOf({ kind }: Question, problem: Problem): Bilingual {
  if (problem === 'not-a-number') return words.notNumber;
  return kind === 'lines' ? words.markFirst : kind === 'numeric' ? words.typeFirst : words.pickFirst;
}
