import { sparkline } from '../../../charts/index.ts';
import { words } from '../../../i18n/quiz.ts';
import { rightAnswer } from '../../../quiz/present.ts';
import type { Answer, Option, Question } from '../../../quiz/types.ts';
import type { CodeToken } from '../../../text/document.ts';
import { codeLines } from '../../../text/figures.ts';
import type { Line, Style } from '../../../text/styled.ts';
import { graphemes, width } from '../../../text/width.ts';
import { wrapSpans } from '../../../text/wrap.ts';
import { marks, span } from '../../theme.ts';
import { type Draft, FIELD_COLUMNS } from './draft.ts';
import { gapRows } from './gaps.ts';
import { pairRows } from './pairs.ts';
import { type Look, placeRemark, richSpans, rowLines, verdictRemark } from './row.ts';
import { type Answered, isAnswered, remarkOf, type Shown, type Standing, signOf, styleOf } from './standing.ts';

type Of<K extends Question['kind']> = Extract<Question, { kind: K }>;

/** Options, field, items or lines of code: the lines of each row. */
export function choiceRows(step: Shown, look: Look): Line[][] {
  const { question } = step;
  switch (question.kind) {
    case 'single':
    case 'multi':
      return question.options.map((option, index) => optionLines(option, index, question, step, look));
    case 'numeric':
      return isAnswered(step) ? numberRows(question, step, look) : [fieldLine(question, step, look)];
    case 'order':
      return isAnswered(step) ? gradedItems(question, step, look) : itemRows(question, step, look);
    case 'match':
      return pairRows(question, step, look);
    case 'gaps':
      return gapRows(question, step, look);
    case 'lines':
      return question.code.map((tokens, index) => codeRow(tokens, index, question, step, look));
  }
}

/** Keys of the options that an answer or draft holds. */
function chosenKeys(held: Answer | Draft): readonly string[] {
  if (held.kind === 'multi') return held.keys;
  return held.kind === 'single' && 'key' in held ? [held.key] : [];
}

function optionLines(option: Option, index: number, question: Of<'single' | 'multi'>, step: Shown, look: Look): Line[] {
  const graded = isAnswered(step);
  const chosen = chosenKeys(graded ? step.answer : step.draft).includes(option.key);
  const standing: Standing = {
    selected: step.cursor === index,
    ticked: chosen,
    verdict: graded ? { right: option.correct === true, chosen } : null,
  };
  const style = styleOf(standing);
  const { on, off } = marks(look.capabilities);
  const box = question.kind === 'multi' ? `${chosen ? on : off} ` : '';
  const lead: Line = [span(`${signOf(standing, look)} ${box}${index + 1}  `, style)];
  return rowLines(
    { lead, text: columns => optionText(option, style, columns, look), remark: remarkOf(standing, look) },
    look,
  );
}

/** Cells of a curve beside an option. */
const CHART_COLUMNS = 24;

function optionText({ text, chart }: Option, style: Style, columns: number, look: Look): Line[] {
  const words = richSpans(text, look, style);
  if (!chart || look.capabilities.screenReader) return wrapSpans(words, columns);
  const cells = Math.min(CHART_COLUMNS, Math.floor(columns / 2));
  const lines = wrapSpans(words, columns - cells - 2);
  const curve = span(sparkline(chart, cells, look), style.tone ? style : { tone: 'accent' });
  return lines.map((line, index) => [index === 0 ? curve : span(' '.repeat(cells)), span('  '), ...line]);
}

const fieldLead = ({ lang }: Look): string => `  ${words.answer[lang]}  [ `;

/** Cell of the line in which the terminal's cursor stands while a number is written. */
export function fieldCaret({ draft }: Shown, look: Look): number {
  const { text, caret } = draft.kind === 'numeric' ? draft : { text: '', caret: 0 };
  return width(fieldLead(look)) + width(graphemes(text).slice(0, caret).join(''));
}

function fieldLine(question: Of<'numeric'>, { draft }: Shown, look: Look): Line[] {
  const text = draft.kind === 'numeric' ? draft.text : '';
  const room = Math.min(FIELD_COLUMNS + 1, Math.max(13, width(text) + 1));
  const line: Line = [
    span(fieldLead(look), { dim: true }),
    span(text, { bold: true }),
    span(`${' '.repeat(Math.max(0, room - width(text)))} ]`, { dim: true }),
    ...(question.unit ? [span(` ${question.unit}`)] : []),
  ];
  return [line];
}

function numberRows(question: Of<'numeric'>, { answer, grade }: Answered, look: Look): Line[][] {
  const right = grade.score === 1;
  const given = answer.kind === 'numeric' ? answer.text : null;
  const expected = rightAnswer(question);
  const wanted = expected.kind === 'numeric' ? readable(expected.text) : '';
  const unit = question.unit ? ` ${question.unit}` : '';
  const value = (text: string, standing: Standing): Line[] => {
    const style = styleOf(standing);
    const shown = unit && /\p{L}|%/u.test(text.replace(/e[+-]?\d/i, '')) ? text : `${text}${unit}`;
    const lead: Line = [span(`${signOf(standing, look)} `, style)];
    return rowLines(
      { lead, text: columns => wrapSpans([span(shown, style)], columns), remark: remarkOf(standing, look) },
      look,
    );
  };
  const row = (isRight: boolean, chosen: boolean): Standing => ({
    selected: false,
    ticked: false,
    verdict: { right: isRight, chosen },
  });
  if (given === null) return [value(wanted, row(true, false))];
  if (right && given === wanted) return [value(given, row(true, true))];
  return [value(wanted, row(true, false)), value(given, row(right, true))];
}

/** A computed answer without the digits that nobody would type. */
function readable(text: string): string {
  const value = Number(text);
  return Number.isInteger(value) || Number.isNaN(value) ? text : String(Number(value.toPrecision(6)));
}

function itemRows(question: Of<'order'>, { draft, cursor }: Shown, look: Look): Line[][] {
  const keys = draft.kind === 'order' ? draft.keys : [];
  return keys.map((key, index) => {
    const standing: Standing = { selected: cursor === index, ticked: false, verdict: null };
    return itemLines(question, key, index, standing, [], look);
  });
}

/** The learner's order where it is right, else a right one with the places that the items had. */
function gradedItems(question: Of<'order'>, { answer, grade }: Answered, look: Look): Line[][] {
  const right = rightAnswer(question);
  const given = answer.kind === 'order' ? answer.keys : [];
  const shown = grade.score === 1 || right.kind !== 'order' ? given : right.keys;
  return shown.map((key, index) => {
    const place = given.indexOf(key);
    const same = place === index;
    const known = place >= 0;
    const standing: Standing = { selected: false, ticked: false, verdict: { right: same || !known, chosen: !same } };
    const remark = same ? verdictRemark(true, true, look) : known ? placeRemark(place + 1, look) : [];
    return itemLines(question, key, index, standing, remark, look);
  });
}

function itemLines(
  question: Of<'order'>,
  key: string,
  index: number,
  standing: Standing,
  remark: Line,
  look: Look,
): Line[] {
  const item = question.items.find(candidate => candidate.key === key);
  if (!item) return [];
  const style = styleOf(standing);
  const lead: Line = [span(`${signOf(standing, look)} ${index + 1}  `, style)];
  const text = richSpans(item.text, look, style);
  return rowLines({ lead, text: columns => wrapSpans(text, columns), remark }, look);
}

function codeRow(tokens: readonly CodeToken[], index: number, question: Of<'lines'>, step: Shown, look: Look): Line[] {
  const graded = isAnswered(step);
  const held = graded ? step.answer : step.draft;
  const chosen = held.kind === 'lines' && held.lines.includes(index + 1);
  const standing: Standing = {
    selected: step.cursor === index,
    ticked: chosen,
    verdict: graded ? { right: question.bugs.includes(index + 1), chosen } : null,
  };
  const style = styleOf(standing);
  const digits = String(question.code.length).length;
  const tick = standing.ticked ? marks(look.capabilities).dot : ' ';
  const number = String(index + 1).padStart(digits);
  const lead: Line = [
    span(`${signOf(standing, look)} `, style),
    span(`${tick} `, standing.verdict ? style : { tone: 'accent', bold: true }),
    span(
      `${number} `,
      standing.verdict?.right || standing.verdict?.chosen || standing.selected ? style : { dim: true },
    ),
  ];
  const text = (columns: number): Line[] =>
    codeLines(
      { kind: 'code', lang: '', lines: [tokens] },
      { columns, lang: look.lang, glyphs: look.capabilities.glyphs },
    );
  return rowLines({ lead, text, remark: remarkOf(standing, look) }, look);
}
