import { fill } from '../../../i18n/fill.ts';
import { words } from '../../../i18n/quiz.ts';
import type { Misconception } from '../../../quiz/types.ts';
import type { Rich } from '../../../text/document.ts';
import { textOf } from '../../../text/inline.ts';
import type { Line, Style } from '../../../text/styled.ts';
import { widthOf } from '../../components/arrows.ts';
import { keyLabel } from '../../key-label.ts';
import { commands } from '../../keys.ts';
import { marks, span } from '../../theme.ts';
import { besides, type Look, richSpans } from './row.ts';
import type { Answered } from './standing.ts';

/** Where the learner can look it up or see it. */
export type Links = {
  readonly experiment: { readonly id: string; readonly title: string } | null;
  readonly passage: { readonly lesson: string; readonly anchor: string; readonly title: string } | null;
};

/** The grade in a mark and a word, then the reason of each thing that was chosen or missed. */
export function verdictLines(step: Answered, look: Look): Line[] {
  const reasons = reasonsOf(step);
  const lines = reasons.flatMap(({ label, why }) =>
    besides([span(`  ${label}`, { dim: true })], richSpans(why, look), look),
  );
  return [...verdictLine(step, look), ...lines];
}

function verdictLine(step: Answered, look: Look): Line[] {
  const { lang, capabilities } = look;
  const { right, wrong } = marks(capabilities);
  const { score } = step.grade;
  const [sign, text, style]: readonly [string, string, Style] =
    score === 1
      ? [right, words.right[lang], { tone: 'good', bold: true }]
      : score === 0
        ? [wrong, words.wrong[lang], { tone: 'bad', bold: true }]
        : ['~', fill(words.partly[lang], { n: percentOf(score) }), { tone: 'warn', bold: true }];
  const remark = scoreRemark(step, look);
  if (step.answer.kind !== 'shown') {
    const spans = [span(text, style), ...(remark ? [span(`   ${remark}`, { dim: true })] : [])];
    return besides([span(`${sign} `, style)], spans, look);
  }
  return besides([span('  ')], [span(remark, { dim: true })], look);
}

const percentOf = (score: number): number => Math.round(100 * score);

/** What the score says that the verdict does not: hints, an answer that was shown, practice. */
function scoreRemark({ phase, answer, grade, score, hints, again }: Answered, { lang }: Look): string {
  if (answer.kind === 'shown') {
    return phase === 'looking' ? fill(words.looked[lang], { n: percentOf(score) }) : words.shown[lang];
  }
  if (again) return words.practice[lang];
  if (hints === 0 || grade.score === 0) return '';
  return fill((hints === 1 ? words.withHint : words.withHints)[lang], { n: hints, score: percentOf(score) });
}

type Reason = { readonly label: string; readonly why: Rich };

/** The reasons of the grade; where there may be several, each has the number of its option or line. */
function reasonsOf({ question, answer, grade }: Answered): Reason[] {
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

/** The belief behind the answer and what holds, what a sure mistake is good for, and where to read on. */
export function explanationLines(step: Answered, links: Links, beliefs: readonly Misconception[], look: Look): Line[] {
  const remark = confidenceRemark(step, look);
  const doors = linkLines(links, look);
  return [
    ...beliefLines(step, beliefs, look),
    ...besides([span('  ')], richSpans(step.question.explain, look), look),
    ...(remark ? besides([span('! ', { tone: 'warn' })], [span(remark, { tone: 'warn', bold: true })], look) : []),
    ...(doors.length > 0 ? [[], ...doors] : []),
  ];
}

/** The first belief that the answer showed, by name, and what is the case. */
function beliefLines({ grade: { misconceptions } }: Answered, beliefs: readonly Misconception[], look: Look): Line[] {
  const belief = beliefs.find(({ id }) => id === misconceptions[0]);
  if (!belief) return [];
  const label = fill(words.misconception[look.lang], { name: textOf(belief.name[look.lang]) });
  return besides([span('  ')], [span(label, { tone: 'warn' }), ...richSpans(belief.holds, look)], look);
}

function confidenceRemark({ grade: { score }, confidence }: Answered, { lang }: Look): string {
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
