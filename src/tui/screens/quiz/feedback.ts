import { fill } from '../../../i18n/fill.ts';
import { words } from '../../../i18n/quiz.ts';
import type { Rich } from '../../../text/document.ts';
import type { Line, Style } from '../../../text/styled.ts';
import { widthOf } from '../../components/arrows.ts';
import { commands, keyLabel } from '../../keys.ts';
import { marks, span } from '../../theme.ts';
import { besides, type Look, richSpans } from './row.ts';
import type { Graded } from './state.ts';

/** Where the learner can look it up or see it. */
export type Links = {
  readonly experiment: { readonly id: string; readonly title: string } | null;
  readonly passage: { readonly lesson: string; readonly anchor: string; readonly title: string } | null;
};

/** The grade in a mark and a word, then the reason of each thing that was chosen or missed. */
export function verdictLines(step: Graded, look: Look): Line[] {
  const reasons = reasonsOf(step);
  const lines = reasons.flatMap(({ label, why }) =>
    besides([span(`  ${label}`, { dim: true })], richSpans(why, look.lang), look),
  );
  return [verdictLine(step.grade.score, look), ...lines];
}

function verdictLine(score: number, { lang, capabilities }: Look): Line {
  const { right, wrong } = marks(capabilities);
  if (score === 1) return [span(`${right} ${words.right[lang]}`, { tone: 'good', bold: true })];
  if (score === 0) return [span(`${wrong} ${words.wrong[lang]}`, { tone: 'bad', bold: true })];
  const partly = fill(words.partly[lang], { n: Math.round(100 * score) });
  return [span(`~ ${partly}`, { tone: 'warn', bold: true })];
}

type Reason = { readonly label: string; readonly why: Rich };

/** The reasons of the grade; where there may be several, each has the number of its option or line. */
function reasonsOf({ question, answer, grade }: Graded): Reason[] {
  if (question.kind === 'multi' && answer.kind === 'multi') {
    return question.options.flatMap(({ key, correct, why }, index) =>
      answer.keys.includes(key) || correct ? [{ label: `${index + 1}  `, why }] : [],
    );
  }
  if (question.kind === 'lines' && answer.kind === 'lines') {
    const noted = answer.lines.filter(line => question.notes[String(line)]);
    return noted.map(line => ({ label: `${line}  `, why: question.notes[String(line)]! }));
  }
  return grade.reasons.map(why => ({ label: '', why }));
}

/** What holds, what a sure mistake is good for, and where to read on. */
export function explanationLines(step: Graded, links: Links, look: Look): Line[] {
  const remark = confidenceRemark(step, look);
  const doors = linkLines(links, look);
  return [
    ...besides([span('  ')], richSpans(step.question.explain, look.lang), look),
    ...(remark ? besides([span('  ')], [span(remark, { dim: true })], look) : []),
    ...(doors.length > 0 ? [[], ...doors] : []),
  ];
}

function confidenceRemark({ grade: { score }, confidence }: Graded, { lang }: Look): string {
  if (score < 1 && confidence >= 4) return words.sureButWrong[lang];
  return score === 1 && confidence <= 2 ? words.unsureButRight[lang] : '';
}

function linkLines({ experiment, passage }: Links, look: Look): Line[] {
  const { lang } = look;
  return [
    ...(experiment ? doorLines('experiment', fill(words.seeIt[lang], { what: experiment.title }), look) : []),
    ...(passage ? doorLines('passage', fill(words.passage[lang], { what: passage.title }), look) : []),
  ];
}

/** A way on, with its key at the right edge. */
function doorLines(id: 'experiment' | 'passage', text: string, look: Look): Line[] {
  const { lang, capabilities, columns } = look;
  const key = keyLabel(commands[id].keys.slice(0, 1), lang, capabilities.glyphs);
  const style: Style = { tone: 'accent' };
  const narrow = { ...look, columns: columns - key.length - 2 };
  return besides([span('  ')], [span(text, style)], narrow).map((line, index) =>
    index > 0
      ? line
      : [...line, span(' '.repeat(columns - widthOf(line) - key.length)), span(key, { ...style, bold: true })],
  );
}
