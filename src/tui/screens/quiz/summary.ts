import type { Quiz } from '../../../course/types.ts';
import { fill } from '../../../i18n/fill.ts';
import { words } from '../../../i18n/quiz.ts';
import type { Rich } from '../../../text/document.ts';
import { textOf } from '../../../text/inline.ts';
import type { Line } from '../../../text/styled.ts';
import { truncate, width } from '../../../text/width.ts';
import { widthOf } from '../../components/arrows.ts';
import { commands } from '../../keys.ts';
import { marks, span } from '../../theme.ts';
import { meanOf } from './attempt.ts';
import { besides, type Look } from './row.ts';
import type { QuizState, Summary } from './state.ts';
import type { Page } from './window.ts';

const percentOf = (score: number): number => Math.round(100 * score);

type Marked = {
  readonly scores: QuizState['scores'];
  readonly best: number;
  /** Of the questions as they were asked. */
  readonly prompts: readonly Rich[];
};

/** The score and how each question went, a line each. `best`: of all attempts, 0…1. */
export function summaryPage(
  quiz: Quiz,
  { scores, best, prompts }: Marked,
  step: Summary,
  look: Look,
  tight: boolean,
): Page {
  const gap: Line[] = tight ? [] : [[]];
  const rows = quiz.questions.map((_, index) => rowLine(prompts, scores, index, step.cursor === index, look));
  const remark = remarkOf(quiz, scores, look);
  const advice = remark ? [...gap, ...besides([span('  ')], [span(remark, { dim: true })], look)] : [];
  const head: Line[] = [headLine(scores, best, look), ...gap];
  const at = head.length + step.cursor;
  return { lines: [...head, ...rows, ...advice], cursor: { from: at, to: at }, news: { from: 0, to: 0 } };
}

function remarkOf({ questions }: Quiz, scores: QuizState['scores'], { lang }: Look): string {
  const missed = questions.filter((_, index) => (scores[index] ?? 0) < 1);
  if (missed.length === 0) return words.allRight[lang];
  return missed.some(({ passage }) => passage !== undefined) ? fill(words.missed[lang], { key: passageKey }) : '';
}

const [passageKey = ''] = commands.passage.keys;

function headLine(scores: QuizState['scores'], best: number, { lang }: Look): Line {
  const right = scores.filter(score => score === 1).length;
  return [
    span(`  ${fill(words.score[lang], { n: percentOf(meanOf(scores)) })}`, { bold: true, tone: 'accent' }),
    span(`   ${fill(words.rightOf[lang], { n: right, of: scores.length })}`),
    span(`   ${fill(words.best[lang], { n: percentOf(best) })}`, { dim: true }),
  ];
}

function rowLine(
  prompts: readonly Rich[],
  scores: QuizState['scores'],
  index: number,
  selected: boolean,
  look: Look,
): Line {
  const { lang, capabilities, columns } = look;
  const { cursor, right, wrong } = marks(capabilities);
  const score = scores[index] ?? 0;
  const mark = score === 1 ? right : score === 0 ? wrong : '~';
  const tone = score === 1 ? 'good' : score === 0 ? 'bad' : 'warn';
  const number = String(index + 1).padStart(String(scores.length).length);
  const lead: Line = [
    span(`${selected ? cursor : ' '} `, { tone: 'accent' }),
    span(`${mark} `, { tone }),
    span(`${number}  `, { dim: true }),
  ];
  const share = score === 1 ? '' : fill(words.percent[lang], { n: percentOf(score) });
  const prompt = textOf(prompts[index]?.[lang] ?? []).replace(/\s+/g, ' ');
  const room = columns - widthOf(lead) - 7;
  const text = truncate(prompt, room);
  const blank = ' '.repeat(Math.max(0, room + 7 - width(text) - width(share)));
  return [...lead, span(text, selected ? { tone: 'accent', bold: true } : {}), span(blank + share, { dim: true })];
}
