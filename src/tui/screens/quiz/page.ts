import { fill } from '../../../i18n/fill.ts';
import { words } from '../../../i18n/quiz.ts';
import type { Bilingual, Lang } from '../../../platform/language.ts';
import type { Confidence } from '../../../progress/types.ts';
import type { Form, Misconception, Question } from '../../../quiz/types.ts';
import { codeLines } from '../../../text/figures.ts';
import type { Line } from '../../../text/styled.ts';
import { wrapSpans } from '../../../text/wrap.ts';
import { widthOf } from '../../components/arrows.ts';
import { confidenceLine } from '../../components/confidence.ts';
import { span } from '../../theme.ts';
import { choiceRows } from './choices.ts';
import { typedGap } from './draft.ts';
import { explanationLines, type Links, verdictLines } from './feedback.ts';
import { figureLines } from './figure.ts';
import { bodyLines } from './gaps.ts';
import { rightLines } from './pairs.ts';
import { besides, type Look, richSpans } from './row.ts';
import { isAnswered, type Shown } from './standing.ts';
import type { Problem } from './state.ts';
import type { Page, Range } from './window.ts';

/** What the rest of the course knows of a question. */
export type Beside = { readonly links: Links; readonly beliefs: readonly Misconception[] };

/** A question with all that belongs to it now. `tight`: the window has few rows, so blank lines go first. */
export function questionPage(step: Shown, { links, beliefs }: Beside, look: Look, tight: boolean): Page {
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
  if (step.question.figure) add(figureLines(step.question.figure, look, tight));
  if (step.question.kind === 'gaps') add(bodyLines(step.question, step, look));
  const choices = choiceRows(step, look);
  const heading = rightOrderHeading(step, look);
  const { from } = add([...heading, ...choices.flat()]);
  if (step.question.kind === 'match' && !isAnswered(step)) add(rightLines(step.question, look));
  const cursor = rangeOfRow(choices, step.question.kind === 'numeric' ? 0 : step.cursor, from + heading.length);
  const hints = hintLines(step, look).map(add);
  const news = newsOf(step, look);
  const last = news.length > 0 ? add(news) : (hints.at(-1) ?? cursor);
  if (isAnswered(step)) add(explanationLines(step, links, beliefs, look));
  return { lines: draft, cursor, news: last };
}

function newsOf(step: Shown, look: Look): Line[] {
  switch (step.phase) {
    case 'asking':
      return step.problem
        ? besides(
            [span('! ', { tone: 'warn' })],
            [span(problemOf(step.question, step.problem, look), { tone: 'warn' })],
            look,
          )
        : [];
    case 'sure':
      return sureLines(step.confidence, look);
    case 'graded':
    case 'looking':
      return verdictLines(step, look);
  }
}

function sureLines(confidence: Confidence, look: Look): Line[] {
  const line: Line = [span('  '), ...confidenceLine(confidence, look)];
  const key: Line = [span(`   ${words.oneKey[look.lang]}`, { dim: true })];
  return widthOf([...line, ...key]) <= look.columns ? [[...line, ...key]] : [line];
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
  match: words.pairUp,
  gaps: words.fillGaps,
  lines: words.markLines,
};

const FORMS: Readonly<Record<Form, Bilingual>> = {
  curve: words.predictCurve,
  'read-chart': words.readChart,
  'true-false': words.trueOrFalse,
};

/** What there is to do, where the prompt alone does not say it. */
function taskOf({ question, cursor }: Shown, lang: Lang): string {
  const form = question.form ? FORMS[question.form][lang] : '';
  const task = typedGap(question, cursor) ? words.typeGaps : TASKS[question.kind];
  const needed =
    question.kind === 'numeric' && question.needsUnit ? fill(words.withUnit[lang], { unit: question.unit ?? '' }) : '';
  const parts = [form, task?.[lang] ?? '', needed].filter(part => part !== '');
  return parts.join(lang === 'zh' ? '；' : '. ');
}

function promptLines(step: Shown, look: Look, tight: boolean): Line[] {
  const { lang, columns } = look;
  const prompt = wrapSpans(richSpans(step.question.prompt, look, { bold: true }), columns);
  const task = tight && isAnswered(step) ? '' : taskOf(step, lang);
  return [
    ...(step.again ? [[span(words.practice[lang], { tone: 'accent' })]] : []),
    ...prompt,
    ...(task ? wrapSpans([span(task, { dim: true })], columns) : []),
  ];
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
  isAnswered(step) && step.question.kind === 'order' && step.grade.score < 1
    ? [[span(words.rightOrder[lang], { dim: true })]]
    : [];

/** The hints so far; they stay when the answer is there. */
function hintLines(step: Shown, look: Look): Line[][] {
  const { question } = step;
  return question.hints.slice(0, isAnswered(step) ? step.read : step.hints).map((hint, index) => {
    const label = fill(words.hint[look.lang], { n: index + 1, of: question.hints.length });
    return besides([span(`  ${label}  `, { tone: 'accent' })], richSpans(hint, look), look);
  });
}

const EMPTY: Readonly<Record<Question['kind'], Bilingual>> = {
  single: words.pickFirst,
  multi: words.pickFirst,
  numeric: words.typeFirst,
  order: words.pickFirst,
  match: words.pairFirst,
  gaps: words.fillFirst,
  lines: words.markFirst,
};

function problemOf(question: Question, problem: Problem, { lang }: Look): string {
  const unit = (question.kind === 'numeric' && question.unit) || words.aNumber[lang];
  switch (problem) {
    case 'not-a-number':
      return words.notNumber[lang];
    case 'needs-unit':
      return fill(words.needsUnit[lang], { unit });
    case 'other-unit':
      return fill(words.otherUnit[lang], { unit });
    case 'empty':
      return EMPTY[question.kind][lang];
  }
}
